import { FAULTS } from './all-faults.ts';
import { isAsItShouldBe, lineOf } from './fault.ts';

/** `npm run faults [-- NAME]`: every fault in its long form, one line each: `fault tried lost`. */
const asked = process.argv.slice(2);
for (const fault of FAULTS.filter((each) => asked.length === 0 || asked.includes(each.fault))) {
  const tried = await fault.run(fault.long);
  console.log(lineOf(fault, tried));
  if (!isAsItShouldBe(fault, tried)) process.exitCode = 1;
}
