import { expect, type Page, test } from '@playwright/test';
import { demoTime } from '../../db/demo/time.ts';
import { addDays, type PlainDate, showDate } from '../../shared/dates.ts';
import { mouse } from './hands.ts';
import { GIAS_FILE } from './story.ts';

/**
 * The main job on the demo register by what is on the screen alone, on whatever day it is: schools from a file, a
 * sign-up, an enquiry, evidence, a decision, a plan with its agreement, a session of next week, the week published. It
 * ends before the plan summary, whose saving differs between the hosts, and returns nothing: the page stands there.
 */
export async function doTheJob(page: Page, goTo: (place: string) => Promise<unknown>, today: PlainDate): Promise<void> {
  const hands = mouse(page);
  // The next week with school in it: the demo has it in draft.
  const { week } = demoTime(today);
  const monday = week(1);

  await test.step('schools come from a GIAS extract', async () => {
    await goTo('/schools/import');
    await hands.bring(page.locator('input[type=file]'), GIAS_FILE);
    await hands.press(page.getByRole('button', { name: 'Import 2 schools' }));
    await expect(page.getByText('2 schools added, 0 changed.')).toBeVisible();
  });

  await test.step('the school signs the memorandum', async () => {
    await goTo('/schools?find=Mossy');
    await hands.press(page.getByRole('link', { name: 'Mossy Bank Primary School' }));
    await hands.press(page.getByRole('button', { name: 'Record the sign-up' }));
    const form = page.getByRole('dialog');
    await hands.write(form.getByRole('textbox', { name: 'Who signed' }), 'Hale Madeup');
    await hands.write(form.getByRole('textbox', { name: 'Role' }), 'Head teacher');
    await hands.write(form.getByRole('textbox', { name: 'Signed on' }), showDate(today));
    await hands.write(form.getByRole('textbox', { name: 'Version of the memorandum' }), '2017');
    await hands.write(form.getByRole('textbox', { name: 'In force from' }), showDate(today));
    await hands.press(form.getByRole('button', { name: 'Record the sign-up' }));
    await expect(form).toBeHidden();
  });

  await test.step('the school rings up', async () => {
    await goTo('/enquiries/new');
    await hands.choose(page.getByRole('combobox', { name: 'School' }), 'Mossy Bank');
    await hands.write(page.getByRole('textbox', { name: 'Who asks' }), 'Senna Madeup');
    await hands.write(page.getByRole('textbox', { name: 'First name' }), 'Robin');
    await hands.write(page.getByRole('textbox', { name: 'Family name' }), 'Testwell');
    await hands.write(page.getByRole('textbox', { name: 'Date of birth' }), showDate(addDays(today, -8 * 365)));
    await hands.press(page.getByRole('checkbox', { name: /Social, emotional/ }));
    await hands.write(page.getByRole('textbox', { name: 'concerned about' }), 'Leaves the room and hides.');
    await hands.press(page.getByRole('button', { name: 'Record the enquiry' }));
    await expect(page.getByRole('heading', { level: 1, name: 'Robin Testwell' })).toBeVisible();
  });
  const casePlace = new URL(page.url()).pathname.split('/').slice(0, 3).join('/');

  await test.step('evidence comes in, and the rules answer', async () => {
    await goTo(`${casePlace}/evidence`);
    await hands.press(page.getByRole('button', { name: 'Add: SENDIAS offered to parents' }));
    const form = page.getByRole('dialog');
    await hands.write(form.getByRole('textbox', { name: /offered/i }).first(), showDate(today));
    await hands.write(form.getByRole('textbox', { name: 'Where this comes from' }), 'SENCO, on the phone');
    await hands.press(form.getByRole('button', { name: /^Record/ }));
    await expect(form).toBeHidden();
    await goTo(`${casePlace}/eligibility`);
    await expect(page.getByRole('region', { name: 'What the rules say' })).toContainText('Not yet');
  });

  await test.step('a manager decides otherwise, with a reason', async () => {
    await hands.press(page.getByRole('button', { name: 'Decide', exact: true }));
    const dialog = page.getByRole('dialog');
    await hands.press(dialog.getByRole('radio', { name: 'Eligible, commissioned' }));
    await hands.write(dialog.getByRole('textbox', { name: 'Reason' }), 'The evidence is in the post.');
    await hands.press(dialog.getByRole('button', { name: 'Record the decision' }));
    await expect(page.getByText('Decision recorded.')).toBeVisible();
  });

  await test.step('a plan is made and the school agrees it', async () => {
    await goTo(`${casePlace}/plans/new`);
    await hands.press(page.getByRole('radio', { name: /Reintegration plan/ }));
    await hands.write(page.getByRole('textbox', { name: 'Why is there a plan?' }), 'Out of class since September.');
    await hands.write(page.getByRole('textbox', { name: 'Starts' }), showDate(monday));
    await hands.write(page.getByRole('textbox', { name: 'Ends' }), showDate(addDays(week(3), 4)));
    const phase = page.getByRole('group', { name: 'Phase 1' });
    await hands.write(phase.getByRole('textbox', { name: 'Sessions a week' }), '2');
    await hands.write(phase.getByRole('textbox', { name: 'What happens' }), 'In class with the STA');
    await hands.write(
      page.getByRole('textbox', { name: 'What the pupil will be able to do' }).first(),
      'Stays in class',
    );
    await hands.press(page.getByRole('button', { name: /^(?:Make|Save|Record) the plan$/ }));
    await expect(page.getByRole('heading', { level: 1, name: 'Reintegration plan for Robin Testwell' })).toBeVisible();
    await hands.press(page.getByRole('button', { name: 'Record agreement' }));
    await hands.write(page.getByRole('textbox', { name: 'Agreed by' }), 'Hale Madeup');
    await hands.press(page.getByRole('button', { name: 'Record agreement' }));
    await expect(page.getByText('Agreement recorded.')).toBeVisible();
  });
  const planPlace = new URL(page.url()).pathname;

  await test.step('an STA is given a session of next week, and the week is published', async () => {
    await goTo(`/deployment/${monday}`);
    await hands.press(page.getByRole('button', { name: /^Choose STA: .* RT$/ }));
    await hands.press(page.getByRole('button', { name: /^Give / }).first());
    await expect(page.getByRole('button', { name: / RT/ }).first()).toBeVisible();
    await page.keyboard.press('Escape');
    await hands.press(page.getByRole('button', { name: 'Publish', exact: true }));
    await hands.press(page.getByRole('alertdialog').getByRole('button', { name: 'Publish' }));
    await expect(page.getByText('Week published.')).toBeVisible();
  });

  await goTo(planPlace);
  await hands.press(page.getByRole('link', { name: 'Plan summary for the school' }));
}

/** What the plan summary of that job says, and what it must not say. */
export const ON_THE_PAPER = ['R. T.', 'Mossy Bank Primary School'] as const;
export const NOT_ON_THE_PAPER = 'Testwell';
