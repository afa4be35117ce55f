import { startApp } from '../support/register.ts';
import type { County } from './county.ts';
import { askAll } from './county-questions.ts';

/**
 * `node core-memory.ts FOLDER PERSON CASES` — a core of its own on a filled register: asks everything the bench asks, some
 * rounds, and prints the megabytes it holds. In a process of its own, as filling a register takes more than using it.
 */
const [folder = '', personId = '', caseIds = ''] = process.argv.slice(2);
const desk = startApp('2026-11-24', folder);
await desk.reopen();
desk.seat(personId);
const county: County = { caseIds: caseIds.split(','), pupilIds: [], events: 0 };
for (let round = 0; round < 20; round++) await askAll(desk, county, round);
console.log(process.memoryUsage().rss / 1e6);
desk.app.close();
