import type { Route } from 'playwright';

/**
 * A demo's answer made as large as a county's on its way to the page.
 *
 *   enlarged   lets a question through and gives a larger value
 *   copies     rows repeated until there are as many as are wanted
 */
export async function enlarged<T>(route: Route, larger: (value: T) => T): Promise<void> {
  // What the browser itself says of a request is not passed on by itself; the host asks for it.
  const request = route.request();
  const said = { origin: new URL(request.url()).origin, 'sec-fetch-site': 'same-origin' };
  const response = await route.fetch({ headers: { ...(await request.allHeaders()), ...said } });
  const body = await response.json();
  await route.fulfill({ response, json: { ...body, json: { ...body.json, value: larger(body.json.value) } } });
}

export function copies<T>(rows: readonly T[], most: number, copy: (row: T, at: number) => T): T[] {
  return Array.from({ length: Math.floor(most) }, (_, at) => {
    const row = rows[at % rows.length];
    if (row === undefined) throw new Error('There is nothing to make more of');
    return copy(row, Math.floor(at / rows.length));
  });
}
