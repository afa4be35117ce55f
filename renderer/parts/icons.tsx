/** Drawn shapes: twelve units square, in the colour of the text beside them, never alone without a word. */
const PATHS = {
  tick: 'M2 6.5 4.8 9.5 10 3',
  cross: 'M2.8 2.8 9.2 9.2M9.2 2.8 2.8 9.2',
  clock: 'M6 1.5A4.5 4.5 0 1 1 6 10.5 4.5 4.5 0 1 1 6 1.5M6 3.4V6L7.9 7.2',
  ring: 'M6 1.8A4.2 4.2 0 1 1 6 10.2 4.2 4.2 0 1 1 6 1.8',
  diamond: 'M6 1.2 10.8 6 6 10.8 1.2 6Z',
  bar: 'M2 6H10',
  up: 'M6 10V2.5M2.5 5.5 6 2 9.5 5.5',
  down: 'M6 2V9.5M2.5 6.5 6 10 9.5 6.5',
  right: 'M4.2 2.2 8 6 4.2 9.8',
  left: 'M7.8 2.2 4 6 7.8 9.8',
  open: 'M2.2 4.2 6 8 9.8 4.2',
  warning: 'M6 1.6 11 10.2H1ZM6 4.6V7.1M6 8.4V8.9',
  calendar: 'M1.8 2.8H10.2V10.4H1.8ZM1.8 5.2H10.2M4 1.4V3.6M8 1.4V3.6',
  search: 'M5.2 1.8A3.4 3.4 0 1 1 5.2 8.6 3.4 3.4 0 1 1 5.2 1.8M7.7 7.7 10.6 10.6',
  plus: 'M6 2V10M2 6H10',
  pencil: 'M2 10 2.6 7.4 8.4 1.6 10.4 3.6 4.6 9.4Z',
  lock: 'M3 5.4H9V10.4H3ZM4.2 5.4V3.6A1.8 1.8 0 0 1 7.8 3.6V5.4',
  undo: 'M4.4 2 2 4.4 4.4 6.8M2 4.4H7.4A2.8 2.8 0 0 1 7.4 10H5',
  more: 'M2.4 6H2.5M6 6H6.1M9.6 6H9.7',
} as const;
const FILLED = {
  dot: 'M6 2.2A3.8 3.8 0 1 1 6 9.8 3.8 3.8 0 1 1 6 2.2',
  half: 'M6 1.8A4.2 4.2 0 0 0 6 10.2Z',
  play: 'M3.4 2 9.8 6 3.4 10Z',
  square: 'M2.4 2.4H9.6V9.6H2.4Z',
} as const;

export type Shape = keyof typeof PATHS | keyof typeof FILLED;

export function Icon({ shape, size = 12 }: { shape: Shape; size?: number }) {
  const line = shape in PATHS ? PATHS[shape as keyof typeof PATHS] : null;
  const fill = shape in FILLED ? FILLED[shape as keyof typeof FILLED] : null;
  return (
    <svg width={size} height={size} viewBox="0 0 12 12" aria-hidden="true" focusable="false">
      {line && (
        <path
          d={line}
          fill="none"
          stroke="currentColor"
          strokeWidth={shape === 'more' ? 2.2 : 1.6}
          strokeLinecap="round"
          strokeLinejoin="round"
        />
      )}
      {fill && <path d={fill} fill="currentColor" />}
      {shape === 'half' && <path d={PATHS.ring} fill="none" stroke="currentColor" strokeWidth={1.4} />}
    </svg>
  );
}
