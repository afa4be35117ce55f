import { Component, type ReactNode } from 'react';
import { numberOf } from '../api/host.ts';
import css from './plain-page.module.css';

/** A bug: one plain page with a number that is also in the log. Nothing that was recorded is touched by it. */
export class ErrorBoundary extends Component<{ children: ReactNode }, { failed: unknown }> {
  override state: { failed: unknown } = { failed: null };

  static getDerivedStateFromError(failed: unknown) {
    return { failed };
  }

  override render() {
    const { failed } = this.state;
    return failed === null ? this.props.children : <BugPage failed={failed} />;
  }
}

function BugPage({ failed }: { failed: unknown }) {
  const number = numberOf(failed);
  return (
    <main className={css.page}>
      <h1>Something in the app is broken</h1>
      <p>
        What you recorded before is safe, and what you were typing has been kept as a draft. This is a mistake in the
        app, not something you did.
      </p>
      {number ? (
        <p>
          Tell whoever looks after the app this number: <strong>{number}</strong>. It is in the app’s log too.
        </p>
      ) : (
        <p>Tell whoever looks after the app what you did just before.</p>
      )}
      <p>
        <a href={location.pathname}>Load this page again</a> or <a href="/">go to Today</a>.
      </p>
    </main>
  );
}
