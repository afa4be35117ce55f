import { useEffect, useState } from 'react';
import { uuidv7 } from '../../shared/uuid.ts';
import { api } from './client.ts';

/**
 * The register is locked by the core, not by the page: the page tells of every sign of life, asks how long is left, and
 * when it is locked begins anew, so that nothing of what it showed is left in its memory. What was typed is in drafts.
 */
const TELL_EVERY = 5_000;
const ASK_EVERY = 5_000;
const SIGNS = ['pointerdown', 'pointermove', 'keydown', 'wheel', 'touchstart'] as const;

/** Seconds until the lock, null where there is none. `on` while somebody is signed in to a register with passphrases. */
export function useIdleLock(on: boolean): number | null {
  const [left, setLeft] = useState<number | null>(null);
  useEffect(() => {
    if (!on) return;
    let known: { seconds: number; at: number } | null = null;
    let told = 0;
    const learn = (answer: IdleAnswer) => {
      if (!answer.ok) return;
      if (!answer.value.signedIn) beginAnew();
      const { secondsLeft } = answer.value;
      known = secondsLeft === null ? null : { seconds: secondsLeft, at: performance.now() };
    };
    const ask = () => void api.signIn.idle.call({}).then(learn, hostGone);
    const tell = () => {
      if (performance.now() - told < TELL_EVERY) return;
      told = performance.now();
      void api.signIn.alive.call({ requestId: uuidv7(), data: {} }).then((answer) => {
        if (!answer.ok && answer.refusal.code === 'not-signed-in') beginAnew();
        learn(answer);
      }, hostGone);
    };
    ask();
    const asking = setInterval(ask, ASK_EVERY);
    const counting = setInterval(() => {
      setLeft(known && Math.max(0, Math.round(known.seconds - (performance.now() - known.at) / 1000)));
    }, 500);
    for (const sign of SIGNS) document.addEventListener(sign, tell, { passive: true, capture: true });
    return () => {
      clearInterval(asking);
      clearInterval(counting);
      for (const sign of SIGNS) document.removeEventListener(sign, tell, { capture: true });
    };
  }, [on]);
  return on ? left : null;
}

type IdleAnswer = Awaited<ReturnType<typeof api.signIn.idle.call>>;

/** The host is gone: the shell says so, and covers the page. */
const hostGone = () => undefined;

let wasOpen = false;

/** The shell has shown an open register: from now on, finding it locked means that the page has to begin anew. */
export function sawOpenRegister(): void {
  wasOpen = true;
}

/** Told of every refusal: one that says "not signed in" comes from a register that was locked meanwhile. */
export function heardRefusal(code: string): void {
  if (wasOpen && code === 'not-signed-in') beginAnew();
}

/** The page as it is first loaded: what it showed, and what its script held, is gone. */
export function beginAnew(): void {
  wasOpen = false;
  location.reload();
}
