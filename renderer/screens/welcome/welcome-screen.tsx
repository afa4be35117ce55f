import { useEffect, useState } from 'react';
import type { OfficeState } from '../../../shared/api/office.ts';
import { api } from '../../api/client.ts';
import { useCommand } from '../../api/command.ts';
import { useGoTo } from '../../api/place.ts';
import { Button } from '../../parts/button.tsx';
import { PutBack } from '../../parts/put-back.tsx';
import { Notice, Refusal } from '../../parts/refusal.tsx';
import { PutBackElsewhere } from './put-back-elsewhere.tsx';
import { StartForm } from './start-form.tsx';
import css from './welcome.module.css';

/** Before there is a register: start one, or look around in the demo. */
export function WelcomeScreen({ office }: { office: OfficeState }) {
  const demo = useCommand(api.office.openDemo, { said: null });
  const [doing, setDoing] = useState<'start' | 'put-back' | null>(null);
  const goTo = useGoTo();
  useEffect(() => {
    document.title = 'Welcome · STS area office';
  }, []);
  return (
    <main className={css.welcome} id="main" tabIndex={-1}>
      <div className={css.head}>
        <h1>STS area office</h1>
        <p>
          The register of one area office: enquiries answered from the memorandum’s own criteria, time-limited plans,
          and the weekly deployment of STAs. Everything stays on this computer.
        </p>
      </div>
      {office.fault && (
        <Notice>
          <p>
            <strong>{office.fault.what}</strong>
          </p>
          <p>{office.fault.next}</p>
        </Notice>
      )}
      {office.fault && <PutBack />}
      {doing === 'start' && <StartForm onCancel={() => setDoing(null)} />}
      {doing === 'put-back' && <PutBackElsewhere onCancel={() => setDoing(null)} />}
      {doing === null && (
        <div className={css.ways}>
          {!office.fault && (
            <section className={css.way} aria-labelledby="way-start">
              <h2 id="way-start">Start a register</h2>
              <p>
                For your own office. You need its name, the names of its two managers, and a minute. Schools, pupils and
                STAs come after.
              </p>
              <div>
                <Button kind="primary" onPress={() => setDoing('start')}>
                  Start a register
                </Button>
              </div>
            </section>
          )}
          <section className={css.way} aria-labelledby="way-demo">
            <h2 id="way-demo">Look around in the demo</h2>
            <p>
              Thirty invented schools, twelve invented STAs and sixty invented cases. It is kept apart from any real
              register and can be left at any time.
            </p>
            <div>
              <Button
                busy={demo.busy}
                onPress={async () => {
                  await demo.run({});
                  goTo('/');
                }}
              >
                Look around in the demo
              </Button>
            </div>
            {demo.refusal && <Refusal refusal={demo.refusal} focus />}
          </section>
          <section className={css.way} aria-labelledby="way-back">
            <h2 id="way-back">Put a backup back</h2>
            <p>
              The computer with the register is lost or broken, and its backups lie on another disk. You need a
              passphrase that was good when the backup was made, or the recovery key of that time.
            </p>
            <div>
              <Button onPress={() => setDoing('put-back')}>Put a backup back</Button>
            </div>
          </section>
        </div>
      )}
      <p className={css.version}>Version {office.version}</p>
    </main>
  );
}
