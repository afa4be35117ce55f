import type { Page } from '@playwright/test';

/** Searches everything that a page holds for words: what it shows, what it stored, and every text in its script's memory. */
export async function givenAway(page: Page, words: readonly string[]): Promise<string[]> {
  const held = await whatThePageHolds(page);
  return words.flatMap((word) =>
    held.filter(({ text }) => text.includes(word)).map(({ where }) => `${word} in ${where}`),
  );
}

interface Held {
  where: string;
  text: string;
}

async function whatThePageHolds(page: Page): Promise<Held[]> {
  const stored = await page.evaluate(async () => {
    const fields = [...document.querySelectorAll<HTMLInputElement>('input, textarea, select')];
    const databases = (await indexedDB.databases()).map(({ name }) => name ?? '');
    return [
      { where: 'its markup', text: document.documentElement.outerHTML },
      { where: 'its fields', text: fields.map(({ value }) => value).join('\n') },
      { where: 'its title and address', text: `${document.title} ${location.href} ${window.name}` },
      { where: 'the history’s state', text: JSON.stringify(history.state) },
      { where: 'the storage of the session', text: JSON.stringify({ ...sessionStorage }) },
      { where: 'the storage of the browser', text: JSON.stringify({ ...localStorage }) },
      { where: 'cookies', text: document.cookie },
      { where: 'caches and databases', text: [...(await caches.keys()), ...databases].join('\n') },
    ];
  });
  return [...stored, { where: 'the memory of its script', text: await textsInMemory(page) }];
}

/** Of a heap snapshot: what is no longer reached is gone from it, as it would be from the next page of memory. */
async function textsInMemory(page: Page): Promise<string> {
  const devtools = await page.context().newCDPSession(page);
  const pieces: string[] = [];
  devtools.on('HeapProfiler.addHeapSnapshotChunk', ({ chunk }) => pieces.push(chunk));
  await devtools.send('HeapProfiler.takeHeapSnapshot', { reportProgress: false });
  await devtools.detach();
  const { strings } = JSON.parse(pieces.join('')) as { strings: string[] };
  if (strings.length < 1000) throw new Error('The memory of the page could not be read');
  return strings.join('\n');
}
