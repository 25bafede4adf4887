import type { EvidenceFile, NewLicenceCommit } from "@groundswell/db";
import type { Receipt } from "@groundswell/core";
import type { Github } from "../github/client.ts";
import { fetchFiles, type FilesAsked, type HistoryAsked, type HistoryPage } from "../github/file-history.ts";

/** What of a file's history is new. */
export interface ReadHistory {
  path: string;
  /** Oldest first. */
  commits: NewLicenceCommit[];
  /** The place of the first of them. */
  from: number;
  /** Whether these are all that the branch has. */
  isWhole: boolean;
  receipt: Receipt;
}

/** The newest commit of a file's history that is known, with its place. */
export type KnownNewest = ReadonlyMap<string, { commit: string; place: number }>;

const PAGE = 100;
/** Enough to meet what is known, as a rule. */
const NEW_PAGE = 20;
/** Pages of one file's history that are read at most: five hundred commits. */
const MOST_PAGES = 5;

interface Walk {
  path: string;
  /** Newest first. */
  commits: NewLicenceCommit[];
  pages: number;
  /** Whether what is known may still be met; else all is read. */
  meetsKnown: boolean;
}

export interface HistoriesRead {
  histories: ReadHistory[];
  texts: Map<string, string | null>;
  files: EvidenceFile[];
  githubId: number;
  receipt: Receipt;
}

/**
 * Reads the histories of files, as far as they are not known: one query, and more only where a history is longer than a
 * page, or does not lead to what was known, as the branch was rewritten.
 * @param atOnce how many histories to ask for in one query
 */
export async function readHistories(
  github: Github,
  {
    paths,
    known,
    atOnce,
    ...asked
  }: Omit<FilesAsked, "histories"> & { paths: readonly string[]; known: KnownNewest; atOnce: number },
): Promise<HistoriesRead> {
  let walks: (Walk & { ask: HistoryAsked })[] = paths.map((path) => begin(path, known.has(path)));
  const read: HistoriesRead = { histories: [], texts: new Map(), files: [], githubId: 0, receipt: NO_RECEIPT };
  for (let isFirst = true; walks.length > 0; isFirst = false) {
    const now = walks.slice(0, atOnce);
    const rest = isFirst ? {} : { blobs: [], folders: [] };
    const answer = await fetchFiles(github, { ...asked, ...rest, histories: now.map(({ ask }) => ask) });
    for (const [oid, text] of answer.texts) read.texts.set(oid, text);
    read.files.push(...answer.files);
    Object.assign(read, { githubId: answer.githubId, receipt: isFirst ? answer.receipt : read.receipt });
    const goOn: typeof walks = [];
    for (const walk of now) {
      const page = answer.histories.get(walk.path) ?? { commits: [], next: null };
      const step = goOnWith(walk, page, known);
      if (!("isWhole" in step)) goOn.push(step);
      // A file that never was has no history.
      else if (step.commits.length > 0 || (step.isWhole && known.has(step.path))) {
        read.histories.push({ ...step, receipt: answer.receipt });
      }
    }
    walks = [...walks.slice(atOnce), ...goOn];
  }
  return read;
}

const NO_RECEIPT: Receipt = {
  ...{ source: "", sourceUrl: null, request: "", fetchedAt: 0, status: null, contentHash: "", method: "" },
};

function begin(path: string, meetsKnown: boolean): Walk & { ask: HistoryAsked } {
  return {
    ...{ path, commits: [], pages: 0, meetsKnown },
    ask: { path, first: meetsKnown ? NEW_PAGE : PAGE, after: null },
  };
}

function goOnWith(
  { path, commits: before, pages, meetsKnown }: Walk,
  page: HistoryPage,
  known: KnownNewest,
): Omit<ReadHistory, "receipt"> | (Walk & { ask: HistoryAsked }) {
  const newest = known.get(path);
  if (meetsKnown && newest !== undefined) {
    const met = page.commits.findIndex(({ commit }) => commit === newest.commit);
    // What leads to a known commit leads to all that were before it.
    if (met !== -1) {
      return { path, commits: page.commits.slice(0, met).toReversed(), from: newest.place + 1, isWhole: false };
    }
    return begin(path, false);
  }
  const commits = [...before, ...page.commits];
  if (page.next !== null && pages + 1 < MOST_PAGES) {
    return { path, commits, pages: pages + 1, meetsKnown, ask: { path, first: PAGE, after: page.next } };
  }
  // Where older ones were not read, the first that was is not the first there is.
  return { path, commits: commits.toReversed(), from: page.next === null ? 0 : 1, isWhole: page.next === null };
}
