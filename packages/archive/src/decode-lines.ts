import type { InstantMs } from "@groundswell/core";
import type { ObservationLine, ReleaseLine, TimeUnit } from "./compact-form.ts";
import { quoteText, type Fault } from "./faults.ts";
import type { InstantReader } from "./instants.ts";
import { findObservationFault, findReleaseFault } from "./rows.ts";
import { fromSteps, readFrom, UNIT_MS } from "./steps.ts";
import type { ArchiveObservation, ArchiveRelease } from "./types.ts";

const REMEDY = "take the file again from where it came: this line was changed by hand or damaged";

/** A fault of a compact line. The form is written by a program, so there is one remedy for all of them. */
export function damage(message: string): Fault {
  return { message, remedy: REMEDY };
}

/** The observations of one line, or the first thing that is wrong with it. */
export function decodeObservations(line: ObservationLine, now: InstantMs, reader: InstantReader) {
  const instants = decodeInstants(line, line.unit, reader);
  if (!Array.isArray(instants)) return instants;
  const arrays = [line.stars, line.forks, line.issues, line.issuesAndPulls];
  const unequal = findUnequalLength(line.t.length, arrays);
  if (unequal !== null) return unequal;

  const stars = fromSteps(line.stars);
  const forks = fromSteps(line.forks);
  const issues = line.issues && fromSteps(line.issues);
  const both = line.issuesAndPulls && fromSteps(line.issuesAndPulls);
  const rows: ArchiveObservation[] = [];
  for (const [i, observedAt] of instants.entries()) {
    const row: ArchiveObservation = {
      observedAt,
      timeKnown: line.unit !== "d",
      repo: line.repo,
      stars: stars[i] ?? NaN,
      forks: forks[i] ?? NaN,
      openIssues: issues?.[i] ?? null,
      openIssuesAndPulls: both?.[i] ?? null,
      source: line.source,
    };
    const fault = findObservationFault(row, now);
    if (fault !== null) return { ...fault, message: `row ${i + 1} of this line: ${fault.message}` };
    rows.push(row);
  }
  return rows;
}

/** The releases of one line, or the first thing that is wrong with it. */
export function decodeReleases(line: ReleaseLine, now: InstantMs, reader: InstantReader) {
  const instants = decodeInstants(line, line.unit, reader);
  if (!Array.isArray(instants)) return instants;
  const unequal = findUnequalLength(line.t.length, [line.tags, line.kinds]);
  if (unequal !== null) return unequal;

  const rows: ArchiveRelease[] = [];
  for (const [i, taggedAt] of instants.entries()) {
    const kind = line.kinds[i] === "p" ? "prerelease" : "release";
    const row: ArchiveRelease = { repo: line.repo, tag: line.tags[i] ?? "", taggedAt, kind, source: line.source };
    const fault = findReleaseFault(row, now);
    if (fault !== null) return { ...fault, message: `row ${i + 1} of this line: ${fault.message}` };
    rows.push(row);
  }
  return rows;
}

function decodeInstants(
  line: { from: string; t: readonly number[] },
  unit: TimeUnit,
  reader: InstantReader,
): InstantMs[] | Fault {
  const from = readFrom(line.from, unit, reader);
  if (Number.isNaN(from)) return damage(`"from" is not written in the unit "${unit}": ${quoteText(line.from)}`);
  if (line.t[0] !== 0) return damage('"t" does not begin with 0');
  const backwards = line.t.findIndex((step) => step < 0);
  if (backwards >= 0) return damage(`"t" goes backwards at row ${backwards + 1} of this line`);
  return fromSteps(line.t).map((steps) => from + steps * UNIT_MS[unit]);
}

function findUnequalLength(length: number, arrays: readonly ({ length: number } | undefined)[]): Fault | null {
  const other = arrays.find((array) => array !== undefined && array.length !== length);
  return other === undefined ? null : damage(`arrays of unequal length: ${length} times, ${other.length} values`);
}
