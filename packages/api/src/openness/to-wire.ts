import type { OpennessLedger, OpennessLicence as KnownLicence, OpennessLine as KnownLine } from "@groundswell/db";
import { describeLicence, groupOf, type LineState } from "@groundswell/openness";
import type { Openness, OpennessLicence, OpennessLine, OpennessState } from "@groundswell/wire";
import { toInstant } from "../http/instant.ts";
import { ownerToChange, toChange } from "./change-to-wire.ts";
import { fileAt, releasesPage, treeAt } from "./github-address.ts";

const STATES: Record<LineState, OpennessState> = {
  observed: "observed",
  "not found": "not_found",
  "not checkable": "not_checkable",
};

/** Whose ledger it is, by today's names. */
export interface Named {
  repo: string;
  name: string;
}

/** The one mapping from ledgers to the wire. */
export function toOpenness({ repo, name }: Named, ledger: OpennessLedger): Openness {
  const { look, headline, claims } = ledger;
  const changes = [
    ...ledger.changes.map((change) => toChange(repo, change)),
    ...ledger.ownerChanges.map(ownerToChange),
  ];
  const commit = look?.commit ?? null;
  return {
    ...{ repo, name, headline, commit, evidenceUrl: commit === null ? null : treeAt(repo, commit) },
    ...{ checkedAt: toInstant(look?.at ?? null), receipt: look?.receipt ?? null, complete: look?.complete ?? null },
    lines: ledger.lines.map((line) => toLine(repo, line, commit)),
    licences: ledger.licences.map((licence) => toLicence(repo, licence)),
    weightsLicences: ledger.weightsLicences.map((licence) => toLicence(repo, licence)),
    claims: (claims?.quotes ?? []).flatMap(({ quote, line }) =>
      claims === null ? [] : [{ quote, line, ...describeReadme(repo, claims, line) }],
    ),
    changes: changes.toSorted((a, b) => Date.parse(b.at) - Date.parse(a.at)),
    historyFrom: toInstant(ledger.historyFrom),
    assessments: notesOf(ledger, "assessment"),
    corrections: notesOf(ledger, "correction"),
  };
}

/** What was not found has its evidence in the whole list of files: the newest that was looked at. */
function toLine(repo: string, line: KnownLine, newest: string | null): OpennessLine {
  const { key, label, state, why, url, checkedAt, firstSeenAt, lastSeenAt, notFoundSince, receipt } = line;
  const commit = state === "observed" ? line.commit : newest;
  const files = filesAt(repo, line.files, line.commit);
  const [file] = files;
  const isOfFiles = key !== "releases";
  const tree = isOfFiles ? (commit === null ? null : treeAt(repo, commit)) : releasesPage(repo);
  return {
    ...{ key, group: groupOf(key), label, state: STATES[state], why, path: file?.path ?? null },
    commit: isOfFiles ? commit : null,
    evidenceUrl: url ?? file?.evidenceUrl ?? tree,
    ...{ files, checkedAt: toInstant(checkedAt), firstSeenAt: toInstant(firstSeenAt) },
    ...{ lastSeenAt: toInstant(lastSeenAt), notFoundSince: toInstant(notFoundSince) },
    ...{ lastFiles: filesAt(repo, line.lastFiles, line.lastCommit), receipt },
  };
}

function filesAt(repo: string, files: KnownLine["files"], commit: string | null) {
  return files.map(({ path }) => ({ path, evidenceUrl: commit === null ? null : fileAt(repo, commit, path) }));
}

function toLicence(repo: string, licence: KnownLicence): OpennessLicence {
  const { path, commit, reading, labels, osiApproved, receipt, readingReceipt } = licence;
  const evidenceUrl = commit === null ? null : fileAt(repo, commit, path);
  const text = reading.kind === "empty" ? "a file without words" : describeLicence(reading);
  return {
    ...{ path, commit, evidenceUrl, reading: reading.kind, text, labels: [...labels], osiApproved },
    ...{ receipt, readingReceipt },
  };
}

function describeReadme(repo: string, claims: NonNullable<OpennessLedger["claims"]>, line: number) {
  const { path, commit, receipt } = claims;
  return { path, commit, evidenceUrl: fileAt(repo, commit, path, line), receipt };
}

function notesOf({ notes }: OpennessLedger, wanted: "assessment" | "correction"): Openness["corrections"] {
  return notes
    .filter(({ kind }) => kind === wanted)
    .map(({ line, source, url, dated, says }) => ({ line, source, url, dated, says }));
}
