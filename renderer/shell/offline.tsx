import { useEffect } from 'react';
import { queries } from '../api/ask.ts';
import { api } from '../api/client.ts';
import { type HostState, setHost } from '../api/host.ts';
import css from './plain-page.module.css';

/** Covers the page while the app behind it does not answer. The page stays as it is underneath, and comes back by itself. */
export function Offline({ host }: { host: Exclude<HostState, 'there'> }) {
  useEffect(() => {
    if (host !== 'gone') return;
    const timer = setInterval(() => {
      api.office.state
        .call({})
        .then(() => {
          setHost('there');
          return queries.invalidateQueries();
        })
        .catch(() => {
          // Still gone: this page says so already.
        });
    }, 1_500);
    return () => clearInterval(timer);
  }, [host]);
  return (
    <div className={css.cover} role="alert">
      <div className={css.page}>
        <h1>{host === 'gone' ? 'The app behind this page has stopped' : 'This page has lost its key to the app'}</h1>
        <p>What you recorded is safe. What you typed last is kept in this page as long as you leave it open.</p>
        <p>
          {host === 'gone'
            ? 'Start the app again. If it comes back under the same link, this page goes on by itself; otherwise open the new link.'
            : 'The app was started again since. Start it again if it has stopped, then open its new link.'}
        </p>
      </div>
    </div>
  );
}
