import type { Register } from '../../db/open.ts';

/** A register that is open, and what works on it. */
export interface OpenRegister {
  readonly register: Register;
  readonly which: 'own' | 'demo';
  /** It has passphrases: sessions sign in, and are ended when idle. */
  readonly isProtected: boolean;
  office: { id: string; name: string; demo: boolean } | null;
  idleMinutes: number;
  /** Keeps the register from being closed until the work that asked for it is done; gives what ends the hold. */
  hold(): () => void;
  /** Settles when nothing holds it. */
  whenFree(): Promise<void>;
}

export function openedFrom(
  register: Register,
  which: OpenRegister['which'],
  isProtected: boolean,
  idleMinutes: number,
): OpenRegister {
  let held = 0;
  let waiting: (() => void)[] = [];
  return {
    register,
    which,
    isProtected,
    office: null,
    idleMinutes,
    hold() {
      held++;
      let isOver = false;
      return () => {
        if (isOver) return;
        isOver = true;
        held--;
        if (held > 0) return;
        for (const go of waiting) go();
        waiting = [];
      };
    },
    whenFree: () => (held === 0 ? Promise.resolve() : new Promise((resolve) => waiting.push(resolve))),
  };
}
