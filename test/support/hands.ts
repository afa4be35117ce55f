import { expect, type Locator, type Page } from '@playwright/test';

/**
 * Two ways of doing the same on a page, so that one story can be told with the mouse and by keyboard alone.
 *
 *   press    a button, link, radio or menu item
 *   write    into a text field what it shall hold
 *   choose   one option of a box that is typed into
 *   bring    a file into a file chooser
 */
export interface Hands {
  press(what: Locator): Promise<void>;
  write(into: Locator, text: string): Promise<void>;
  choose(box: Locator, name: string): Promise<void>;
  bring(chooser: Locator, file: { name: string; mimeType: string; buffer: Buffer }): Promise<void>;
}

export function mouse(page: Page): Hands {
  return {
    press: (what) => what.click(),
    write: (into, text) => into.fill(text),
    async choose(box, name) {
      await box.fill(name);
      await page.getByRole('option', { name }).first().click();
    },
    bring: (chooser, file) => chooser.setInputFiles(file),
  };
}

/** Nothing but keys: a field or button is reached by Tab, groups of radios, menus and grids by the arrows inside them. */
export function keyboard(page: Page): Hands {
  const hasFocus = (what: Locator) => what.evaluate((element) => element === document.activeElement);
  /** Tab or Shift and Tab, as often as it takes; a full round means that it can not be reached. */
  const reach = async (what: Locator) => {
    await what.waitFor();
    const away = await what.evaluate(stopsAway);
    for (let at = 0; at < Math.abs(away); at++) await page.keyboard.press(away > 0 ? 'Tab' : 'Shift+Tab');
    for (let at = 0; at < MOST_TABS; at++) {
      if (await hasFocus(what)) return;
      await page.keyboard.press('Tab');
    }
    throw new Error(`Not reached by Tab: ${what}`);
  };
  return {
    async press(what) {
      if (await what.evaluate((element) => element.matches('[role=menuitem]'))) {
        for (let at = 0; at < MOST_ARROWS && !(await hasFocus(what)); at++) await page.keyboard.press('ArrowDown');
      } else if (await what.evaluate((element) => element.matches('input[type=radio]'))) {
        const group = what.locator('xpath=ancestor::*[@role="radiogroup" or self::fieldset][1]');
        const checked = group.locator('input:checked');
        await reach((await checked.count()) > 0 ? checked : group.locator('input').first());
        for (let at = 0; at < MOST_ARROWS && !(await hasFocus(what)); at++) await page.keyboard.press('ArrowDown');
        await page.keyboard.press('Space');
        return;
      } else if (await what.evaluate((element) => element.matches('[data-cell]'))) {
        await reach(page.locator('[data-cell][tabindex="0"]'));
        await walkTo(what);
      } else await reach(what);
      await page.keyboard.press((await what.evaluate((element) => element.matches('input'))) ? 'Space' : 'Enter');
    },
    async write(into, text) {
      await reach(into);
      await page.keyboard.press('Control+A');
      await page.keyboard.type(text);
    },
    async choose(box, name) {
      await reach(box);
      await page.keyboard.type(name);
      await page.getByRole('option', { name }).first().waitFor();
      await page.keyboard.press('ArrowDown');
      await page.keyboard.press('Enter');
      await expect(box).toHaveValue(new RegExp(name));
    },
    async bring(chooser, file) {
      // Asked for before the way there: it takes the browser a moment to ask us and not open a window of its own.
      const asked = page.waitForEvent('filechooser');
      await reach(chooser);
      await page.keyboard.press('Enter');
      await (await asked).setFiles(file);
    },
  };

  /** By the arrows, first to its row and then along it. */
  async function walkTo(cell: Locator): Promise<void> {
    const here = page.locator('[data-cell]:focus');
    const placeOf = (each: Locator) =>
      each.evaluate((element) => {
        const { x, y } = element.getBoundingClientRect();
        return { x: Math.round(x), y: Math.round(y) };
      });
    for (let at = 0; at < MOST_ARROWS; at++) {
      const [is, wanted] = [await placeOf(here), await placeOf(cell)];
      if (is.x === wanted.x && is.y === wanted.y) return;
      const across = is.x < wanted.x ? 'ArrowRight' : 'ArrowLeft';
      await page.keyboard.press(is.y === wanted.y ? across : is.y < wanted.y ? 'ArrowDown' : 'ArrowUp');
    }
  }
}

/** About how many stops of the Tab key lie between where the focus is and an element; a guess, so that few keys are wasted. */
function stopsAway(element: Element): number {
  const all = [...document.querySelectorAll<HTMLElement>('a[href], button, input, select, textarea, [tabindex]')];
  const stops = all.filter((each) => {
    if (each.tabIndex < 0 || each.matches(':disabled') || each.getClientRects().length === 0) return false;
    return !(each instanceof HTMLInputElement && each.type === 'radio') || each.checked || each === element;
  });
  const here = stops.indexOf(document.activeElement as HTMLElement);
  return stops.indexOf(element as HTMLElement) - here;
}

const MOST_TABS = 160;
const MOST_ARROWS = 30;
