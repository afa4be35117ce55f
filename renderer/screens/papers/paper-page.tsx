import type { PaperPage } from '../../../shared/api/papers.ts';
import css from './paper.module.css';

/** All pages of a paper, one below the other. */
export function PaperSheets({ title, pages }: { title: string; pages: readonly PaperPage[] }) {
  return (
    <div className={css.sheets}>
      {pages.map((page, at) => (
        // What stands last on a page is 'Page 1 of 2'.
        <PaperSheet key={page.runs.at(-1)?.text} page={page} label={`${title}, page ${at + 1} of ${pages.length}`} />
      ))}
    </div>
  );
}

/**
 * One page of paper, drawn from the very placement that the PDF is painted from. Each run is held to the width that it
 * was measured with, so that what is seen is what is printed, to the letter. Paper is white in every colour scheme.
 */
function PaperSheet({ page, label }: { page: PaperPage; label: string }) {
  return (
    <figure className={css.sheet}>
      <figcaption className="unseen">{label}</figcaption>
      {/* Readers of the screen get the words in order; the drawing is the same words again. */}
      <p className="unseen">{page.runs.map(({ text }) => text).join(' ')}</p>
      <svg viewBox={`0 0 ${page.width} ${page.height}`} aria-hidden="true" className={css.page}>
        <rect width={page.width} height={page.height} fill="#ffffff" />
        {page.shapes.map((shape) =>
          shape.kind === 'line' ? (
            <line
              key={`${shape.x1} ${shape.y1} ${shape.x2} ${shape.y2}`}
              x1={shape.x1}
              y1={shape.y1}
              x2={shape.x2}
              y2={shape.y2}
              stroke={shape.colour}
              strokeWidth={shape.weight}
            />
          ) : (
            <rect
              key={`${shape.x} ${shape.y} ${shape.width} ${shape.height}`}
              x={shape.x}
              y={shape.y}
              width={shape.width}
              height={shape.height}
              fill={shape.fill ?? 'none'}
              stroke={shape.stroke ?? 'none'}
              strokeWidth={0.8}
            />
          ),
        )}
        {page.runs.map((run) => (
          <text
            key={`${run.x} ${run.y} ${run.text}`}
            x={run.x}
            y={run.y}
            fontSize={run.size}
            fontWeight={run.strong ? 600 : 400}
            fill={run.colour}
            textLength={run.text.length > 1 ? run.width : undefined}
            lengthAdjust="spacingAndGlyphs"
          >
            {run.text}
          </text>
        ))}
      </svg>
    </figure>
  );
}
