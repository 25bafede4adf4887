import type { NewLicenceCommit } from "@groundswell/db";
import type { Receipt } from "@groundswell/core";
import type { Github } from "../github/client.ts";
import { GithubFailure } from "../github/failure.ts";
import { fetchFiles, type Content, type FilesAsked, type HistoryPage } from "../github/file-history.ts";
import type { Allowance } from "./allowance.ts";

/** What of a file's history is new. */
export interface ReadHistory {
  path: string;
  /** Oldest first. */
  commits: NewLicenceCommit[];
  /**
   * - `newer`: they follow the newest that was known
   * - `anew`: nothing was known, or not of this line of history: what was known has left the branch
   * - `older`: they come before the oldest that was known
   */
  how: "newer" | "anew" | "older";
  /** Whether the first of them is the first that ever touched the file. */
  isWhole: boolean;
  receipt: Receipt;
}

/** A history that was not read to its end: where to go on. */
export interface Walk {
  path: string;
  /** The commit from which it is read. */
  tip: string;
  /** Null: nothing of it was asked for yet. */
  after: string | null;
  pages: number;
}

/** The newest commit of each file's history that is known. */
export type KnownNewest = ReadonlyMap<string, string>;

const PAGE = 100;
/** Enough to meet what is known, as a rule. */
const NEW_PAGE = 20;
/** Older pages are long, and nobody waits for them. */
const OLDER_AT_ONCE = 6;
/** Pages of one file's history that are read at most: five hundred commits. */
const MOST_PAGES = 5;

export interface HistoriesRead {
  histories: ReadHistory[];
  /** What is still to be read. */
  waiting: Walk[];
  texts: Map<string, Content>;
  /** Contents that are links to other files. */
  links: Set<string>;
  /** Null: nothing was asked. */
  githubId: number | null;
  /** Of the first answer, which brought the texts; null likewise. */
  receipt: Receipt | null;
}

interface Asked extends Omit<FilesAsked, "histories"> {
  walks: readonly Walk[];
  known: KnownNewest;
  atOnce: number;
  /** Whether a failure leaves all of it for another time. */
  canWait?: boolean;
}

/**
 * Reads the histories of files, as far as they are not known and the allowance goes: one query, and more only where a
 * history is longer than a page, or does not lead to what was known, as the branch was rewritten. What it does not come to
 * waits.
 * @param asked.begin files whose newest commits are asked for
 * @param asked.goOn histories that were not read to their end
 * @param asked.atOnce how many histories to ask for in one query
 * @throws GithubFailure when the first query failed; after another, what was read is kept
 */
export async function readAllHistories(
  github: Github,
  allowance: Allowance,
  { begin, goOn, ...asked }: Omit<Asked, "walks"> & { begin: readonly string[]; goOn: readonly Walk[] },
): Promise<HistoriesRead> {
  const walks = begin.map((path): Walk => ({ path, tip: asked.commit, after: null, pages: 0 }));
  const read = await readHistories(github, allowance, { ...asked, walks });
  // What goes on from a history that the branch has no more leads nowhere. Whose beginning was not asked for goes on.
  const anew = new Set([
    ...read.histories.flatMap(({ how, path }) => (how === "anew" ? [path] : [])),
    ...read.waiting.flatMap(({ path, after }) => (after === null ? [] : [path])),
  ]);
  const rest = read.receipt === null ? asked : { ...asked, blobs: [], folders: [] };
  const older = await readHistories(github, allowance, {
    ...{ ...rest, atOnce: Math.min(asked.atOnce, OLDER_AT_ONCE), canWait: true },
    walks: goOn.filter(({ path }) => !anew.has(path)),
  });
  return {
    histories: [...read.histories, ...older.histories],
    waiting: [...read.waiting, ...older.waiting],
    texts: new Map([...read.texts, ...older.texts]),
    links: new Set([...read.links, ...older.links]),
    githubId: read.githubId ?? older.githubId,
    receipt: read.receipt ?? older.receipt,
  };
}

