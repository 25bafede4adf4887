import {
  daysBetween,
  drawPlaceboDates,
  drawPlaceboLibrary,
  nearestPeers,
  RATE_BINS,
  startEffect,
  sumWeeks,
  type DailyValues,
  type Day,
  type PlaceboDate,
  type PlaceboLibrary,
  type PlaceboProject,
} from "@groundswell/core";
import type { StoryHistoryRow } from "@groundswell/methods";
import { Counter } from "../counter.ts";
import { naiveP } from "../naive-p.ts";

/** Dates of each rate, with peers and without, that are judged in one direction of the halves, and in the later years. */
const HALF_DATES = 500;
const LATER_DATES = 1_000;
/** Days from here on are judged by a library of those before. */
const LATER: Day = "2025-07-01";
const NOMINAL = 0.05;
const PLANTED = [1.5, 2, 3] as const;
const WEEK_DAYS = 7;
/** Stars that projects gained in the mean in the week after Hacker News named them (arXiv 2511.04453). */
const PLANTED_STARS = 289;

/**
 * The shipped story effect at random dates of real projects, judged by a placebo library of OTHER projects, and of
 * earlier days: how often a week of which nothing is known has p ≤ .05, and how often it would have had it with more
 * stars.
 */
export function measureStoryEffects(catalogue: readonly PlaceboProject[]): StoryHistoryRow[] {
  const [odd, even] = [1, 0].map((rest) => catalogue.filter((_, place) => place % 2 === rest));
  const before = catalogue.map((project) => ({ ...project, net: cut(project.net, null, LATER) }));
  const after = catalogue.map((project) => ({ ...project, net: cut(project.net, LATER, null) }));
  const halves = new Judged("other projects");
  halves.judge(odd ?? [], even ?? [], HALF_DATES);
  halves.judge(even ?? [], odd ?? [], HALF_DATES);
  const years = new Judged("earlier days");
  years.judge(before, after, LATER_DATES);
  return [...halves.toRows(), ...years.toRows()];
}

function cut({ from, values }: DailyValues, first: Day | null, end: Day | null): DailyValues {
  const start = first === null ? 0 : Math.max(0, daysBetween(from, first));
  const stop = end === null ? values.length : Math.max(0, daysBetween(from, end));
  return { from: start === 0 || first === null ? from : first, values: values.slice(start, stop) };
}

/** Counts by rate, with peers and without. */
class Judged {
  readonly #library: StoryHistoryRow["library"];
  readonly #cells = [true, false].flatMap((controlled) => RATE_BINS.map((bin) => new Cell(bin, controlled)));

  constructor(library: StoryHistoryRow["library"]) {
    this.#library = library;
  }

  judge(drawnFrom: readonly PlaceboProject[], judged: readonly PlaceboProject[], perBin: number): void {
    const library = drawPlaceboLibrary({ week: "library", projects: drawnFrom });
    const byId = new Map(judged.map((project) => [project.id, project]));
    for (const date of drawPlaceboDates({ projects: judged, seed: "judged", perBin })) {
      const project = byId.get(date.projectId);
      const cell = this.#cells.find(({ bin, controlled }) => bin === date.bin && controlled === date.controlled);
      if (project !== undefined) cell?.add(project, date, judged, library);
    }
  }

  toRows(): StoryHistoryRow[] {
    return this.#cells.map((cell) => ({ library: this.#library, ...cell.toRow() }));
  }
}

class Cell {
  readonly bin: PlaceboDate["bin"];
  readonly controlled: boolean;
  readonly #placebo = new Counter();
  readonly #ownP = new Counter();
  readonly #naive = new Counter();
  readonly #covered = new Counter();
  readonly #found = PLANTED.map(() => new Counter());
  readonly #foundStars = new Counter();
  readonly #projects = new Set<number>();

  constructor(bin: PlaceboDate["bin"], controlled: boolean) {
    this.bin = bin;
    this.controlled = controlled;
  }

  add(
    { id, net }: PlaceboProject,
    { day }: PlaceboDate,
    others: readonly PlaceboProject[],
    library: PlaceboLibrary,
  ): void {
    const all = this.controlled ? others.filter((other) => other.id !== id).map((other) => other.net) : [];
    // Stars planted in the week itself change no peer: they are chosen once.
    const candidates = nearestPeers(net, day, all);
    const { effect, p } = startEffect({ own: net, start: day, candidates, library });
    const weeks = sumWeeks(net, day);
    if (effect === null || p === null || weeks === null) throw new Error("a drawn date is always complete");
    if (p.from !== "placebo library") throw new Error(`too few dates at ${p.bin} in the library`);
    this.#projects.add(id);
    this.#placebo.add(p.value <= NOMINAL);
    this.#ownP.add(effect.pUp <= NOMINAL);
    this.#naive.add(naiveP(weeks) <= NOMINAL);
    this.#covered.add(effect.ratio.low <= 1 && 1 <= effect.ratio.high);
    const isFound = (own: DailyValues) =>
      (startEffect({ own, start: day, candidates, library }).p?.value ?? 1) <= NOMINAL;
    PLANTED.forEach((by, i) => this.#found[i]?.add(isFound(plant(net, day, (stars) => by * stars))));
    this.#foundStars.add(isFound(plant(net, day, (stars) => stars + PLANTED_STARS / WEEK_DAYS)));
  }

  toRow(): Omit<StoryHistoryRow, "library"> {
    return {
      bin: this.bin,
      controlled: this.controlled,
      projects: this.#projects.size,
      placebo: this.#placebo.toShare(),
      ownP: this.#ownP.toShare(),
      naive: this.#naive.toShare(),
      covered: this.#covered.toShare(),
      found: PLANTED.map((by, i) => ({ by, share: (this.#found[i] ?? new Counter()).toShare() })),
      foundStars: { stars: PLANTED_STARS, share: this.#foundStars.toShare() },
    };
  }
}

/** The same days, with other stars on those of the week. */
function plant({ from, values }: DailyValues, day: Day, change: (stars: number) => number): DailyValues {
  const start = daysBetween(from, day);
  const planted = values.slice(0, start + WEEK_DAYS);
  for (let i = start; i < planted.length; i += 1) {
    const value = planted[i] ?? null;
    if (value !== null) planted[i] = change(value);
  }
  return { from, values: planted };
}
