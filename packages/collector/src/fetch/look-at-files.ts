import { readLicenceCommits, readReadBlobs, readSeenLines, type Work } from "@groundswell/db";
import { findClaims, findHubLinks, listLicenceFiles, READER_EDITION, readLedger } from "@groundswell/openness";
import type { CollectContext } from "../collect/context.ts";
import { fetchFiles, TOO_LONG } from "../github/file-history.ts";
import { fetchTree, type TreeAnswer, type TreeFile } from "../github/trees.ts";
import type { FilesFound, OpennessCursor } from "../record/record-openness.ts";
import type { Allowance } from "./allowance.ts";
import { assertOurs } from "./assert-ours.ts";
import { followLinks } from "./follow-links.ts";
import { readAllHistories } from "./read-histories.ts";
import { fetchContents, LONGEST_LICENCE, readAnswers, type At } from "./read-licences.ts";

/** Names that licence files have or had, whatever is there today: a file that is gone has a history as well. */
const USUAL_NAMES = ["LICENSE", "LICENSE.md", "LICENSE.txt", "LICENCE", "COPYING", "LICENSE-MIT", "LICENSE-APACHE"];
/** Of so many files the history is followed, those that are there today first. */
const MOST_NAMES = 64;
/** So many histories are asked for in one query; in smaller parts after one that failed. */
const AT_ONCE = [48, 6, 1] as const;
const TOP_FOLDERS = ["", ".github", "docs"];
const README = /^(?:\.github\/|docs\/)?readme(?:\.(?:md|markdown|rst|txt|adoc))?$/i;

export interface Looking {
  commit: string;
  tree: string;
  cursor: OpennessCursor | null;
  /** Whether the newest commits of all histories are known: then only what waits is asked for. */
  goesOn: boolean;
  allowance: Allowance;
}

/**
 * What a commit holds, as far as a ledger needs it and the allowance goes.
 * @throws GithubFailure when the list of files could not be had, or the first of the histories
 */
