import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { askBy, fittingInputs, queries } from '../support/askings.ts';
import { type Desk, startApp } from '../support/register.ts';

/**
 * The core does not parse what it answers (it made it itself), so this does: every query of the contract, asked about
 * rows of the demo register, gives the shape that its contract says. A new procedure is asked without anybody adding
 * it here, as long as its input can be made from ids and days (support/askings.ts).
 */
let desk: Desk;
beforeAll(async () => {
  desk = startApp('2026-11-24');
  await desk.done(desk.client.office.openDemo(desk.ask({})));
});
afterAll(() => desk.end());

describe('every query answers in the shape of its contract', () => {
  it.each(queries)('$path', async (query) => {
    const { path, meta } = query;
    for (const input of fittingInputs(desk, query)) {
      const answer = await askBy(desk, path, input, desk.session);
      if (!answer.ok) {
        expect(answer.refusal.code, JSON.stringify(answer.refusal)).toMatch(/not-found|rule|invalid/);
        continue;
      }
      const shape = meta.output.safeParse(answer.value);
      expect(shape.success ? [] : shape.error.issues, `${path} ${JSON.stringify(input)}`).toEqual([]);
    }
  });

  it('asks most of them', async () => {
    const asked = queries.filter((query) => fittingInputs(desk, query).length > 0);
    const left = queries.filter((each) => !asked.includes(each)).map(({ path }) => path);
    expect(asked.length / queries.length, `Not asked: ${left.join(', ')}`).toBeGreaterThan(0.6);
  });
});
