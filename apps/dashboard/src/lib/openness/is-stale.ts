/** Looks come once a day: after three without one, something is in the way. */
const STALE_MS = 3 * 86_400_000;

/** Whether the newest look is so old that what is there now can well be otherwise. */
export function isStale(checkedAt: string | null, now: string): boolean {
  return checkedAt !== null && Date.parse(now) - Date.parse(checkedAt) > STALE_MS;
}
