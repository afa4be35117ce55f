/**
 * What every answer to the page carries, on both hosts: one list of named measures for the content security policy
 * and one for the other headers. Hosts, SECURITY.md's tests and the abuse tests read these lists; nobody writes a header by hand.
 */
export interface Directive {
  directive: string;
  value: string;
  /** Why, in one sentence. */
  sentence: string;
}

export interface Header {
  header: string;
  value: string;
  sentence: string;
}

export const POLICY: readonly Directive[] = [
  { directive: 'default-src', value: "'none'", sentence: 'Whatever is not named below is not loaded at all.' },
  {
    directive: 'script-src',
    value: "'self'",
    sentence: 'Only the app’s own script files run; no inline script, no eval.',
  },
  { directive: 'style-src', value: "'self'", sentence: 'Only the app’s own style sheets apply.' },
  { directive: 'font-src', value: "'self'", sentence: 'Fonts come with the app.' },
  { directive: 'connect-src', value: "'self'", sentence: 'The page talks to its own host and to nothing else.' },
  { directive: 'img-src', value: "'self' data:", sentence: 'Pictures come with the app or are drawn in the page.' },
  { directive: 'form-action', value: "'none'", sentence: 'No form is ever sent anywhere by the browser itself.' },
  { directive: 'frame-ancestors', value: "'none'", sentence: 'No other page may show this one inside itself.' },
  { directive: 'base-uri', value: "'none'", sentence: 'No planted base address can turn the app’s links elsewhere.' },
  {
    directive: 'require-trusted-types-for',
    value: "'script'",
    sentence: 'Text never becomes script or HTML through the page’s own code.',
  },
  { directive: 'trusted-types', value: "'none'", sentence: 'Nothing in the page may make an exception to that.' },
];

/** The value of the Content-Security-Policy header. */
export const CONTENT_SECURITY_POLICY = POLICY.map(({ directive, value }) => `${directive} ${value}`).join('; ');

export const HEADERS: readonly Header[] = [
  { header: 'content-security-policy', value: CONTENT_SECURITY_POLICY, sentence: 'The list above.' },
  { header: 'x-content-type-options', value: 'nosniff', sentence: 'A file is what it says it is.' },
  { header: 'referrer-policy', value: 'no-referrer', sentence: 'Addresses of cases do not travel.' },
  {
    header: 'cross-origin-opener-policy',
    value: 'same-origin',
    sentence: 'No other page holds a handle on this window.',
  },
  { header: 'cross-origin-resource-policy', value: 'same-origin', sentence: 'No other page may load the app’s files.' },
  { header: 'x-frame-options', value: 'DENY', sentence: 'The same as frame-ancestors, for older browsers.' },
  {
    header: 'permissions-policy',
    value: 'camera=(), microphone=(), geolocation=(), usb=(), serial=(), hid=(), payment=(), display-capture=()',
    sentence: 'The page has no use for the machine’s devices.',
  },
  { header: 'cache-control', value: 'no-store', sentence: 'Nothing of a register stays in a browser’s cache.' },
];

/** The headers as the platforms want them. */
export function securityHeaders(): Record<string, string> {
  return Object.fromEntries(HEADERS.map(({ header, value }) => [header, value]));
}
