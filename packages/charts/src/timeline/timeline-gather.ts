import type { TimelineItem } from "./timeline-spec.ts";

export interface Gathered {
  x: number;
  items: TimelineItem[];
}

export interface GatherRoom {
  /** Pixels a day. */
  perDay: number;
  /** Width in pixels of the mark of so many releases, with the space that it needs beside it. */
  widthOf: (count: number) => number;
}

/**
 * One lane's releases in marks that do not touch: neighbours that are too crowded share one.
 * @param items oldest first
 */
export function gatherReleases(items: readonly TimelineItem[], { perDay, widthOf }: GatherRoom): Gathered[] {
  const marks = bundle(items, widthOf(1) / 2 / perDay);
  const lack = (i: number) => {
    const [a, b] = [marks[i - 1], marks[i]];
    if (a === undefined || b === undefined) return 0;
    return (widthOf(a.items.length) + widthOf(b.items.length)) / 2 - (b.x - a.x) * perDay;
  };
  for (;;) {
    let [worst, most] = [-1, 0];
    for (let i = 1; i < marks.length; i += 1) {
      const missing = lack(i);
      if (missing > most) [worst, most] = [i, missing];
    }
    const [left, right] = [marks[worst - 1], marks[worst]];
    if (left === undefined || right === undefined) return marks;
    left.items.push(...right.items);
    left.x = placeOf(left.items);
    marks.splice(worst, 1);
  }
}

/** Those within the same short stretch, in one pass: keeps the next step small however many there are. */
function bundle(items: readonly TimelineItem[], stretchDays: number): Gathered[] {
  const marks: Gathered[] = [];
  for (const item of items) {
    const last = marks.at(-1);
    const first = last?.items[0];
    if (last !== undefined && first !== undefined && item.x - first.x <= stretchDays) last.items.push(item);
    else marks.push({ x: item.x, items: [item] });
  }
  for (const mark of marks) mark.x = placeOf(mark.items);
  return marks;
}

/** The mean day, to the half day. */
function placeOf(items: readonly TimelineItem[]): number {
  return Math.round((items.reduce((sum, item) => sum + item.x, 0) / items.length) * 2) / 2;
}
