import {
  finishWork,
  readLastLook,
  readLicenceCommits,
  readReadBlobs,
  readWork,
  type EvidenceFile,
  type Work,
} from "@groundswell/db";
import { findClaims, findHubLinks, isLicenceFile, isWeightsLicence, READER_EDITION } from "@groundswell/openness";
import { dueAgain, type CollectContext, type StepReport } from "../collect/context.ts";
import { GithubFailure } from "../github/failure.ts";
import { fetchFiles } from "../github/file-history.ts";
import type { Head } from "../github/repository.ts";
import { fetchTree, type TreeAnswer } from "../github/trees.ts";
import { nextAfter } from "../plan/grid.ts";
import { recordFiles, recordSameFiles, type OpennessCursor, type FilesFound } from "../record/record-openness.ts";
import type { TotalsCursor } from "../record/record-repository.ts";
import { readHistories, type HistoriesRead, type KnownNewest } from "./read-histories.ts";
import { identify, readTexts, type At } from "./read-licences.ts";

type Outcome = StepReport["outcome"];

/** Names that licence files have or had, whatever is there today: a file that is gone has a history as well. */
const USUAL_NAMES = ["LICENSE", "LICENSE.md", "LICENSE.txt", "LICENCE", "COPYING", "LICENSE-MIT", "LICENSE-APACHE"];
/** So many licence files are followed, those that are there today first. */
const MOST_NAMES = 24;
const TOP_FOLDERS = ["", ".github", "docs"];
const README = /^(?:\.github\/|docs\/)?readme(?:\.(?:md|markdown|rst|txt|adoc))?$/i;

/**
 * Looks at a repository's files, where its default branch has moved since the last look: the totals tell to which commit.
 * Nothing is asked where it has not; only the licence's history where it has the same files as before.
 * @throws GithubFailure when they could not be had
 */
export async function fetchOpenness(context: CollectContext, work: Work): Promise<Outcome> {
  const { db, now } = context;
  const totals = await readWork(db, work.projectId, "totals");
  // Only we wrote it.
  const head = (totals?.cursor as TotalsCursor | null)?.head;
  if (head === undefined) {
    await finishWork(db, work, { nextAt: nextAfter(now(), context.intervalMs, context.phase), problem: null });
    return "unchanged";
  }
  const done = { nextAt: dueAgain(context, "openness", now()), succeededAt: head.receipt.fetchedAt };
  const last = await readLastLook(db, work.projectId);
  const cursor = work.cursor as OpennessCursor | null;
  const isRead = last !== null && last.tree === head.tree && cursor?.reader === READER_EDITION;
  if (isRead && last.commit === head.commit) {
    await recordSameFiles(db, work, head, { complete: last.complete, done });
    return "unchanged";
  }
  const found = await lookAtFiles(context, work, head, cursor);
  await recordFiles(db, work, found, done.nextAt);
  return "stored";
}

/** What a commit holds, as far as a ledger needs it; of a repository without commits, nothing, and nobody is asked. */
async function lookAtFiles(
  { db, github }: CollectContext,
  work: Work,
  head: Head,
  cursor: OpennessCursor | null,
): Promise<FilesFound> {
  const { commit, tree } = head;
  if (commit === null || tree === null) return describeEmpty(head);
  const { projectId, repo } = work;
  const listed = await fetchTree(github, repo, tree);
  const isRead = await readReadBlobs(db, projectId, READER_EDITION);
  const files = await completeTop({ github, repo, commit }, listed);
  const readme = findReadme(files);
  const isNewReadme = readme !== null && (cursor?.readme !== readme.blob || cursor.reader !== READER_EDITION);
  const known = await readKnown(work, db);
  const ours = listLicences(files);
  const followed = ours.slice(0, MOST_NAMES);
  const names = [...new Set([...followed.map(({ path }) => path), ...known.keys(), ...USUAL_NAMES])];
  const read = await readHistories(github, {
    ...{ repo, commit, known, paths: names.slice(0, 2 * MOST_NAMES), atOnce: countAtOnce(work) },
    blobs: [
      ...new Set([
        ...followed.flatMap(({ blob }) => (isRead.has(blob) ? [] : [blob])),
        ...(isNewReadme ? [readme.blob] : []),
      ]),
    ],
    folders: [],
  });
  assertOurs(work, read);
  const blobs = ours.map(({ blob }) => blob);
  const answers = await readTexts({ github, repo, commit, blobs }, read, isRead);
  const isGone = readme === null && listed.complete;
  const readmeText = isNewReadme ? (read.texts.get(readme.blob) ?? null) : null;
  return {
    ...{ commit, tree, complete: listed.complete, receipt: listed.receipt },
    files,
    histories: read.histories,
    readings: await identify(answers, readme?.blob ?? null, ours),
    readme:
      readme === null
        ? null
        : { ...readme, claims: readmeText === null ? null : findClaims(readmeText), receipt: read.receipt },
    // A README that may be in what was not listed says what it said.
    hubLinks: readmeText !== null ? findHubLinks(readmeText) : isGone ? [] : (cursor?.hubLinks ?? []),
  };
}

function describeEmpty({ receipt }: Head): FilesFound {
  return {
    ...{ commit: null, tree: null, complete: true, receipt },
    ...{ files: [], histories: [], readings: [], readme: null, hubLinks: [] },
  };
}

async function readKnown({ projectId }: Work, db: CollectContext["db"]): Promise<KnownNewest> {
  const rows = await readLicenceCommits(db, projectId, null);
  // In the order of their places: the newest comes last, and stays.
  return new Map(rows.map(({ path, commit, place }) => [path, { commit, place }]));
}

/** A question that was too much is asked in parts the next time. */
function countAtOnce({ attempts }: Work): number {
  return attempts <= 1 ? 2 * MOST_NAMES : attempts === 2 ? 6 : 1;
}

/** Files of whoever has the name now are not ours; the totals find out where ours went. */
function assertOurs({ githubId, repo }: Work, read: HistoriesRead): void {
  if (githubId === null || read.githubId === githubId) return;
  throw new GithubFailure("refused", `the name ${repo} does not lead to the repository that is watched`);
}

function isLicence(path: string): boolean {
  return isLicenceFile(path) || isWeightsLicence(path);
}

/** Those that are named after the weights first: their history must not be what there is no room for. */
function listLicences(files: readonly EvidenceFile[]): EvidenceFile[] {
  const ours = files.filter(({ path }) => isLicence(path));
  return ours.toSorted((a, b) => Number(isWeightsLicence(b.path)) - Number(isWeightsLicence(a.path)));
}

/** Of several, GitHub shows the one in `.github`, else the root's, else that of `docs`. */
function findReadme(files: readonly EvidenceFile[]): EvidenceFile | null {
  const found = files.filter(({ path }) => README.test(path));
  return found.toSorted((a, b) => rankOfReadme(a.path) - rankOfReadme(b.path))[0] ?? null;
}

function rankOfReadme(path: string): number {
  const folder = path.startsWith(".github/") ? 0 : path.startsWith("docs/") ? 2 : 1;
  return 2 * folder + (/\.(?:md|markdown)$/i.test(path) ? 0 : 1);
}

/** The files of a tree; of a list that was cut short, with all that are in the folders that count most. */
async function completeTop(at: At, { files, complete }: TreeAnswer): Promise<EvidenceFile[]> {
  if (complete) return files;
  const { github, ...asked } = at;
  const { files: more } = await fetchFiles(github, { ...asked, blobs: [], histories: [], folders: TOP_FOLDERS });
  return [...new Map([...files, ...more].map((file) => [file.path, file])).values()];
}
