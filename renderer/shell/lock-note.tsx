import { api } from '../api/client.ts';
import { useCommand } from '../api/command.ts';
import { beginAnew } from '../api/lock.ts';
import { Button } from '../parts/button.tsx';
import css from './shell.module.css';

const SOON = 60;

/** When the register locks itself, in minutes and at last in seconds; and a way to lock it now. */
export function LockNote({ secondsLeft }: { secondsLeft: number | null }) {
  const lock = useLock();
  const isSoon = secondsLeft !== null && secondsLeft <= SOON;
  return (
    <>
      <Button
        icon="lock"
        onPress={lock}
        label={secondsLeft === null ? 'Lock now' : `Lock in ${spanOf(secondsLeft)} by itself, or now`}
      >
        Lock
        {secondsLeft !== null && <span className={css.quiet}> in {spanOf(secondsLeft)}</span>}
      </Button>
      {isSoon && (
        <div className={css.soon} role="alert">
          <p>
            The register locks in <strong role="timer">{secondsLeft} s</strong>. Press any key to stay; what you typed
            is kept.
          </p>
        </div>
      )}
    </>
  );
}

/** What is being typed is kept first: leaving the page sends it. */
export function useLock(): () => void {
  const lock = useCommand(api.signIn.lock, { said: null });
  return () => {
    window.dispatchEvent(new Event('pagehide'));
    // A draft is on its way when its event has been heard; the lock is asked for after it.
    setTimeout(() => void lock.run({}).then(beginAnew), 200);
  };
}

function spanOf(seconds: number): string {
  return seconds <= SOON ? `${seconds} s` : `${Math.ceil(seconds / 60)} min`;
}
