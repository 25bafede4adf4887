import type { PinDifference } from "@groundswell/db";
import type { PointDifference } from "./compare-points.ts";
import { sayCount, sayDay, sayFigure, saySpan } from "./words.ts";

/** What is said of some days. */
const SAID: Record<PointDifference["kind"], { one: string; many: string }> = {
  "totals corrected": { one: "is known otherwise now", many: "are known otherwise now" },
  "stars taken back since": {
    one: "has fewer stars now: some that were given by then have been taken back",
    many: "have fewer stars now: some that were given by then have been taken back",
  },
  "days filled in": { one: "is shown as a gap and is known now", many: "are shown as gaps and are known now" },
};

/** One entry for each kind of difference, over all lines of the chart. */
export function describePoints(found: readonly PointDifference[]): PinDifference[] {
  const byKind = Map.groupBy(found, ({ kind }) => kind);
  return [...byKind].map(([kind, differences]) => describeKind(kind, differences));
}

function describeKind(kind: PointDifference["kind"], differences: readonly PointDifference[]): PinDifference {
  const days = [...new Set(differences.map(({ t }) => t))].sort();
  const [firstDay = "", lastDay = firstDay] = [days[0], days.at(-1)];
  const largest = differences.reduce((most, one) => (sizeOf(one) > sizeOf(most) ? one : most));
  const { line, t, from, to } = largest;
  const count = sayCount(days.length, line.interval);
  const said = SAID[kind][days.length === 1 ? "one" : "many"];
  const figure =
    to === null ? `not known of ${line.name}` : `${sayFigure(to, line.decimals)} ${line.what} of ${line.name}`;
  const shown = from === null ? "where nothing is shown" : `where ${sayFigure(from, line.decimals)} is shown`;
  return {
    kind,
    days: days.length,
    firstDay,
    lastDay,
    largest: { day: t, from, to },
    summary: `${capital(count)} ${saySpan(firstDay, lastDay)} ${said}; ${days.length === 1 ? "it is" : `most on ${sayDay(t)},`} ${figure} ${shown}.`,
  };
}

function sizeOf({ from, to }: PointDifference): number {
  return Math.abs((to ?? 0) - (from ?? 0));
}

function capital(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1);
}
