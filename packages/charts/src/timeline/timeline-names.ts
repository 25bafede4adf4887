import type { Metrics } from "../layout/metrics.ts";
import type { TimelineMark } from "./timeline-spec.ts";
import { measureText } from "../text/text.ts";

/** A lane lower than this, in pixels before scaling, has no room for names above its marks. */
export const NAMED_LANE = 34;

/** Pixels between two names. */
const GAP = 8;

/**
 * Names a lane's single releases above their marks, the newest first, as long as no two names touch.
 * @param marks of one lane, oldest first; its newest is labelled already
 * @param perDay pixels a day
 * @param room from the first day of the plot to its first and last pixel that may bear a name
 */
export function nameReleases(
  marks: readonly TimelineMark[],
  { perDay, from, room }: { perDay: number; from: number; room: [number, number] },
  { small, scale }: Metrics,
): TimelineMark[] {
  let edge = room[1];
  const named = marks.toReversed().map((mark) => {
    const [only, ...others] = mark.items;
    if (only === undefined || others.length > 0 || mark.label !== null) return mark;
    const half = measureText(only.tag, small) / 2;
    const at = (mark.x - from) * perDay;
    if (at + half > edge || at - half < room[0]) return mark;
    edge = at - half - GAP * scale;
    return { ...mark, name: only.tag };
  });
  return named.toReversed();
}
