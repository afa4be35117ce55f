import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { getTableColumns, getTableName } from 'drizzle-orm';
import { tables } from './schema/tables.ts';

/**
 * `npm run migration -- what_it_does`: has drizzle-kit write the SQL for what changed in db/schema, then adds the two
 * things it cannot: STRICT on every new table, and a CHECK with the words of each word column. A person reads the
 * result before it is committed; once merged it is never edited.
 */
const folder = join(import.meta.dirname, 'migrations');
const name = process.argv[2];
if (!name || !/^[a-z][a-z_]+$/.test(name)) {
  console.error('Say in words what the migration does: npm run migration -- adds_link_placements');
  process.exit(2);
}

const before = new Set(readdirSync(folder));
const kit = spawnSync('drizzle-kit', ['generate', '--config', 'db/drizzle.config.ts', '--name', name], {
  stdio: 'inherit',
});
if (kit.status !== 0) process.exit(kit.status ?? 1);

for (const file of readdirSync(folder).filter((entry) => entry.endsWith('.sql') && !before.has(entry))) {
  const path = join(folder, file);
  writeFileSync(path, readFileSync(path, 'utf8').replace(/CREATE TABLE `(\w+)` \(\n([\s\S]*?)\n\);/g, strictTable));
  console.log(`Read it before you commit it: db/migrations/${file}`);
}

/** One CREATE TABLE, with a CHECK for each word column and STRICT at the end. */
function strictTable(_all: string, tableName: string, body: string): string {
  const table = tables.find((each) => getTableName(each) === tableName.replace(/^__new_/, ''));
  const checks = table
    ? Object.values(getTableColumns(table))
        .filter((column) => column.enumValues?.length)
        .map(
          (column) =>
            `\tCHECK (\`${column.name}\` IN (${(column.enumValues ?? []).map((value: string) => `'${value}'`).join(', ')}))`,
        )
    : [];
  return `CREATE TABLE \`${tableName}\` (\n${[body, ...checks].join(',\n')}\n) STRICT;`;
}
