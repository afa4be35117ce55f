/** Sizes, spaces and colours of paper, in points (1/72 inch). One place; layout reads them, painters draw what layout placed. */

export const A4 = { width: 595.28, height: 841.89 } as const;

/** Where text may stand on a page. Furniture stands outside. */
export const FRAME = { left: 54, right: A4.width - 54, top: 76, bottom: A4.height - 62 } as const;

export const FURNITURE = {
  headBaseline: 46,
  headRule: 56,
  footRule: A4.height - 50,
  footBaseline: A4.height - 36,
} as const;

export const INK = {
  text: '#1a1f24',
  quiet: '#525c66',
  accent: '#0b4a63',
  rule: '#b9c4cb',
  strongRule: '#0b4a63',
  tint: '#eef3f6',
  white: '#ffffff',
} as const;

/** A set of sizes that go together. Leading is from baseline to baseline. */
export interface Scale {
  title: Size;
  lead: Size;
  heading2: Size;
  heading3: Size;
  body: Size;
  table: Size;
  small: Size;
  /** Between blocks, before a level-2 heading, and above and below text in a table row. */
  gap: number;
  section: number;
  cell: number;
}
export interface Size {
  size: number;
  leading: number;
}

const COMFORTABLE: Scale = {
  title: { size: 21, leading: 25 },
  lead: { size: 12, leading: 16 },
  heading2: { size: 13, leading: 16 },
  heading3: { size: 11, leading: 15 },
  body: { size: 11, leading: 14.6 },
  table: { size: 10.5, leading: 13.4 },
  small: { size: 9, leading: 11.6 },
  gap: 6,
  section: 13,
  cell: 3.6,
};

const COMPACT: Scale = {
  title: { size: 18, leading: 21 },
  lead: { size: 11, leading: 14 },
  heading2: { size: 11.5, leading: 14 },
  heading3: { size: 10, leading: 13 },
  body: { size: 10, leading: 12.6 },
  table: { size: 9.5, leading: 11.8 },
  small: { size: 8.5, leading: 10.4 },
  gap: 3.5,
  section: 7.5,
  cell: 2.2,
};

/** From comfortable (body 11 points) to compact (10), in eight even steps. */
export const SCALES: readonly Scale[] = Array.from({ length: 9 }, (_, step) => between(step / 8));

function between(share: number): Scale {
  const mix = (from: number, to: number) => Math.round((from + (to - from) * share) * 100) / 100;
  const size = (from: Size, to: Size): Size => ({
    size: mix(from.size, to.size),
    leading: mix(from.leading, to.leading),
  });
  return {
    title: size(COMFORTABLE.title, COMPACT.title),
    lead: size(COMFORTABLE.lead, COMPACT.lead),
    heading2: size(COMFORTABLE.heading2, COMPACT.heading2),
    heading3: size(COMFORTABLE.heading3, COMPACT.heading3),
    body: size(COMFORTABLE.body, COMPACT.body),
    table: size(COMFORTABLE.table, COMPACT.table),
    small: size(COMFORTABLE.small, COMPACT.small),
    gap: mix(COMFORTABLE.gap, COMPACT.gap),
    section: mix(COMFORTABLE.section, COMPACT.section),
    cell: mix(COMFORTABLE.cell, COMPACT.cell),
  };
}
