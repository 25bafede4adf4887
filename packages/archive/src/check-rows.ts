import { ObservationIndex, ReleaseIndex } from "./row-index.ts";
import { findObservationFault, findReleaseFault } from "./rows.ts";
import type { ArchiveRows } from "./types.ts";

/**
 * Rows that are written must be readable again.
 * @throws RangeError on the first row that the reader would refuse; no clock is consulted
 */
export function assertWritable(rows: ArchiveRows): void {
  const observations = new ObservationIndex<null>();
  for (const row of rows.observations) {
    const fault = findObservationFault(row, Infinity);
    if (fault !== null) throw new RangeError(`observation of ${row.repo}: ${fault.message}`);
    if (observations.admit(row, null).is !== "new")
      throw new RangeError(`two observations of ${row.repo} at ${row.observedAt} from ${row.source}`);
  }
  const releases = new ReleaseIndex<null>();
  for (const row of rows.releases) {
    const fault = findReleaseFault(row, Infinity);
    if (fault !== null) throw new RangeError(`release of ${row.repo}: ${fault.message}`);
    if (releases.admit(row, null).is !== "new")
      throw new RangeError(`two releases of ${row.repo} with the tag ${row.tag} from ${row.source}`);
  }
}
