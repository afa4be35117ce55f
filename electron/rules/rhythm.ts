import { laterOf, type PlainDate, showDate } from '../../shared/dates.ts';
import { addSchoolDays, type Known } from '../../shared/school-time.ts';
import type { EvidenceRef, Step } from '../../shared/verdicts.ts';
import type { CodeOf, STEP_KINDS } from '../../shared/words.ts';
import { type CaseFacts, future, type Item, type ItemKind, isOn, itemsOf, type ReviewFacts } from './facts.ts';
import { begin, type Keeping, keep, type Pulse, pulseOf, type Rhythm, soonestDay } from './heartbeat.ts';
import { earlierFirst, earliestBy, latestBy } from './order.ts';
import { counted, type Finding, inFuture, listed, met, ready, refs, restsOn, thing, unmet, type Way } from './rule.ts';
import { soonestWay } from './ways.ts';

/**
 * The verdict of a heartbeat, and the ways to keep one or begin one: A3 and A4 are the same question with other words and
 * another spacing. Of several, the best counts.
 */
export interface Rhythmic {
  rule: string;
  kind: ItemKind;
  /** 'Pastoral Support Plan', 'PSP reviews'. */
  noun: string;
  reviews: string;
  start: CodeOf<typeof STEP_KINDS>;
  review: CodeOf<typeof STEP_KINDS>;
  rhythm: Rhythm;
}

interface Read {
  item: Item;
  pulse: Known<Pulse>;
}

/** Best first: a run that is a term old, then the one that will be soonest, then silent ones, then what is not known. */
export function judgeRhythm(facts: CaseFacts, of: Rhythmic): Finding {
  const found = itemsOf(facts, of.kind);
  const notices = noticesOf(facts, of, found);
  if (found.length === 0) return unmet('no-evidence', `No ${of.noun} is recorded.`, { notices });
  const read = readRunning(facts, of, found);
  if (read.length === 0) return ended(of, found, notices);
  const old = read.find(({ pulse }) => isTermOld(pulse, facts.on));
  if (old?.pulse.known) return metBy(of, old.item, old.pulse.value, notices);
  const unknown = read.flatMap(({ pulse }) => whyUnknown(pulse));
  const soonest = soonestWay(waysOf(facts, of, facts.on, read));
  const from = soonest?.on ?? null;
  const young = best(read);
  if (!young?.pulse.known) {
    return unmet('no-evidence', `Whether ${of.reviews} kept their rhythm can not be told.`, {
      notices,
      unknown,
      evidence: refs(
        'evidence',
        read.map(({ item }) => item),
      ),
    });
  }
  return unmet('not-yet', storyOf(of, young.pulse.value), {
    evidence: evidenceOf(young.item, reviewsOf(young.pulse.value)),
    rests: restsOn([young.item]),
    from,
    provided: nextReview(facts, of, young.pulse.value),
    unknown: from === null && soonest?.unknown ? [...unknown, soonest.unknown] : unknown,
    notices,
  });
}

/** Each running one kept or begun anew, and a new one. */
export function waysOfRhythm(facts: CaseFacts, of: Rhythmic, day: PlainDate): Way[] {
  return waysOf(facts, of, day, readRunning(facts, of, itemsOf(facts, of.kind)));
}

function waysOf(facts: CaseFacts, of: Rhythmic, day: PlainDate, read: readonly Read[]): Way[] {
  const first = soonestDay(facts);
  if (!first.known) return [{ on: null, unknown: first.sentence, things: [] }];
  const wanted = { calendar: facts.calendar, soonest: first.value, rhythm: of.rhythm, day: laterOf(day, facts.on) };
  const begun = begin(wanted);
  const ways = read.flatMap(({ item, pulse }): Way[] => {
    const runFrom = pulse.known ? pulse.value.runFrom : null;
    const kept = pulse.known && runFrom !== null ? keep(runFrom, pulse.value.last, wanted) : null;
    const way = wayOf(of, item, kept ?? afresh(begun, first.value), facts.on);
    return item.endedOn !== null && (way.on === null || way.on > item.endedOn) ? [] : [way];
  });
  return [...ways, wayOf(of, null, begun, facts.on, first.value)];
}

function readRunning(facts: CaseFacts, { rhythm }: Rhythmic, found: readonly Item[]): Read[] {
  return found.filter((item) => isOn(item, facts.on)).map((item) => ({ item, pulse: pulseOf(facts, item, rhythm) }));
}

/** A run begun anew on an existing plan begins with a review. */
function afresh(begun: Known<Keeping>, first: PlainDate): Known<Keeping> {
  return begun.known ? { known: true, value: { ...begun.value, reviews: [first, ...begun.value.reviews] } } : begun;
}

