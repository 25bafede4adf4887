import { repoKey } from "@groundswell/core";
import type { ArchiveObservation, ArchiveRelease } from "./types.ts";

/** What became of a row: kept, the same as an earlier one, or at odds with the one at `earlier`. */
export type Admission<Place> = { is: "new" } | { is: "duplicate" } | { is: "conflict"; earlier: Place };

interface Kept<Row, Place> {
  row: Row;
  place: Place;
}

/** A repository's rows by source and instant. */
type BySource<Place> = Map<string, Map<number, Kept<ArchiveObservation, Place>>>;

const NEW = { is: "new" } as const;
const DUPLICATE = { is: "duplicate" } as const;

/** Knows each observation by repository (without case), source and instant, so that none is stored twice. */
export class ObservationIndex<Place> {
  readonly #bySpelling = new Map<string, BySource<Place>>();

  admit(row: ArchiveObservation, place: Place): Admission<Place> {
    const bySource = this.#sourcesOf(row.repo);
    let byInstant = bySource.get(row.source);
    if (byInstant === undefined)
      bySource.set(row.source, (byInstant = new Map<number, Kept<ArchiveObservation, Place>>()));
    const kept = byInstant.get(row.observedAt);
    if (kept === undefined) {
      byInstant.set(row.observedAt, { row, place });
      return NEW;
    }
    return sameFigures(kept.row, row) ? DUPLICATE : { is: "conflict", earlier: kept.place };
  }

  /** Two levels of lookup save folding the case of every row's name. */
  #sourcesOf(repo: string): BySource<Place> {
    let bySource = this.#bySpelling.get(repo);
    if (bySource === undefined) {
      const key = repoKey(repo);
      bySource = this.#bySpelling.get(key) ?? (new Map() as BySource<Place>);
      this.#bySpelling.set(key, bySource);
      this.#bySpelling.set(repo, bySource);
    }
    return bySource;
  }
}

function sameFigures(a: ArchiveObservation, b: ArchiveObservation): boolean {
  return (
    a.timeKnown === b.timeKnown &&
    a.stars === b.stars &&
    a.forks === b.forks &&
    a.openIssues === b.openIssues &&
    a.openIssuesAndPulls === b.openIssuesAndPulls
  );
}

/** Knows each release by repository (without case), source and tag. */
export class ReleaseIndex<Place> {
  readonly #kept = new Map<string, Kept<ArchiveRelease, Place>>();

  admit(row: ArchiveRelease, place: Place): Admission<Place> {
    const key = `${repoKey(row.repo)}\n${row.source}\n${row.tag}`;
    const kept = this.#kept.get(key);
    if (kept === undefined) {
      this.#kept.set(key, { row, place });
      return NEW;
    }
    const same = kept.row.taggedAt === row.taggedAt && kept.row.kind === row.kind;
    return same ? DUPLICATE : { is: "conflict", earlier: kept.place };
  }
}
