import type { Estimate } from "../types.ts";

/**
 * Growth: what share of its stars a project gains in a week at its velocity, 7 · velocity ÷ stars.
 * @param velocity stars a day
 * @param stars total on the same day
 * @returns a share (0.01 is 1 % a week) with the velocity's interval; null for a project without stars
 */
export function weeklyGrowth(velocity: Estimate, stars: number): Estimate | null {
  if (stars <= 0) return null;
  const share = (starsPerDay: number) => (7 * starsPerDay) / stars;
  return { value: share(velocity.value), low: share(velocity.low), high: share(velocity.high) };
}
