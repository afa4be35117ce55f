import type { OfficeState } from '../../shared/api/office.ts';
import { api } from '../api/client.ts';
import { useCommand } from '../api/command.ts';
import { useGoTo } from '../api/place.ts';
import { Button } from '../parts/button.tsx';
import { A } from '../parts/link.tsx';
import css from './shell.module.css';

/** One line each: that this is the demo, and how well the register is protected. */
export function Banner({ office }: { office: OfficeState }) {
  const leave = useCommand(api.office.leaveDemo, { said: null });
  const goTo = useGoTo();
  if (office.office?.demo) {
    return (
      <section className={css.banner} aria-label="About this register" data-demo>
        <span>
          <strong>Demo.</strong> Everybody in here is invented, and nothing of it reaches a real register.
        </span>
        <Button
          small
          busy={leave.busy}
          onPress={async () => {
            await leave.run({});
            goTo('/');
          }}
        >
          Leave the demo
        </Button>
      </section>
    );
  }
  if (!office.protection) return null;
  return (
    <section className={css.banner} aria-label="About this register">
      <span>
        {office.protection.line} <A to={office.protection.to}>{office.protection.label}</A>
      </span>
    </section>
  );
}
