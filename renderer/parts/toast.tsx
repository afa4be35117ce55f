import { useEffect, useState, useSyncExternalStore } from 'react';
import { Button } from './button.tsx';
import css from './toast.module.css';

/** Quiet words that something is done. `say({ sentence: 'Recorded.', change })`: with a change it can be undone from here. */
export interface Said {
  sentence: string;
  change: string | null;
}

const STAYS = 10_000;
let shown: readonly (Said & { id: number })[] = [];
let next = 1;
const listeners = new Set<() => void>();

function show(list: typeof shown): void {
  shown = list;
  for (const heard of listeners) heard();
}

export function say(said: Said): void {
  // One at a time: what was said before is in the history.
  show([{ ...said, id: next++ }]);
}

export function unsay(id: number): void {
  show(shown.filter((each) => each.id !== id));
}

/** Where it appears; the shell has one. `onUndo` is the shell's, which asks first where something has left the office. */
export function Toasts({ onUndo }: { onUndo: (change: string) => void }) {
  const list = useSyncExternalStore(
    (heard) => {
      listeners.add(heard);
      return () => listeners.delete(heard);
    },
    () => shown,
  );
  return (
    <div className={css.toasts} role="status">
      {list.map((said) => (
        <OneToast key={said.id} said={said} onUndo={onUndo} />
      ))}
    </div>
  );
}

function OneToast({ said, onUndo }: { said: Said & { id: number }; onUndo: (change: string) => void }) {
  const [held, setHeld] = useState(false);
  const { id, change } = said;
  useEffect(() => {
    if (held) return;
    const timer = setTimeout(() => unsay(id), STAYS);
    return () => clearTimeout(timer);
  }, [held, id]);
  // Hovering and focusing hold it in place.
  const holding = {
    onPointerEnter: () => setHeld(true),
    onPointerLeave: () => setHeld(false),
    onFocus: () => setHeld(true),
    onBlur: () => setHeld(false),
  };
  return (
    <div className={css.toast} {...holding}>
      <span>{said.sentence}</span>
      {change && (
        <Button
          kind="plain"
          small
          icon="undo"
          onPress={() => {
            unsay(id);
            onUndo(change);
          }}
        >
          Undo
        </Button>
      )}
      <Button kind="plain" small icon="cross" label="Close" onPress={() => unsay(id)} />
    </div>
  );
}
