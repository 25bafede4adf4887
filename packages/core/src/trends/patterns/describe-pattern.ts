import type { BurstShape } from "./burst-shape.ts";
import { formatDate, formatSpan } from "../format-span.ts";
import { formatPart } from "./format-part.ts";
import type { StarLoss } from "./retention.ts";

/** Follows every unusual pattern that is told: counts of days say nothing of people. */
const CAVEAT = "Launches and GitHub clean-ups also do this; it is not evidence of who acted.";

/** @example "Unusual star pattern: 1,240 stars dated 3–5 May 2026; 61 % no longer present on 4 June 2026. Launches …" */
export function describeLoss({ span, goneBy, stars, share }: StarLoss): string {
  const gone = `${formatPart(share)} no longer present on ${formatDate(goneBy)}`;
  return `Unusual star pattern: ${stars.toLocaleString("en-US")} stars dated ${formatSpan(span)}; ${gone}. ${CAVEAT}`;
}

/** @returns null for a shape that is not unusual */
export function describeShape({ span, share, tail, level }: BurstShape): string | null {
  if (level === null) return null;
  const after = tail === null ? "" : `, ${formatPart(tail)} the 60 days after`;
  const part = `${formatPart(share)} of all stars, as first counted, dated ${formatSpan(span)}`;
  return `Unusual star pattern: ${part}${after}. ${CAVEAT}`;
}
