import { addDays, daysBetween, statistics, type Day } from "@groundswell/core";
import type { Effect } from "@groundswell/wire";

/** Weeks drawn after the story's. */
const WEEKS_AFTER = 2;
/** Beyond so many times what was to be expected a bar is cut, and its figure said: one surge must not flatten the rest. */
const MOST_TIMES = 6;
const LEAST_TOP = 2;
const DAYS_A_WEEK = 7;

interface Base {
  kind: "expected" | "before";
  stars: number;
}

export interface PanelBar {
  /** Shares of the width: the week's first day, and the day after its last. */
  from: number;
  to: number;
  /** 0 is the story's week. */
  k: number;
  stars: number;
  /** As a multiple of the base. */
  times: number;
}

/** A project's weeks around a story, as multiples of what was to be expected: on one axis for all projects of the story. */
export interface WeekPanel {
  repo: string;
  name: string;
  /** What 1 × is: what was to be expected, or the median of the weeks before. */
  base: Base;
  bars: PanelBar[];
  /** Weeks without a figure. */
  gaps: { from: number; to: number }[];
  /** What the story's week could well have been: the ratio's 90 % interval, laid around 1 ×. */
  likely: { from: number; to: number; low: number; high: number } | null;
  /** The similar projects' same weeks, as this project's level would have them. */
  peers: { from: number; to: number; low: number; high: number }[];
  /** Days of releases and changes in the same days. */
  others: number[];
}

/** The panels of a story's projects and what they have in common. */
export interface WeekPanels {
  panels: WeekPanel[];
  from: Day;
  /** The day after the last. */
  to: Day;
  /** Top of the axis, in multiples. */
  top: number;
  /** Figures of the axis. */
  ticks: number[];
  /** The days on which the story may have come out, from the start of the first to the end of the last. */
  published: { from: number; to: number };
  /** Projects of which no week can be drawn. */
  without: string[];
}

/**
 * Lays the weeks around a story out, from eight before to two after, for each project that it names.
 * @returns null where fewer than two have anything to be drawn: one alone has nothing to be held against
 */
export function layOutPanels(
  story: { published: Day; publishedPlusMinusDays: number },
  effects: readonly Effect[],
): WeekPanels | null {
  const drawn = effects.flatMap((effect) => {
    const base = findBase(effect);
    return base === null ? [] : [{ effect, base }];
  });
  if (drawn.length < 2) return null;
  const days = drawn
    .flatMap(({ effect }) => effect.weeks.filter(({ k }) => k <= WEEKS_AFTER).map(({ from }) => from))
    .sort();
  const [from, last] = [days[0], days.at(-1)];
  if (from === undefined || last === undefined) return null;
  const to = addDays(last, DAYS_A_WEEK);
  const place = (day: Day) => Math.min(1, Math.max(0, daysBetween(from, day) / daysBetween(from, to)));
  const panels = drawn.map(({ effect, base }) => layOutPanel(effect, base, place));
  const most = Math.max(...panels.map(findMost));
  const top = Math.min(MOST_TIMES, Math.max(LEAST_TOP, Math.ceil(most)));
  const off = story.publishedPlusMinusDays;
  return {
    ...{ panels, from, to, top },
    without: effects.filter((effect) => findBase(effect) === null).map(({ name }) => name),
    ticks: [1, 2, 4, 6].filter((tick) => tick <= top),
    published: { from: place(addDays(story.published, -off)), to: place(addDays(story.published, off + 1)) },
  };
}

function layOutPanel(effect: Effect, base: Base, place: (day: Day) => number): WeekPanel {
  const { repo, name, week, confounders } = effect;
  const weeks = effect.weeks.filter(({ k }) => k <= WEEKS_AFTER);
  const span = (day: Day) => ({ from: place(day), to: place(addDays(day, DAYS_A_WEEK)) });
  const ratio = base.kind === "expected" ? week.ratio : null;
  return {
    ...{ repo, name, base },
    bars: weeks.flatMap(({ from, k, stars }) =>
      stars === null ? [] : [{ ...span(from), k, stars, times: Math.max(0, stars) / base.stars }],
    ),
    gaps: weeks.filter(({ stars }) => stars === null).map(({ from }) => span(from)),
    likely:
      ratio === null ? null : { ...span(week.from), low: ratio.value / ratio.high, high: ratio.value / ratio.low },
    peers: weeks.flatMap(({ from, peers }) =>
      peers === null
        ? []
        : [{ ...span(from), low: Math.max(0, peers.low) / base.stars, high: Math.max(0, peers.high) / base.stars }],
    ),
    others: [...new Set(confounders.map(({ day }) => day))].map(place),
  };
}

function findBase({ week, weeks }: Effect): Base | null {
  if (week.expected !== null && week.expected > 0) return { kind: "expected", stars: week.expected };
  // Of no week at all it is not a number, and so no base.
  const middle = statistics.median(weeks.flatMap(({ k, stars }) => (k < 0 && stars !== null ? [stars] : [])));
  return middle > 0 ? { kind: "before", stars: middle } : null;
}

function findMost({ bars, likely }: WeekPanel): number {
  return Math.max(likely?.high ?? 0, ...bars.map(({ times }) => times));
}
