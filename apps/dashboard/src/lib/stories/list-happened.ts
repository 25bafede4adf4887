import type { Effect, Mention, StorySummary } from "@groundswell/wire";
import { CONFOUNDER_TEXT } from "#lib/strings/stories.ts";

/** Releases of a project that decide nothing are named up to so many; more are one line. */
const MOST_NAMED = 3;

/** Something else in the days of a story's week. */
export interface Happened {
  /** First and last day; the same of one thing. */
  from: string;
  to: string;
  repo: string;
  name: string;
  /** `Release v1.29.0`; null: so many releases, which are counted. */
  what: string | null;
  count: number;
  /** Another story of the same days. */
  story: StorySummary | null;
  /** Whether the week is set aside for it. */
  isCounted: boolean;
}

interface Named {
  mention: Mention;
  effect: Effect | null;
  releases: readonly { tag: string; at: string }[];
  swings: readonly { from: string; to: string; text: string }[];
}

/** What else happened around a story to the projects that it names, oldest first. */
export function listHappened(named: readonly Named[]): Happened[] {
  return named
    .flatMap(({ mention, effect, ...rest }) => (effect === null ? [] : listOf(mention, effect, rest)))
    .sort((a, b) => (a.from === b.from ? (a.name < b.name ? -1 : 1) : a.from < b.from ? -1 : 1));
}

function listOf(
  { repo, name }: Mention,
  effect: Effect,
  { releases, swings }: Pick<Named, "releases" | "swings">,
): Happened[] {
  const plain = { repo, name, count: 1, story: null };
  const decided = effect.confounders.map(({ kind, day, what }) => ({
    ...{ ...plain, from: day, to: day, isCounted: effect.verdict === "confounded by a release" },
    what: `${CONFOUNDER_TEXT[kind] ?? kind} ${what}`,
  }));
  const tags = new Set(effect.confounders.map(({ what }) => what));
  const others = releases.filter(({ tag }) => !tags.has(tag)).map(({ tag, at }) => ({ tag, day: at.slice(0, 10) }));
  const shared = effect.sharedWith.map((story) => ({
    ...{ ...plain, from: story.published, to: story.published, story },
    ...{ what: story.title, isCounted: effect.verdict === "shared with other stories" },
  }));
  const moved = swings.map(({ from, to, text }) => ({ ...plain, from, to, what: text, isCounted: false }));
  return [...decided, ...shared, ...moved, ...gather(others, { ...plain, isCounted: false })];
}

function gather(
  releases: readonly { tag: string; day: string }[],
  plain: Omit<Happened, "from" | "to" | "what">,
): Happened[] {
  const [first, last] = [releases[0], releases.at(-1)];
  if (first === undefined || last === undefined) return [];
  if (releases.length > MOST_NAMED) {
    return [{ ...plain, from: first.day, to: last.day, what: null, count: releases.length }];
  }
  const name = CONFOUNDER_TEXT["release"] ?? "";
  return releases.map(({ tag, day }) => ({ ...plain, from: day, to: day, what: `${name} ${tag}` }));
}
