import { FAULTS } from './all-faults.ts';
import { isAsItShouldBe, lineOf } from './fault.ts';

/**
 * `npm run faults [-- NAME …]`: every fault in its long form, one line each: `fault tried lost`. `NAME=250` tries it so often:
 * a long one can be done in pieces, each of another count, because what is tried follows from that.
 */
const asked = process.argv.slice(2).map((word) => word.split('=') as [string, string?]);
const wanted =
  asked.length === 0
    ? FAULTS.map((fault) => ({ fault, times: fault.long }))
    : asked.flatMap(([name, times]) =>
        FAULTS.filter(({ fault }) => fault === name).map((fault) => ({ fault, times: Number(times ?? fault.long) })),
      );
for (const { fault, times } of wanted) {
  const tried = await fault.run(times);
  console.log(lineOf(fault, tried));
  if (!isAsItShouldBe(fault, tried)) process.exitCode = 1;
}
if (wanted.length < asked.length) process.exitCode = 2;
