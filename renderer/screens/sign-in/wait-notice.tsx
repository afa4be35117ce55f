import { useEffect, useState } from 'react';
import { Notice } from '../../parts/refusal.tsx';

/** After too many wrong passphrases: how long to wait, counting down. */
export function WaitNotice({ seconds }: { seconds: number }) {
  const [left, setLeft] = useState(seconds);
  useEffect(() => {
    setLeft(seconds);
    const began = performance.now();
    const timer = setInterval(() => setLeft(Math.max(0, Math.ceil(seconds - (performance.now() - began) / 1000))), 250);
    return () => clearInterval(timer);
  }, [seconds]);
  if (left === 0) return null;
  return (
    <Notice>
      <p>
        <strong>There have been too many wrong passphrases.</strong>
      </p>
      <p>
        The next one can be tried in <span role="timer">{spanOf(left)}</span>. Ending the app does not shorten it.
      </p>
    </Notice>
  );
}

function spanOf(seconds: number): string {
  const minutes = Math.floor(seconds / 60);
  const rest = `${seconds % 60} s`;
  return minutes > 0 ? `${minutes} min ${rest}` : rest;
}
