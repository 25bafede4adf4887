import { readArchive } from "@groundswell/archive";
import { DAY_MS, dayOf, type Observation } from "@groundswell/core";
import { joinNames, type ProjectOf } from "./join-names.ts";
import { FallRow, KnownEventRow, readTable, RenameRow } from "./read-table.ts";
import { findHistoryFile } from "./shared-files.ts";

/** A real project with its totals under all its names. */
export interface HistoryProject {
  /** Its newest name. */
  repo: string;
  names: string[];
  /** Sorted by time, one an instant, times known: what trends are derived from. */
  observations: Observation[];
}

export interface RealHistory {
  /** By the key that `projectOf` gives. */
  projects: Map<string, HistoryProject>;
  /** Names that have totals; fewer projects bear them. */
  names: number;
  projectOf: ProjectOf;
  falls: FallRow[];
  events: KnownEventRow[];
}

/** The totals end before. */
const NOW = Date.parse("2026-09-01T00:00:00Z");

/**
 * The real history that lies beside the checkout, its projects joined over their renames.
 * @returns null, said loudly, where it is absent
 */
export async function readHistory(): Promise<RealHistory | null> {
  const [snapshots, renames, falls, events] = ["snapshots.csv.gz", "renames.csv", "star_drops.csv", "surges.csv"].map(
    findHistoryFile,
  );
  if (!snapshots || !renames || !falls || !events) return null;
  const { archive, diagnostics } = await readArchive(snapshots, { now: NOW });
  if (archive === null) throw new Error(`the history can't be read: ${diagnostics[0]?.message ?? ""}`);
  const projectOf = joinNames(await readTable(renames, RenameRow));
  const rows = archive.observations.filter(({ timeKnown }) => timeKnown);
  const grouped = Map.groupBy(rows, ({ repo, observedAt }) => projectOf(repo, dayOf(observedAt)));
  const projects = new Map<string, HistoryProject>();
  for (const [key, group] of grouped) {
    const sorted = group.toSorted((a, b) => a.observedAt - b.observedAt);
    const observations = sorted
      .filter(({ observedAt }, i) => observedAt !== sorted[i - 1]?.observedAt)
      .map(({ repo: name, source, ...totals }): Observation => ({
        ...totals,
        quality: "archived",
        receipt: `${source} ${name} ${Math.floor(totals.observedAt / DAY_MS)}`,
      }));
    const names = [...new Set(sorted.map(({ repo }) => repo))];
    projects.set(key, { repo: names.at(-1) ?? key, names, observations });
  }
  return {
    projects,
    names: new Set(rows.map(({ repo }) => repo)).size,
    projectOf,
    falls: await readTable(falls, FallRow),
    events: await readTable(events, KnownEventRow),
  };
}
