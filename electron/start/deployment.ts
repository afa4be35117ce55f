import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { nameless } from '../deployment/nameless.ts';
import { startJob } from '../deployment/start-job.ts';
import type { Week } from '../deployment/week.ts';
import { proposalFile, readWeekFile } from '../deployment/week-file.ts';

/**
 * A saved week, without the app.
 *
 *   npm run deployment -- solve week.json [--seconds N]   the proposal and its certificate, as JSON
 *   npm run deployment -- nameless week.json              the week with its names removed
 *
 * After N seconds the best so far is printed, labelled as not proved. A file that is no week: a sentence for each fault,
 * and exit code 2. A proposal that does not pass the checker is not printed; the week is, without names, and code 1.
 */
const USAGE = 'npm run deployment -- solve week.json [--seconds N]\nnpm run deployment -- nameless week.json';

const [task, file, flag, count] = process.argv.slice(2);
const seconds = flag === undefined ? null : Number(count);
const isAsked = file !== undefined && (task === 'solve' ? isFlag() : task === 'nameless' && flag === undefined);
process.exitCode = isAsked ? await run(file) : say(2, USAGE);

function isFlag(): boolean {
  return flag === undefined || (flag === '--seconds' && seconds !== null && seconds > 0);
}

async function run(path: string): Promise<number> {
  const text = textOf(path);
  if (text === null) return say(2, `${path} can not be read.`);
  const read = readWeekFile(basename(path), text);
  if (!read.ok) return say(2, ...read.faults);
  if (task === 'solve') return solve(read.week, read.notices);
  console.log(JSON.stringify(nameless(read.week), null, 2));
  return 0;
}

async function solve(week: Week, notices: string[]): Promise<number> {
  const running = startJob({ kind: 'propose', week });
  const timer = seconds === null ? undefined : setTimeout(running.stop, seconds * 1000);
  try {
    const outcome = await running.answer;
    if (outcome.ok) {
      console.log(JSON.stringify(proposalFile(week, outcome.value, notices), null, 2));
      return 0;
    }
    if (outcome.bug === null) return say(2, ...outcome.faults);
    return say(
      1,
      'What was worked out breaks a rule. Send this week on; its names are removed.',
      JSON.stringify(outcome.bug),
    );
  } finally {
    clearTimeout(timer);
  }
}

function textOf(path: string): string | null {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return null;
  }
}

function say(code: number, ...lines: string[]): number {
  for (const line of lines) console.error(line);
  return code;
}
