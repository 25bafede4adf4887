import type { EffectFacts } from "@groundswell/charts";
import type { PinDifference } from "@groundswell/db";
import { sayFigure } from "./words.ts";

/** What was said of an open week was never said to be final; of all others, another verdict or another figure counts. */
export function compareEffects({ effect: then }: EffectFacts, { effect: now }: EffectFacts): PinDifference[] {
  if (then.state === "open") return [];
  const current = new Map(now.weeks.map((week) => [week.from, week.stars]));
  const weeks = then.weeks.flatMap(({ from: day, stars }) => {
    const to = current.get(day) ?? null;
    return stars === null || stars === to ? [] : [{ day, from: stars, to }];
  });
  const judgedAnew = then.verdict !== now.verdict;
  if (weeks.length === 0 && !judgedAnew) return [];
  const days = weeks.map(({ day }) => day).sort();
  const largest = weeks.toSorted((a, b) => sizeOf(b) - sizeOf(a))[0] ?? null;
  const parts = [
    ...(judgedAnew ? [`the verdict is “${now.verdict}” now where “${then.verdict}” is shown`] : []),
    ...(largest === null ? [] : [describeWeeks(weeks.length, largest)]),
  ];
  return [
    {
      kind: "effect judged anew",
      days: weeks.length,
      firstDay: days[0] ?? null,
      lastDay: days.at(-1) ?? null,
      largest,
      summary: `${then.name} after “${then.story.title}”: ${parts.join("; ")}.`,
    },
  ];
}

function describeWeeks(count: number, { from, to }: { from: number; to: number | null }): string {
  const weeks = count === 1 ? "one week is" : `${count} weeks are`;
  return `${weeks} known otherwise, most of all one of ${sayFigure(to)} net stars where ${sayFigure(from)} is shown`;
}

function sizeOf({ from, to }: { from: number; to: number | null }): number {
  return Math.abs((to ?? 0) - from);
}
