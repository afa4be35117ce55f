import { forge } from '../support/forged.ts';
import { emptyPage, startHost } from '../support/host.ts';
import type { Fault } from './fault.ts';

/** Every forged request to the loopback host: refused by the check that is there for it, and said in the log without what was sent. */
export const HOSTILE_PEER: Fault = {
  fault: 'hostile-peer',
  lostMeans:
    'a forged request that is answered, or refused without a line in the log, or good ones that are not answered any more',
  short: 1,
  long: 20,
  async run(times) {
    const host = await startHost({ page: emptyPage(), demo: true });
    const { forgeries, good, send } = await forge(host);
    let tried = 0;
    let lost = 0;
    for (let round = 0; round < times; round++) {
      for (const { request, status, by } of forgeries) {
        host.log.length = 0;
        const answer = await send(request);
        const said = host.log.map(({ what }) => what).join();
        tried++;
        if (answer.status !== status || answer.text.includes('"ok":true')) lost++;
        if (said !== (by ? `loopback: refused by ${by}` : '')) lost++;
      }
      if (!(await send(good.call)).text.includes('"ok":true')) lost++;
    }
    await host.end();
    return { tried, lost };
  },
};