function wayOf(of: Rhythmic, item: Item | null, kept: Known<Keeping>, today: PlainDate, start?: PlainDate): Way {
  const about = item?.id ?? null;
  const opening: Step[] = start === undefined ? [] : [{ kind: of.start, about: null, on: start }];
  const begun = start === undefined ? '' : `A ${of.noun} is started by ${showDate(start)}, and `;
  const name = item ? `reviews:${item.id}` : 'new';
  if (!kept.known) {
    const what = `${begun}${of.reviews} are held regularly for a term`;
    return { on: null, unknown: kept.sentence, things: [thing(of.rule, name, capital(what), opening)] };
  }
  const { reviews, on, termOld } = kept.value;
  if (item && reviews.length === 0) {
    // A term old already, and nothing has to be done to keep it so.
    if (termOld <= today) return ready(on);
    const what = `${capital(of.reviews)} go on as they do: the run is a term old on ${showDate(termOld)}`;
    return { on, unknown: null, things: [thing(of.rule, 'time', what, [{ kind: 'time', about: null, on: termOld }])] };
  }
  const steps = [...opening, ...reviews.map((day): Step => ({ kind: of.review, about, on: day }))];
  const what = `${begun}${of.reviews} are held by ${listed(reviews.map(showDate))}`;
  return { on, unknown: null, things: [thing(of.rule, name, capital(what), steps)] };
}

function isTermOld(pulse: Known<Pulse>, on: PlainDate): boolean {
  return pulse.known && pulse.value.termOld?.known === true && pulse.value.termOld.value <= on;
}

function whyUnknown(pulse: Known<Pulse>): string[] {
  if (!pulse.known) return [pulse.sentence];
  return pulse.value.hidden ? [pulse.value.hidden.sentence] : [];
}

/** The run that began first; a silent one only where there is no run. */
function best(read: readonly Read[]): Read | undefined {
  const known = read.flatMap((each) => (each.pulse.known ? [{ each, from: each.pulse.value.runFrom }] : []));
  return earliestBy(known, ({ from }) => from)?.each;
}

function metBy(of: Rhythmic, item: Item, pulse: Pulse, notices: readonly string[]): Finding {
  const reviews = reviewsOf(pulse);
  const since = showDate(pulse.runFrom ?? item.startedOn);
  return met(
    `${nameOf(of, item)}: ${counted(reviews.length, 'review')} without too long a gap since ${since}, which is at least a term.`,
    { evidence: evidenceOf(item, reviews), rests: restsOn([item, ...reviews]), notices },
  );
}

function ended(of: Rhythmic, found: readonly Item[], notices: readonly string[]): Finding {
  const last = latestBy(found, ({ endedOn }) => endedOn);
  const when = last?.endedOn ? ` on ${showDate(last.endedOn)}` : '';
  return unmet('not-met', `${last ? nameOf(of, last) : of.noun} ended${when}; none is in place.`, {
    evidence: refs('evidence', found),
    rests: restsOn(found),
    notices,
  });
}

function storyOf(of: Rhythmic, pulse: Pulse): string {
  const allowed = of.rhythm.usual + of.rhythm.grace;
  const gap = pulse.gap
    ? ` ${counted(pulse.gap.schoolDays, 'school day')} passed from ${showDate(pulse.gap.from)} to ${showDate(pulse.gap.to)}; ${allowed} are allowed.`
    : '';
  return pulse.runFrom === null
    ? `The last of the ${of.reviews} is too long ago.${gap} The next review begins a new run.`
    : `The run since ${showDate(pulse.runFrom)} is not a term old.${gap}`;
}

function nextReview({ calendar }: CaseFacts, of: Rhythmic, pulse: Pulse): string | null {
  if (pulse.runFrom === null) return `${of.reviews} begin again and go on`;
  const limit = addSchoolDays(calendar, pulse.last, of.rhythm.usual + of.rhythm.grace);
  return limit.known ? `${of.reviews} go on, the next by ${showDate(limit.value)}` : `${of.reviews} go on`;
}

function noticesOf(facts: CaseFacts, of: Rhythmic, found: readonly Item[]): string[] {
  const early: { on: PlainDate; start: PlainDate }[] = [];
  const late: PlainDate[] = [];
  for (const { startedOn, reviews } of found) {
    for (const { heldOn } of reviews) {
      if (heldOn < startedOn) early.push({ on: heldOn, start: startedOn });
      if (heldOn > facts.on) late.push(heldOn);
    }
  }
  return [
    ...inFuture(
      of.noun,
      future(facts, of.kind).map(({ startedOn }) => startedOn),
    ),
    ...inFuture('A review', late),
    ...early
      .sort((a, b) => earlierFirst(a.on, b.on))
      .map(
        ({ on, start }) =>
          `A review on ${showDate(on)} comes before the start on ${showDate(start)} and does not count.`,
      ),
  ];
}

/** Those of the run; its first beat may be the start itself. */
function reviewsOf({ run }: Pulse): ReviewFacts[] {
  return run.map(({ review }) => review).filter((review) => review !== null);
}

function evidenceOf(item: Item, reviews: readonly ReviewFacts[]): EvidenceRef[] {
  return [...refs('evidence', [item]), ...refs('review', reviews)];
}

function nameOf(of: Rhythmic, item: Item): string {
  return item.title ? `“${item.title}”` : of.noun;
}

function capital(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1);
}
