import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { type Figure, lineOf } from './figure.ts';

/**
 * `npm run bench` measures everything; `npm run bench -- register gias` only those areas. An area is a file
 * `<area>.bench.ts` here that exports `figures()`. One line a figure on stdout, sorted, and nothing else there; what is
 * being measured is said on stderr. A figure over its limit says so and the exit code stays 0: a bench informs, it does
 * not judge.
 */
interface Area {
  figures(): Promise<Figure[]>;
}

const areas = readdirSync(import.meta.dirname)
  .filter((file) => file.endsWith('.bench.ts'))
  .map((file) => file.slice(0, -'.bench.ts'.length))
  .sort();
const wanted = process.argv.slice(2);
const unknown = wanted.filter((area) => !areas.includes(area));
if (unknown.length > 0) {
  console.error(`No such area: ${unknown.join(', ')}. There are: ${areas.join(', ')}.`);
  process.exit(2);
}

const lines: string[] = [];
for (const area of wanted.length > 0 ? wanted : areas) {
  console.error(`measuring ${area} …`);
  try {
    const { figures } = (await import(join(import.meta.dirname, `${area}.bench.ts`))) as Area;
    lines.push(...(await figures()).map((figure) => lineOf({ ...figure, name: `${area}.${figure.name}` })));
  } catch (error) {
    console.error(`${area} could not be measured: ${error instanceof Error ? error.stack : String(error)}`);
  }
}
for (const line of lines.sort()) console.log(line);
process.exit(0);
