import type { CustomScheme, Session } from 'electron';
import { securityHeaders } from '../content-security.ts';
import { pageFile } from '../page-files.ts';

/** The page's own scheme: `app://sts/`, served from the built page's folder, with the headers of content-security.ts. */
export const PAGE = 'app://sts/';

/** Told to Electron before it is ready: a scheme with an origin, safe, that fetch may use, and nothing more. */
export const PAGE_SCHEME: CustomScheme = {
  scheme: 'app',
  privileges: { standard: true, secure: true, supportFetchAPI: true },
};

/** Whether an address is one of the app's own page. */
export function isOwnPage(address: string): boolean {
  if (!URL.canParse(address)) return false;
  const { protocol, host, username, password } = new URL(address);
  return protocol === 'app:' && host === 'sts' && username === '' && password === '';
}

/** Answers `app://` in a session. Anything but a GET of a listed file or a place of the page's router is a 404. */
export function servePage(session: Session, folder: string): void {
  session.protocol.handle('app', (request) => {
    const file =
      request.method === 'GET' && isOwnPage(request.url) ? pageFile(folder, new URL(request.url).pathname) : null;
    return file
      ? new Response(file.body, { headers: { ...securityHeaders(), 'content-type': file.type } })
      : new Response('There is nothing here.', { status: 404, headers: securityHeaders() });
  });
}
