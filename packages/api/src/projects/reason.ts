import {
  BASELINE_DAYS,
  describeMomentum,
  formatDate,
  MIN_BASELINE_DAYS,
  MIN_RECENT_DAYS,
  RECENT_DAYS,
  type Day,
  type Momentum,
  type MomentumWords,
} from "@groundswell/core";
import { hasEnded } from "@groundswell/db";

/** A momentum, the last complete day of its project, and the catalogue's newest where that is later. */
type Dated = Momentum & { to: Day | null; behind: Day | null };

/** A momentum in one sentence, which names its day where that is not the catalogue's newest. */
export function writeReason(momentum: Dated, change: NonNullable<MomentumWords["change"]> | null): string {
  const { to, behind, recentDays, baselineDays } = momentum;
  if (to === null || behind === null) return describeMomentum(momentum, { change });
  if (!hasEnded(to, behind)) return describeMomentum(momentum, { change, name: `As of ${formatDate(to)}` });
  return (
    `No figures after ${formatDate(to)}: ${recentDays} of the last ${RECENT_DAYS} days and ${baselineDays} of the ` +
    `${BASELINE_DAYS} before are known; ${MIN_RECENT_DAYS} and ${MIN_BASELINE_DAYS} are needed.`
  );
}
