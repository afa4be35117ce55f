import { registerHooks } from 'node:module';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { createORPCClient } from '@orpc/client';
import { RPCLink } from '@orpc/client/message-port';
import type { ContractRouterClient } from '@orpc/contract';
import type { Contract } from '../../shared/api/all.ts';
import type { Answer } from '../../shared/refusals.ts';
import { channel, fakeElectron } from './fake-electron.ts';

/**
 * `node built-desktop.ts FOLDER` — the desktop app as it is packaged, `dist/electron/main.js`, on the fake `electron` module:
 * opens the demo, asks for its cases as the page would, and prints how many there are; then it is closed. A process of its
 * own, as the built file takes in libraries that a test has loaded already.
 */
const ROOT = join(import.meta.dirname, '../..');
const [folder = ''] = process.argv.slice(2);
const fake = fakeElectron({ root: ROOT, switches: { data: folder, demo: '' } });
Reflect.set(globalThis, 'fakeElectron', fake.module);
const names = Object.keys(fake.module).join(', ');
registerHooks({
  resolve: (name, context, next) =>
    name === 'electron' ? { url: 'fake:electron', shortCircuit: true } : next(name, context),
  load: (url, context, next) =>
    url === 'fake:electron'
      ? { format: 'module', source: `export const { ${names} } = globalThis.fakeElectron;`, shortCircuit: true }
      : next(url, context),
});

await import(join(ROOT, 'dist/electron/main.js'));
await new Promise((resolve) => setImmediate(resolve));
const [window] = fake.windows;
if (!window) throw new Error('No window was opened');
const ends = channel();
const { webContents } = window;
fake.ipcMain.emit('sts:connect', { sender: webContents, senderFrame: webContents.mainFrame, ports: [ends.main] });
const client: ContractRouterClient<Contract> = createORPCClient(new RPCLink({ port: ends.page }));
const ask = <T>(data: T) => ({ requestId: crypto.randomUUID(), data });
must(await client.office.openDemo(ask({})));
const [somebody] = must(await client.office.state({})).people;
must(await client.office.sit(ask({ personId: somebody?.id ?? '' })));
console.log(`${must(await client.cases.list({})).cases.length} cases`);
ends.page.close();
fake.app.quit();
while (!fake.app.ended) await setTimeout(10);
process.exit(0);

function must<T>(answer: Answer<T>): T {
  if (!answer.ok) throw new Error(answer.refusal.what);
  return answer.value;
}
