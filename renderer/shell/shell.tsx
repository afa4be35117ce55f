import { Outlet } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { useHost } from '../api/host.ts';
import { heardRefusal, sawOpenRegister, useIdleLock } from '../api/lock.ts';
import { useOffice } from '../api/office.ts';
import { Toasts } from '../parts/toast.tsx';
import { useUndo, useUndoKey } from '../parts/undo.tsx';
import { OwnPassphraseScreen } from '../screens/sign-in/own-passphrase-screen.tsx';
import { SignInScreen } from '../screens/sign-in/sign-in-screen.tsx';
import { WelcomeScreen } from '../screens/welcome/welcome-screen.tsx';
import { Banner } from './banner.tsx';
import { Header } from './header.tsx';
import { Offline } from './offline.tsx';
import { Palette, usePaletteKey } from './palette.tsx';
import { Rail } from './rail.tsx';
import css from './shell.module.css';

/** What stands round every screen: the way past it, the rail, the header line, notices, and what opens on top. */
export function Shell() {
  const host = useHost();
  const office = useOffice();
  const undo = useUndo();
  const [palette, setPalette] = useState(false);
  const open = office?.office != null;
  useUndoKey(undo, open);
  usePaletteKey(() => setPalette(true), open);

  const secondsLeft = useIdleLock(open && office.isProtected);
  useEffect(() => {
    if (open) sawOpenRegister();
    else if (office?.signIn) heardRefusal('not-signed-in');
  }, [open, office?.signIn]);

  const cover = host !== 'there' && <Offline host={host} />;
  if (!office) return <>{cover}</>;
  if (!open) {
    return (
      <>
        {cover}
        {office.signIn ? <SignInScreen office={office} signIn={office.signIn} /> : <WelcomeScreen office={office} />}
      </>
    );
  }
  if (office.mustChange) {
    return (
      <>
        {cover}
        <OwnPassphraseScreen name={office.person?.name ?? ''} />
      </>
    );
  }
  return (
    <>
      {cover}
      <div className={css.shell} inert={host !== 'there'}>
        <a className={css.skip} href="#main">
          Skip to the page
        </a>
        <Rail />
        <div className={css.column}>
          <Header office={office} secondsLeft={secondsLeft} onSearch={() => setPalette(true)} />
          <Banner office={office} />
          <main id="main" tabIndex={-1} className={css.main} key={`${office.office?.id} ${office.person?.id}`}>
            <Outlet />
          </main>
        </div>
      </div>
      <Toasts onUndo={undo.one} />
      {palette && <Palette office={office} undo={undo.last} onClose={() => setPalette(false)} />}
      {undo.dialog}
    </>
  );
}
