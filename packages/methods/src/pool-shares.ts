import type { Share } from "./figures.ts";

/** Several shares as one, of all their cases together. */
export function poolShares(shares: readonly Share[]): Share {
  const of = shares.reduce((sum, share) => sum + share.of, 0);
  const hits = shares.reduce((sum, share) => sum + share.share * share.of, 0);
  return { share: of === 0 ? 0 : hits / of, of };
}