async function readHistories(
  github: Github,
  allowance: Allowance,
  { walks, known, atOnce, canWait = false, ...asked }: Asked,
): Promise<HistoriesRead> {
  const read: HistoriesRead = {
    ...{ histories: [], waiting: [], texts: new Map(), links: new Set(), githubId: null, receipt: null },
  };
  let left = walks.map((walk): Progress => ({ walk, goesOn: walk.after !== null, found: [], receipt: null }));
  let size = atOnce;
  /** Walks from a place that GitHub doesn't know any more: they don't go on. */
  const ended: Progress[] = [];
  while (left.length > 0 && (await allowance.take())) {
    const now = left.slice(0, size);
    const rest = read.receipt === null ? {} : { blobs: [], folders: [] };
    const histories = now.map(({ walk }) => ({ ...walk, first: sizeOfPage(walk, known) }));
    const answer = await fetchFiles(github, { ...asked, ...rest, histories }).catch((error: unknown) => {
      if (!(error instanceof GithubFailure) || (read.receipt === null && !canWait)) throw error;
      return error;
    });
    if (answer instanceof GithubFailure) {
      if (answer.kind !== "bad cursor") {
        // Another's turn comes first the next time.
        left = [...left.slice(size), ...now];
        break;
      }
      // It is one of them, and not said which: each by itself.
      if (now.length === 1) {
        ended.push(...now);
        left = left.slice(1);
      }
      size = 1;
      continue;
    }
    for (const [oid, content] of answer.texts) read.texts.set(oid, content);
    Object.assign(read, { githubId: answer.githubId, receipt: read.receipt ?? answer.receipt });
    const goOn: Progress[] = [];
    for (const progress of now) {
      const page = answer.histories.get(progress.walk.path) ?? null;
      assertThere(page, progress.walk, asked);
      for (const oid of page?.links ?? []) read.links.add(oid);
      const next = page === null ? null : follow({ ...progress, receipt: answer.receipt }, page, known);
      if (next === null) continue;
      if ("how" in next) keep(read, next, known);
      else goOn.push(next);
    }
    left = [...left.slice(size), ...goOn];
  }
  for (const progress of [...left, ...ended]) {
    const { walk, goesOn, found, receipt } = progress;
    // It may yet lead to what is known: until then nothing says that the branch has it no more.
    if (!goesOn && known.has(walk.path)) read.waiting.push({ ...walk, after: null, pages: 0 });
    else {
      if (receipt !== null) keep(read, { ...describe(walk.path, found, goesOn), isWhole: false, receipt }, known);
      if (!ended.includes(progress)) read.waiting.push(walk);
    }
  }
  return read;
}

/** Where a walk is. */
interface Progress {
  walk: Walk;
  /** Whether it goes on from where an earlier step stopped. */
  goesOn: boolean;
  /** Newest first. */
  found: NewLicenceCommit[];
  /** Of the last answer; null: none yet. */
  receipt: Receipt | null;
}

function sizeOfPage({ path, after }: Walk, known: KnownNewest): number {
  return after === null && known.has(path) ? NEW_PAGE : PAGE;
}

/** An older commit may be gone: then the history begins where it was read to. Without the newest there is no history. */
function assertThere(
  page: HistoryPage | null,
  { path, tip }: Walk,
  { repo, commit }: Pick<FilesAsked, "repo" | "commit">,
) {
  if (page !== null || tip !== commit) return;
  throw new GithubFailure("missing", `${repo}: commit ${commit.slice(0, 12)}, asked for ${path}, is there no more`);
}

/** @returns what was read, or how to go on; null: nothing that is new */
function follow(progress: Progress, page: HistoryPage, known: KnownNewest): ReadHistory | Progress | null {
  const { walk, goesOn, receipt } = progress;
  const { path } = walk;
  if (receipt === null) return null;
  const met = goesOn ? -1 : page.commits.findIndex(({ commit }) => commit === known.get(path));
  if (met !== -1) {
    // What leads to a known commit leads to all that were before it.
    const commits = [...progress.found, ...page.commits.slice(0, met)].toReversed();
    return commits.length === 0 ? null : { path, commits, how: "newer", isWhole: false, receipt };
  }
  const found = [...progress.found, ...page.commits];
  const pages = walk.pages + 1;
  if (page.next !== null && pages < MOST_PAGES) {
    return { ...progress, found, walk: { ...walk, after: page.next, pages } };
  }
  return { ...describe(path, found, goesOn), isWhole: page.next === null, receipt };
}

function describe(path: string, found: readonly NewLicenceCommit[], goesOn: boolean) {
  return { path, commits: found.toReversed(), how: goesOn ? ("older" as const) : ("anew" as const) };
}

/** A file that never was has no history. */
function keep(read: HistoriesRead, history: ReadHistory, known: KnownNewest): void {
  if (history.commits.length > 0 || (history.isWhole && known.has(history.path))) read.histories.push(history);
}
