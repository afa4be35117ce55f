import { A } from '../parts/link.tsx';
import { Page } from '../parts/page.tsx';

/** An address that leads nowhere. */
export function NotHere() {
  return (
    <Page title="There is nothing at this address">
      <p>
        The place may have moved, or the address was cut short. Go to <A to="/">Today</A>, or press Ctrl+K and type what
        you are looking for.
      </p>
    </Page>
  );
}
