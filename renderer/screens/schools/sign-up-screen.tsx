import type { SchoolPage } from '../../../shared/api/schools.ts';
import { Answered } from '../../parts/refusal.tsx';
import { Contacts } from './contacts.tsx';
import { useSchool } from './school-screen.tsx';
import { SignUps } from './sign-ups.tsx';

/** What the school has signed, and whom to ask for there. */
export function SchoolSignUpScreen() {
  return (
    <Answered asked={useSchool()}>
      {(page: SchoolPage) => (
        <>
          <SignUps page={page} />
          <Contacts page={page} />
        </>
      )}
    </Answered>
  );
}
