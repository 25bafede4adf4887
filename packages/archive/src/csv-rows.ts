import type { InstantMs } from "@groundswell/core";
import { describeCountFault, parseCount } from "./counts.ts";
import { quoteText, type Fault } from "./faults.ts";
import { describeInstantFault, findRangeFault, InstantReader, NOON_MS } from "./instants.ts";
import { rememberCheck } from "./name-checks.ts";
import { findRepoFault, findSourceFault, findTagFault, unguardFormula } from "./names.ts";
import { readOpenIssues } from "./open-issues.ts";
import { EARLIEST_OBSERVATION, EARLIEST_TAG } from "./rows.ts";
import { GIT_TAGS_SOURCE } from "./sources.ts";
import { RELEASE_KINDS, type ArchiveObservation, type ArchiveRelease, type ReleaseKind } from "./types.ts";

/** Told of each wrong field of a row, by its index from 0. */
export type Complain = (field: number, fault: Fault) => void;

const DAY_LENGTH = "2026-08-22".length;

/** Turns six fields into an observation; null when any is wrong, all of which `complain` hears of. */
export function createObservationReader(now: InstantMs) {
  const instants = new InstantReader();
  const findRepo = rememberCheck(findRepoFault);
  const findSource = rememberCheck(findSourceFault);

  return (fields: readonly string[], complain: Complain): ArchiveObservation | null => {
    // By index, not destructured: this runs for every row, and an iterator takes a quarter of the time.
    const at = fields[0] ?? "";
    const repo = fields[1] ?? "";
    const source = fields[5] ?? "";
    const timeKnown = at.length !== DAY_LENGTH;
    const observedAt = timeKnown ? instants.readInstant(at) : instants.readDay(at) + NOON_MS;
    const stars = parseCount(fields[2] ?? "");
    const forks = parseCount(fields[3] ?? "");
    const issues = fields[4] === "" ? null : parseCount(fields[4] ?? "");

    const timeFault = Number.isNaN(observedAt)
      ? describeInstantFault("observed_at", at, "instant or day")
      : findRangeFault("observed_at", observedAt, now, EARLIEST_OBSERVATION);
    const repoFault = findRepo(repo);
    const sourceFault = findSource(source);
    const countsAreGood = stars >= 0 && forks >= 0 && (issues === null || issues >= 0);
    if (timeFault === null && repoFault === null && sourceFault === null && countsAreGood) {
      const { openIssues, openIssuesAndPulls } = readOpenIssues(observedAt, issues);
      return { observedAt, timeKnown, repo, stars, forks, openIssues, openIssuesAndPulls, source };
    }
    if (timeFault !== null) complain(0, timeFault);
    if (repoFault !== null) complain(1, repoFault);
    if (stars < 0) complain(2, describeCountFault("stars", fields[2] ?? ""));
    if (forks < 0) complain(3, describeCountFault("forks", fields[3] ?? ""));
    if (issues !== null && issues < 0) complain(4, describeCountFault("open_issues", fields[4] ?? ""));
    if (sourceFault !== null) complain(5, sourceFault);
    return null;
  };
}

/** Turns four fields (five with a source) into a release; null when any is wrong. */
export function createReleaseReader(now: InstantMs) {
  const instants = new InstantReader();
  const findRepo = rememberCheck(findRepoFault);
  const findSource = rememberCheck(findSourceFault);

  return (fields: readonly string[], complain: Complain): ArchiveRelease | null => {
    const [repo = "", tagText = "", at = "", kind = "", source = GIT_TAGS_SOURCE] = fields;
    const tag = unguardFormula(tagText);
    const taggedAt = instants.readInstant(at);

    const faults = [
      findRepo(repo),
      findTagFault(tag),
      Number.isNaN(taggedAt)
        ? describeInstantFault("tagged_at", at, "instant")
        : findRangeFault("tagged_at", taggedAt, now, EARLIEST_TAG),
      isReleaseKind(kind) ? null : describeKindFault(kind),
      findSource(source),
    ];
    if (isReleaseKind(kind) && faults.every((fault) => fault === null)) return { repo, tag, taggedAt, kind, source };
    for (const [field, fault] of faults.entries()) if (fault !== null) complain(field, fault);
    return null;
  };
}

function isReleaseKind(text: string): text is ReleaseKind {
  return text === "release" || text === "prerelease";
}

function describeKindFault(text: string): Fault {
  return { message: `unknown kind: ${quoteText(text)}`, remedy: `write one of: ${RELEASE_KINDS.join(", ")}` };
}
