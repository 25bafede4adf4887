import { dayOf, type Day } from "@groundswell/core";
import { assertWritable } from "./check-rows.ts";
import { FORMAT_NAME, FORMAT_VERSION, type Header, type ObservationLine, type ReleaseLine } from "./compact-form.ts";
import { describeSource, listSources } from "./sources.ts";
import { formatFrom, toSteps, toTimeSteps, unitOf } from "./steps.ts";
import type { ArchiveObservation, ArchiveRelease, ArchiveRows } from "./types.ts";

/**
 * Writes rows in the compact form, sorted, so that the same rows always give the same text and a new day changes only
 * the lines of its own year.
 * @param options.compiled the day on which this is done
 * @throws RangeError when a row is one that the reader would refuse
 */
export function encodeArchive(rows: ArchiveRows, options: { compiled: Day }): string {
  assertWritable(rows);
  const lines = [createHeader(rows, options.compiled), ...encodeObservations(rows), ...encodeReleases(rows)];
  return lines.map((line) => `${JSON.stringify(line)}\n`).join("");
}

function createHeader(rows: ArchiveRows, compiled: Day): Header {
  const given = new Map(rows.sources.map((source) => [source.name, source]));
  const sources = listSources(rows.observations, rows.releases).map(
    ({ name }) => given.get(name) ?? describeSource(name),
  );
  return {
    format: FORMAT_NAME,
    version: FORMAT_VERSION,
    compiled,
    newest: findNewestDay(rows),
    observations: rows.observations.length,
    releases: rows.releases.length,
    sources,
  };
}

/** The UTC day of the newest row, or null when there is none. */
export function findNewestDay(rows: Pick<ArchiveRows, "observations" | "releases">): Day | null {
  let newest = -Infinity;
  for (const row of rows.observations) newest = Math.max(newest, row.observedAt);
  for (const row of rows.releases) newest = Math.max(newest, row.taggedAt);
  return newest === -Infinity ? null : dayOf(newest);
}

function encodeObservations({ observations }: ArchiveRows): ObservationLine[] {
  const sorted = observations.toSorted((a, b) => compareNames(a, b) || a.observedAt - b.observedAt);
  const groups = groupRows(sorted, (row) => [
    row.repo,
    row.source,
    dayOf(row.observedAt).slice(0, 4),
    unitOf(row.observedAt, row.timeKnown),
    row.openIssues !== null,
    row.openIssuesAndPulls !== null,
  ]);
  return groups.map(encodeObservationGroup);
}

/** All rows of a group have one name, source, year and unit, and the same figures known. */
function encodeObservationGroup(group: Group<ArchiveObservation>): ObservationLine {
  const { first, rows } = group;
  const unit = unitOf(first.observedAt, first.timeKnown);
  const instants = rows.map((row) => row.observedAt);
  return {
    repo: first.repo,
    source: first.source,
    unit,
    from: formatFrom(first.observedAt, unit),
    t: toTimeSteps(instants, unit),
    stars: toSteps(rows.map((row) => row.stars)),
    forks: toSteps(rows.map((row) => row.forks)),
    ...(first.openIssues !== null && { issues: toSteps(rows.map((row) => row.openIssues ?? 0)) }),
    ...(first.openIssuesAndPulls !== null && {
      issuesAndPulls: toSteps(rows.map((row) => row.openIssuesAndPulls ?? 0)),
    }),
  };
}

function encodeReleases({ releases }: ArchiveRows): ReleaseLine[] {
  const sorted = releases.toSorted(
    (a, b) => compareNames(a, b) || a.taggedAt - b.taggedAt || compareText(a.tag, b.tag),
  );
  const groups = groupRows(sorted, (row) => [
    row.repo,
    row.source,
    dayOf(row.taggedAt).slice(0, 4),
    unitOf(row.taggedAt, true),
  ]);
  return groups.map(({ first, rows }) => {
    const unit = first.taggedAt % 1000 === 0 ? "s" : "ms";
    return {
      repo: first.repo,
      source: first.source,
      unit,
      from: formatFrom(first.taggedAt, unit),
      t: toTimeSteps(
        rows.map((row) => row.taggedAt),
        unit,
      ),
      tags: rows.map((row) => row.tag),
      kinds: rows.map((row) => (row.kind === "release" ? "r" : "p")).join(""),
    };
  });
}

interface Group<Row> {
  first: Row;
  rows: Row[];
}

/** Rows with equal keys together, in the order of their first rows. */
function groupRows<Row>(rows: readonly Row[], keyOf: (row: Row) => readonly unknown[]): Group<Row>[] {
  const groups = new Map<string, Group<Row>>();
  for (const row of rows) {
    const key = JSON.stringify(keyOf(row));
    const group = groups.get(key);
    if (group === undefined) groups.set(key, { first: row, rows: [row] });
    else group.rows.push(row);
  }
  return [...groups.values()];
}

type Named = Pick<ArchiveRelease, "repo" | "source">;

function compareNames(a: Named, b: Named): number {
  return (
    compareText(a.repo.toLowerCase(), b.repo.toLowerCase()) ||
    compareText(a.repo, b.repo) ||
    compareText(a.source, b.source)
  );
}

/** By code units: the same on every machine, whatever its language. */
function compareText(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
