import { readFileSync } from 'node:fs';
import { readPdf, squeezed } from '../papers/reading.ts';
import { type Desk, expect, expectAccessible, test } from '../support/browser.ts';
import { type Hands, keyboard, mouse } from '../support/hands.ts';
import { startedRegister } from '../support/started-register.ts';
import { addSta, bringTheRest, done, GIAS_FILE } from '../support/story.ts';

/**
 * The main job from end to end: schools imported, a sign-up, an enquiry, evidence, verdicts, a decision, a plan with its
 * agreement, a week settled and published, and the plan summary that the school gets, read back from its PDF. Told once
 * with the mouse and once by keyboard alone. Today is Tuesday, 24 Nov 2026.
 */
for (const [how, hands] of [
  ['with the mouse', mouse],
  ['by keyboard alone', keyboard],
] as const) {
  test(`from the schools’ file to the paper for the school, ${how}`, async ({ desk }) => {
    test.setTimeout(240_000);
    await tell(desk, hands(desk.page));
  });
}

async function tell(desk: Desk, hands: Hands): Promise<void> {
  const { page } = desk;
  const client = await startedRegister(desk);
  const goTo = (place: string) => page.goto(`${desk.host.origin}${place}`);

  await test.step('schools come from a GIAS extract', async () => {
    await goTo('/schools/import');
    await hands.bring(page.locator('input[type=file]'), GIAS_FILE);
    await hands.press(page.getByRole('button', { name: 'Import 2 schools' }));
    await expect(page.getByText('2 schools added, 0 changed.')).toBeVisible();
  });

  await test.step('the school signs the memorandum', async () => {
    const [school] = (await done(client.schools.list({}))).filter(({ name }) => name.startsWith('Mossy'));
    await goTo(`/schools/${school?.id}`);
    await hands.press(page.getByRole('button', { name: 'Record the sign-up' }));
    const form = page.getByRole('dialog');
    await hands.write(form.getByRole('textbox', { name: 'Who signed' }), 'Hale Madeup');
    await hands.write(form.getByRole('textbox', { name: 'Role' }), 'Head teacher');
    await hands.write(form.getByRole('textbox', { name: 'Signed on' }), '1 Sep 2026');
    await hands.write(form.getByRole('textbox', { name: 'Version of the memorandum' }), '2017');
    await hands.write(form.getByRole('textbox', { name: 'In force from' }), '1 Sep 2026');
    await hands.press(form.getByRole('button', { name: 'Record the sign-up' }));
    await expect(form).toBeHidden();
  });

  await test.step('the school rings up', async () => {
    await goTo('/enquiries/new');
    await hands.choose(page.getByRole('combobox', { name: 'School' }), 'Mossy Bank');
    await hands.write(page.getByRole('textbox', { name: 'Who asks' }), 'Senna Madeup');
    await hands.write(page.getByRole('textbox', { name: 'First name' }), 'Robin');
    await hands.write(page.getByRole('textbox', { name: 'Family name' }), 'Testwell');
    await hands.write(page.getByRole('textbox', { name: 'Date of birth' }), '4 Mar 2018');
    await hands.press(page.getByRole('checkbox', { name: /Social, emotional/ }));
    await hands.write(page.getByRole('textbox', { name: 'concerned about' }), 'Leaves the room and hides.');
    await hands.press(page.getByRole('button', { name: 'Record the enquiry' }));
    await expect(page.getByRole('heading', { level: 1, name: 'Robin Testwell' })).toBeVisible();
  });
  const [file] = (await done(client.cases.list({}))).cases;
  const caseId = file?.id ?? '';
  const { pupilId } = await done(client.cases.show({ id: caseId }));

  await test.step('evidence comes in, and the rules say yes', async () => {
    await bringTheRest(client, caseId, pupilId);
    await goTo(`/cases/${caseId}/eligibility`);
    await expect(page.getByRole('region', { name: 'What the rules say' })).toContainText('Not yet');
    await goTo(`/cases/${caseId}/evidence`);
    await hands.press(page.getByRole('button', { name: 'Add: SENDIAS offered to parents' }));
    const form = page.getByRole('dialog');
    await hands.write(form.getByRole('textbox', { name: /offered/i }).first(), '9 Nov 2026');
    await hands.write(form.getByRole('textbox', { name: 'Where this comes from' }), 'SENCO, on the phone');
    await hands.press(form.getByRole('button', { name: /^Record/ }));
    await expect(form).toBeHidden();
    await goTo(`/cases/${caseId}/eligibility`);
    await expect(page.getByRole('region', { name: 'What the rules say' })).toContainText('Eligible, commissioned');
    await expectAccessible(page, 'the answer of the rules');
  });

  await test.step('a manager decides', async () => {
    await hands.press(page.getByRole('button', { name: 'Decide', exact: true }));
    await hands.press(page.getByRole('button', { name: 'Record the decision' }));
    await expect(page.getByText('Decision recorded.')).toBeVisible();
  });

  await test.step('a plan is made and the school agrees it', async () => {
    await goTo(`/cases/${caseId}/plans/new`);
    await hands.press(page.getByRole('radio', { name: /Reintegration plan/ }));
    await hands.write(page.getByRole('textbox', { name: 'Why is there a plan?' }), 'Out of class since September.');
    await hands.write(page.getByRole('textbox', { name: 'Starts' }), '30 Nov 2026');
    await hands.write(page.getByRole('textbox', { name: 'Ends' }), '12 Feb 2027');
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

  await test.step('an STA is given two sessions of next week, and the week is published', async () => {
    await addSta(client, 'Wren Invented');
    await goTo('/deployment/2026-11-30');
    for (const session of ['Monday morning', 'Thursday morning']) {
      await hands.press(page.getByRole('button', { name: `Wren Invented, ${session}: ` }));
      await hands.press(page.getByRole('list', { name: 'Plans that can have her then' }).getByRole('button').first());
      await expect(page.getByRole('button', { name: new RegExp(`Wren Invented, ${session}: C-0001`) })).toBeVisible();
    }
    await hands.press(page.getByRole('button', { name: 'Publish', exact: true }));
    await hands.press(page.getByRole('alertdialog').getByRole('button', { name: 'Publish' }));
    await expect(page.getByText('Week published.')).toBeVisible();
  });

  await test.step('the school gets its paper', async () => {
    await goTo(planPlace);
    await hands.press(page.getByRole('link', { name: 'Plan summary for the school' }));
    const saving = page.waitForEvent('download');
    await hands.press(page.getByRole('button', { name: 'Save PDF' }));
    const { texts } = await readPdf(readFileSync(await (await saving).path()));
    const text = squeezed(texts.join(' '));
    for (const said of [
      'R. T.',
      '30 Nov 2026',
      '12 Feb 2027',
      'Mossy Bank Primary School',
      'Wren Invented',
      'STS-000001',
    ])
      expect(text, said).toContain(squeezed(said));
    expect(text).not.toContain('Testwell');
  });
}
