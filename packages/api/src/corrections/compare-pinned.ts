import type { BoardFacts, ChartFacts, CompareFacts, EffectFacts, ProjectFacts } from "@groundswell/charts";
import type { InstantMs, Metric } from "@groundswell/core";
import type { PinDifference } from "@groundswell/db";
import { compareEffects } from "./compare-effects.ts";
import { comparePoints, type PinnedLine } from "./compare-points.ts";
import { compareReleases } from "./compare-releases.ts";
import { describePoints } from "./describe-points.ts";
import { sayFigure } from "./words.ts";

/**
 * What a pinned chart shows of the past that is known otherwise now, one entry a kind. Newer days are no difference, nor is
 * what was not final yet when it was pinned.
 * @param now the same chart of the same projects, in the same order, as it is known now
 */
export function comparePinned(pinned: ChartFacts, now: ChartFacts): PinDifference[] {
  const asOf = Date.parse(pinned.pinned ?? "");
  if (pinned.pinned === null || pinned.kind !== now.kind) throw new RangeError("not the same chart, pinned");
  return [...compareFigures(pinned, now, asOf), ...compareNames(pinned, now)];
}

function compareFigures(pinned: ChartFacts, now: ChartFacts, asOf: InstantMs): PinDifference[] {
  if (pinned.kind === "project" && now.kind === "project") return compareLines(linesOf(pinned, now), asOf);
  if (pinned.kind === "compare" && now.kind === "compare") return compareLines(comparedLines(pinned, now), asOf);
  if (pinned.kind === "releases" && now.kind === "releases") return compareReleases(pinned, now, asOf);
  if (pinned.kind === "effect" && now.kind === "effect") return compareEffects(pinned, now);
  if (pinned.kind === "board" && now.kind === "board") return compareBoards(pinned, now);
  return [];
}

function compareLines(lines: readonly PinnedLine[], asOf: InstantMs): PinDifference[] {
  return describePoints(lines.flatMap((line) => comparePoints(line, asOf)));
}

const WHAT: Record<Metric, string> = {
  stars: "stars",
  surviving: "stars that are still there",
  gained: "stars gained",
  lost: "stars lost",
  net: "net stars",
  forks: "forks",
  releases: "releases",
};

function linesOf(pinned: ProjectFacts, now: ProjectFacts): PinnedLine[] {
  const { interval, metric } = pinned;
  const common = { name: pinned.project.name, interval, origin: null, decimals: 0 };
  return [
    { ...common, metric, what: WHAT[metric], pinned: pinned.points, now: now.points },
    { ...common, metric: "surviving", what: WHAT.surviving, pinned: pinned.surviving, now: now.surviving },
  ];
}

function comparedLines(pinned: CompareFacts, now: CompareFacts): PinnedLine[] {
  const { interval, metric, align } = pinned;
  const isShare = align === "index";
  const what = isShare ? `as the index of ${WHAT[metric]}` : WHAT[metric];
  return pinned.projects.flatMap(({ name, points, origin }, i) => {
    const current = now.projects[i];
    const days = align === "age" ? (origin?.day ?? null) : null;
    // Counted from another day, no week is the same one.
    if (current === undefined || (align === "age" && current.origin?.day !== days)) return [];
    const counted = { metric, interval, origin: days };
    return [{ ...counted, name, what, decimals: isShare ? 1 : 0, pinned: points, now: current.points }];
  });
}

/** Both are as of the pin's instant: what differs has been added to what was known by then. */
function compareBoards(pinned: BoardFacts, now: BoardFacts): PinDifference[] {
  const { day } = pinned;
  const current = new Map(now.rows.map(({ repo, stars }) => [repo, stars]));
  const differing = pinned.rows.flatMap(({ repo, name, stars }) => {
    const to = current.get(repo);
    return to === undefined || to === stars ? [] : [{ name, from: stars, to }];
  });
  const [first] = differing;
  if (first === undefined) return [];
  const others = differing.length === 1 ? "" : `, and those of ${differing.length - 1} more projects`;
  const summary = `Stars of ${first.name}${others} are known otherwise now: ${sayFigure(first.to)} where ${sayFigure(first.from)} is shown.`;
  const largest = day === null ? null : { day, from: first.from, to: first.to };
  return [{ kind: "totals corrected", days: 1, firstDay: day, lastDay: day, largest, summary }];
}

/** Of a board nothing: it is a list by the names of its day. */
function compareNames(pinned: ChartFacts, now: ChartFacts): PinDifference[] {
  const today = reposOf(now);
  const renamed = reposOf(pinned).flatMap((repo, i) => {
    const current = today[i];
    return current === undefined || current === repo ? [] : [`${repo} is called ${current} now`];
  });
  if (renamed.length === 0) return [];
  const none = { days: 0, firstDay: null, lastDay: null, largest: null };
  return [{ kind: "renamed", ...none, summary: `${renamed.join("; ")}.` }];
}

function reposOf(facts: Exclude<ChartFacts, BoardFacts> | BoardFacts): string[] {
  switch (facts.kind) {
    case "project":
    case "releases":
      return [facts.project.repo];
    case "compare":
      return facts.projects.map(({ repo }) => repo);
    case "effect":
      return [(facts satisfies EffectFacts).effect.repo];
    case "board":
      return [];
  }
}
