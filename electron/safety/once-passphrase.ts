/**
 * A passphrase for somebody who is not there to choose one: told to them, good for one sign-in. Sixteen letters and figures
 * that can not be misheard, in groups of four: 80 random bits.
 */
const LETTERS = 'abcdefghjkmnpqrstuvwxyz23456789';
const LENGTH = 16;

export function oncePassphrase(random: (bytes: number) => Buffer): string {
  let text = '';
  while (text.length < LENGTH) {
    // 31 letters do not divide 256: the bytes above the last whole round are left out, so that each is as likely.
    for (const byte of random(LENGTH)) {
      if (byte < 248 && text.length < LENGTH) text += LETTERS[byte % LETTERS.length];
    }
  }
  return text.match(/.{4}/g)?.join('-') ?? text;
}
