import { contentHash, type Receipt } from "@groundswell/core";
import {
  bumpDataVersion,
  recordClaims,
  recordLicenceCommits,
  recordLines,
  recordLook,
  recordReadings,
  refreshOpennessChanges,
  syncOpennessNotes,
  type Database,
  type NewLine,
} from "@groundswell/db";

/** Commits of the seeded ledger: what it looks like on the pages, and in their addresses. */
export const SEEDED_COMMITS = { first: "1".repeat(40), relicensed: "2".repeat(40), head: "3".repeat(40) };

const LICENCE = { path: "LICENSE", blob: "b".repeat(40) };
const NOT_THERE = { state: "not found", why: null, files: [] } as const;
const ON_A_HUB = {
  state: "not checkable",
  why: "no file of a known name or kind in the repository; it may be in a model hub",
  files: [],
} as const;

function found(line: string, path: string): NewLine {
  return { line, state: "observed", why: null, files: [{ path, blob: contentHash(path).slice(-40) }] };
}

function missing(line: string): NewLine {
  return { line, ...NOT_THERE, files: [] };
}

const LINES: NewLine[] = [
  { line: "licence", state: "observed", why: null, files: [LICENCE] },
  missing("weightsLicence"),
  ...[found("inferenceCode", "serve/run.py"), missing("dataCode"), found("lockfile", "uv.lock")],
  ...[found("ci", ".github/workflows/test.yml"), found("contributing", "CONTRIBUTING.md"), missing("governance")],
  ...["modelCard", "dataCard", "weights"].map((line): NewLine => ({ line, ...ON_A_HUB, files: [] })),
];

/**
 * A ledger with a line of every kind: found, not found, not found since, not checkable; a licence that was Apache-2.0 and
 * is an altered MIT text; a sentence of the README; a correction and an assessment.
 * @param from the day of the first look: the second is ten days later
 */
export async function seedOpenness(db: Database, projectId: number, from: string): Promise<void> {
  const first = Date.parse(`${from}T12:00:00Z`);
  const second = first + 10 * 86_400_000;
  const looks = [
    { at: first, commit: SEEDED_COMMITS.relicensed, lines: [...LINES, found("trainingCode", "train/run.py")] },
    { at: second, commit: SEEDED_COMMITS.head, lines: [...LINES, missing("trainingCode")] },
  ];
  for (const { at, commit, lines } of looks) {
    await db.transaction(async (tx) => {
      await recordLook(tx, projectId, receiptAt(at), { at, commit, tree: commit, complete: true });
      await recordLines(tx, projectId, receiptAt(at), { at, commit, lines });
      await refreshOpennessChanges(tx, projectId);
      await bumpDataVersion(tx);
    });
  }
  await db.transaction(async (tx) => {
    const receipt = receiptAt(first);
    const before = "a".repeat(40);
    const commits = [
      { commit: SEEDED_COMMITS.first, committedAt: first - 500 * 86_400_000, blob: before },
      { commit: SEEDED_COMMITS.relicensed, committedAt: first - 30 * 86_400_000, blob: LICENCE.blob },
    ];
    await recordLicenceCommits(tx, projectId, receipt, LICENCE.path, {
      how: "anew",
      at: first,
      isWhole: true,
      commits,
    });
    const nearest = { ids: ["MIT"], name: "MIT License", osiApproved: true };
    const apache = { ids: ["Apache-2.0"], name: "Apache License 2.0", osiApproved: true };
    await recordReadings(tx, projectId, receipt, {
      ...{ at: first, reader: 1 },
      readings: new Map([
        [before, { kind: "listed", licences: [apache] }],
        [LICENCE.blob, { kind: "changed", nearest, similarity: 0.93, families: [] }],
      ]),
    });
    const claims = [{ quote: "An open source agent, with open weights.", line: 7 }];
    const readme = { path: "README.md", blob: "c".repeat(40), commit: SEEDED_COMMITS.relicensed };
    await recordClaims(tx, projectId, receipt, { at: first, ...readme, claims });
    const note = { projectId, dated: from, url: "https://example.org/note" } as const;
    await syncOpennessNotes(
      tx,
      [
        {
          ...note,
          kind: "correction",
          line: "dataCode",
          source: "The maintainers",
          says: "It is in a repository of its own.",
        },
        { ...note, kind: "assessment", line: null, source: "An index of others", says: "12 of 14 parts available." },
      ],
      first,
    );
    await refreshOpennessChanges(tx, projectId);
    await bumpDataVersion(tx);
  });
}

function receiptAt(at: number): Receipt {
  return {
    ...{ source: "GitHub GraphQL API", sourceUrl: "https://docs.github.com/graphql", fetchedAt: at, status: 200 },
    ...{ request: "POST /graphql: files of a repository", contentHash: contentHash(String(at)) },
    method: "names of files at a commit, as GitHub lists them",
  };
}
