/** What can be said on the command line, to `npm start` and to the desktop app. */
export interface Flags {
  demo: boolean;
  /** Another folder for the register. */
  data: string | null;
  /** Only print the link. */
  noOpen: boolean;
  /** The loopback host even where the desktop app could run. */
  browser: boolean;
  /** Minutes without an open page after which the loopback host stops; 0 for never. */
  idleMinutes: number;
  help: boolean;
}

export const FLAGS_IN_WORDS = `
  --demo         open the demo register (invented people only)
  --data DIR     keep the register in another folder
  --browser      open in the browser even where the desktop app could run
  --no-open      only print the one-time link
  --idle MIN     stop when no page has been open for so many minutes (30; 0: never)
  --help         this list`;

/** Reads the flags, or says in one sentence which one is not understood. */
export function readFlags(words: readonly string[]): { flags: Flags } | { fault: string } {
  const flags: Flags = { demo: false, data: null, noOpen: false, browser: false, idleMinutes: 30, help: false };
  const left = words.flatMap((word) => (word.startsWith('--') ? word.split(/=(.*)/s, 2) : [word]));
  for (let word = left.shift(); word !== undefined; word = left.shift()) {
    if (word === '--demo') flags.demo = true;
    else if (word === '--no-open') flags.noOpen = true;
    else if (word === '--browser') flags.browser = true;
    else if (word === '--help' || word === '-h') flags.help = true;
    else if (word === '--data') {
      const folder = left.shift();
      if (!folder || folder.startsWith('--')) return { fault: '--data wants the name of a folder after it.' };
      flags.data = folder;
    } else if (word === '--idle') {
      const minutes = left.shift() ?? '';
      if (!/^\d{1,4}$/.test(minutes)) return { fault: '--idle wants a number of minutes after it, such as 30.' };
      flags.idleMinutes = Number(minutes);
    } else return { fault: `“${word}” is not understood. These are:${FLAGS_IN_WORDS}` };
  }
  return { flags };
}
