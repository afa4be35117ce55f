import { writeSync } from 'node:fs';
import { openOr } from '../db/temporary-register.ts';

/** Opens a register with a newer app's migrations: `node migrating.ts FILE MIGRATIONS`. */
const [file = '', migrations = ''] = process.argv.slice(2);
writeSync(1, 'begin\n');
openOr(file, migrations).close();
writeSync(1, 'done\n');
