import { formatFigure } from "../format-figure.ts";
import { formatDate } from "../format-span.ts";
import type { Effect } from "./effect.ts";
import { MIN_EXTRA, MIN_RATIO } from "./judge-effect.ts";
import type { StoryEffectRecord } from "./story-effect.ts";

/**
 * The least stars of a story's week that would be found four times in five by a test at 5 % of this week alone, and that
 * are large enough to be told as a rise. Tested together with others a week needs more.
 */
export function starsNeeded({ expected, minDetectableRatio }: Effect): number {
  const detectable = minDetectableRatio * (expected + 0.5) - 0.5;
  return Math.max(detectable, MIN_RATIO * (expected + 0.5) - 0.5, expected + MIN_EXTRA);
}

/**
 * What it would have taken to see a rise, in one sentence.
 * @returns null where nothing was estimated; of an approximate date it speaks of the middle start
 * @example "To stand out four times in five, the week would have needed about 640 stars, 2.2 times the expected 290."
 */
export function describeNeeded({ starts, start }: StoryEffectRecord): string | null {
  const effect = starts.find((started) => started.start === start)?.effect ?? null;
  if (effect === null) return null;
  const needed = starsNeeded(effect);
  const week = starts.length > 1 ? `the week from ${formatDate(start)}` : "the week";
  const about = `To stand out four times in five, ${week} would have needed about ${roundToTwo(needed)} stars`;
  if (effect.expected < 0.5) return `${about}, where less than one was expected.`;
  const times = formatFigure(needed / effect.expected, 1);
  return `${about}, ${times} times the expected ${roundToTwo(effect.expected)}.`;
}

/** To two figures, but whole: what is "about" needs no more. */
function roundToTwo(stars: number): string {
  return formatFigure(stars < 100 ? Math.round(stars) : Number(stars.toPrecision(2)), 0);
}
