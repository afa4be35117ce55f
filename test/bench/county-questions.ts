import type { Answer } from '../../shared/refusals.ts';
import type { Desk } from '../support/register.ts';
import type { County } from './county.ts';

/** What is asked of the register of a county, through the router, as the screens ask it. */
export interface Question {
  name: string;
  turns: number;
  ask(desk: Desk, county: County, turn: number): Promise<Answer<unknown>>;
}

const TURNS = 300;
const BEGINNINGS = ['qui', 'ott', 'tans', 'bram', 'hedge', 'C-01', 'pud', 'lark', 'kest', 'thim'];
const beginning = (turn: number) => BEGINNINGS[turn % BEGINNINGS.length] ?? 'qui';

export const QUESTIONS: readonly Question[] = [
  { name: 'case-list', turns: TURNS, ask: (desk) => desk.client.cases.list({}) },
  { name: 'case-list-500', turns: 60, ask: (desk) => desk.client.cases.list({ limit: 500 }) },
  { name: 'case-list-one-stage', turns: 100, ask: (desk) => desk.client.cases.list({ stage: 'planning' }) },
  {
    name: 'name-search',
    turns: TURNS,
    ask: (desk, _county, turn) => desk.client.search.find({ text: beginning(turn) }),
  },
  { name: 'name-search-all-schools', turns: 100, ask: (desk) => desk.client.search.find({ text: 'primary' }) },
  {
    name: 'name-search-two-words',
    turns: 100,
    ask: (desk, _county, turn) => desk.client.search.find({ text: `${beginning(turn)} prim` }),
  },
  {
    name: 'open-case',
    turns: TURNS,
    ask: (desk, { caseIds }, turn) => desk.client.cases.show({ id: caseIds[(turn * 37) % caseIds.length] ?? '' }),
  },
  {
    name: 'look-alikes',
    turns: 60,
    ask: (desk) =>
      desk.client.pupils.lookAlikes({
        givenName: 'Robin',
        familyName: 'Otterby',
        dateOfBirth: '2018-03-04',
        upn: null,
        schoolId: null,
      }),
  },
];

/** Everything once. */
export async function askAll(desk: Desk, county: County, turn: number): Promise<void> {
  for (const { ask } of QUESTIONS) await ask(desk, county, turn);
}
