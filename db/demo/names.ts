/** Plainly invented people: no real person is called after a hedge and a hobby at once. */
export const DEMO_MANAGERS = ['Hazel Farthingwick', 'Rowan Tidewhistle'] as const;

export const LEAD_TEACHERS = [
  'Ivy Candlewright',
  'Linden Mossgrave',
  'Saffron Wickerby',
  'Jasper Larkspindle',
] as const;

export const GIVEN_NAMES = [
  ...['Tansy', 'Bramble', 'Sorrel', 'Fennel', 'Clover', 'Teasel', 'Yarrow', 'Burdock', 'Comfrey', 'Bracken'],
  ...['Linnet', 'Plover', 'Merlin', 'Fitchet', 'Pipit', 'Dunlin', 'Larch', 'Aspen', 'Alder', 'Thistle'],
  ...['Nettle', 'Speedwell', 'Marram', 'Sedge', 'Heron', 'Kestrel', 'Finch', 'Lark', 'Quince', 'Medlar'],
  ...['Damson', 'Sloe', 'Bilberry', 'Teal', 'Osier', 'Hawthorn', 'Spindle', 'Mallow', 'Betony', 'Campion'],
] as const;

export const FAMILY_NAMES = [
  ...['Quill', 'Otterby', 'Puddlewick', 'Inkpotter', 'Lanternby', 'Hedgemorrow', 'Brackwater', 'Fiddlestone'],
  ...['Snowdropper', 'Pebblewade', 'Bellwhistle', 'Quillfeather', 'Dapplemere', 'Hobbinfold', 'Marmalake'],
  ...['Twiddlecombe', 'Oatsheaf', 'Rushlight', 'Thimblegate', 'Acornby', 'Button-Hartley', 'Mittenshaw', 'Crumbleholt'],
  ...['Featherlow', 'Gooseacre', 'Honeyditch', 'Jamwright', 'Kitewell', 'Ladlebrook', 'Nutbrowne', "O'Puddle"],
] as const;

/** The `at`-th person: given and family names go round at different speeds, so that nobody is met twice. */
export function personAt(at: number): { givenName: string; familyName: string } {
  return {
    givenName: GIVEN_NAMES[at % GIVEN_NAMES.length] ?? 'Tansy',
    familyName: FAMILY_NAMES[(at * 7 + 3) % FAMILY_NAMES.length] ?? 'Quill',
  };
}

export function nameAt(at: number): string {
  const { givenName, familyName } = personAt(at);
  return `${givenName} ${familyName}`;
}