export async function lookAtFiles(
  { db, github, random }: CollectContext,
  work: Work,
  { commit, tree, cursor, goesOn, allowance }: Looking,
): Promise<FilesFound> {
  const { projectId, repo } = work;
  const at: At = { github, repo, commit };
  const listed = await fetchTree(github, repo, tree);
  const files = await completeTop(at, allowance, listed);
  const paths = files.map(({ path }) => path);
  const ours = Object.values(listLicenceFiles(paths)).flatMap((own) => own.paths);
  const readmePath = findReadme(paths);
  const wanted = readmePath === null ? ours : [...ours, readmePath];
  const {
    fileAt,
    trailOf,
    answers: ofLinks,
  } = await followLinks(at, allowance, {
    ...{ files, complete: listed.complete, paths: wanted },
  });
  const today = ours.flatMap((path) => fileAt(path) ?? []);
  const readmeFile = readmePath === null ? null : fileAt(readmePath);
  const readme = readmePath === null || readmeFile === null ? null : { path: readmePath, blob: readmeFile.blob };
  const isNewReadme = readme !== null && (cursor?.readme !== readme.blob || cursor.reader !== READER_EDITION);

  const rows = await readLicenceCommits(db, projectId, null);
  const isRead = await readReadBlobs(db, projectId, READER_EDITION);
  const tooLong = today.filter(({ size, blob }) => size > LONGEST_LICENCE && !isRead.has(blob));
  const unread = today.filter(({ size, blob }) => size <= LONGEST_LICENCE && !isRead.has(blob));
  const newest = [...new Set([...unread.map(({ blob }) => blob), ...(isNewReadme ? [readme.blob] : [])])];
  const atOnce = AT_ONCE[Math.min(work.attempts, AT_ONCE.length) - 1] ?? AT_ONCE[0];
  const known = new Map(rows.map((row) => [row.path, row.commit]));
  const waiting = cursor?.waiting ?? [];
  const names = goesOn
    ? waiting.flatMap(({ path, after }) => (after === null ? [path] : []))
    : [...new Set([...ours, ...ours.flatMap(trailOf), ...known.keys(), ...USUAL_NAMES])].slice(0, MOST_NAMES);
  const read = await readAllHistories(github, allowance, {
    ...{ repo, commit, known, atOnce, folders: [], blobs: atOnce === AT_ONCE[0] ? newest : [] },
    begin: names,
    goOn: waiting.filter(({ after }) => after !== null),
  });
  assertOurs(work, read.githubId);

  const links = new Set([...(cursor?.links ?? []), ...read.links, ...files.flatMap((f) => (f.isLink ? [f.blob] : []))]);
  const brought = [...ofLinks, ...(read.receipt === null ? [] : [{ receipt: read.receipt, texts: read.texts }])];
  const has = new Set([...isRead, ...brought.flatMap(({ texts }) => [...texts.keys()])]);
  const past = [...rows, ...read.histories.flatMap(({ commits }) => commits)]
    .toSorted((a, b) => Number(b.committedAt) - Number(a.committedAt))
    .flatMap(({ blob }) => blob ?? []);
  const blobs = [...new Set([...newest, ...past])].filter((blob) => !has.has(blob));
  const answers = [...brought, ...(await fetchContents(at, allowance, blobs, random))];
  const isLicenceToo = today.some(({ blob }) => blob === readme?.blob);
  const aside = new Set(readme === null || isLicenceToo ? [] : [readme.blob]);
  const readings = await readAnswers(answers, { links, aside });
  const why = { kind: "unread", why: TOO_LONG } as const;
  readings.push({ receipt: listed.receipt, readings: new Map(tooLong.map(({ blob }) => [blob, why])) });
  const done = new Set(readings.flatMap((own) => [...own.readings.keys()]));
  const left = [...new Set([...unread.map(({ blob }) => blob), ...past])].filter((b) => !isRead.has(b) && !done.has(b));

  const ofReadme = answers.find(({ texts }) => texts.has(readme?.blob ?? ""));
  const content = ofReadme?.texts.get(readme?.blob ?? "");
  const text = isNewReadme && content !== undefined && "text" in content ? content.text : null;
  const isGone = readme === null && listed.complete;
  // A README that may be in what was not listed says what it said.
  const hubLinks = text !== null ? findHubLinks(text) : isGone ? [] : (cursor?.hubLinks ?? []);
  const seen = await readSeenLines(db, projectId);
  const ledger = readLedger({ commit, paths, complete: listed.complete, topComplete: true }, { seen, hubLinks });
  const isReadmeDue = isNewReadme && ofReadme === undefined;
  return {
    ...{ commit, tree, complete: listed.complete, receipt: listed.receipt, readings, histories: read.histories },
    lines: ledger.map(({ key, state, paths: own, why: said }) => ({
      ...{ line: key, state, why: said },
      files: own.map((path) => ({ path, blob: fileAt(path)?.blob ?? "" })),
    })),
    readme:
      readme === null
        ? null
        : { ...readme, claims: text === null ? null : findClaims(text), receipt: ofReadme?.receipt ?? listed.receipt },
    cursor: {
      ...{
        reader: READER_EDITION,
        readme: isReadmeDue ? null : (readme?.blob ?? null),
        hubLinks,
        waiting: read.waiting,
      },
      links: left.filter((blob) => links.has(blob)),
      unfinished: read.waiting.length + left.length > 0 || isReadmeDue,
    },
  };
}

/** Of several, GitHub shows the one in `.github`, else the root's, else that of `docs`. */
function findReadme(paths: readonly string[]): string | null {
  const found = paths.filter((path) => README.test(path));
  return found.toSorted((a, b) => rankOfReadme(a) - rankOfReadme(b))[0] ?? null;
}

function rankOfReadme(path: string): number {
  const folder = path.startsWith(".github/") ? 0 : path.startsWith("docs/") ? 2 : 1;
  return 2 * folder + (/\.(?:md|markdown)$/i.test(path) ? 0 : 1);
}

/** The files of a tree; of a list that was cut short, with all that are in the folders that count most. */
async function completeTop(
  { github, ...asked }: At,
  allowance: Allowance,
  { files, complete }: TreeAnswer,
): Promise<TreeFile[]> {
  if (complete) return files;
  await allowance.take();
  const { files: more } = await fetchFiles(github, { ...asked, blobs: [], histories: [], folders: TOP_FOLDERS });
  return [...new Map([...files, ...more].map((file) => [file.path, file])).values()];
}
