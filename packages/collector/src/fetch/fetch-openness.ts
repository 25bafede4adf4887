import { finishWork, readLastLook, readSeenLines, readWork, type Work } from "@groundswell/db";
import { READER_EDITION, readLedger } from "@groundswell/openness";
import { dueAgain, type CollectContext, type StepReport } from "../collect/context.ts";
import { fetchBatch } from "../github/batch.ts";
import { GithubFailure } from "../github/failure.ts";
import type { Head } from "../github/repository.ts";
import { nextAfter } from "../plan/grid.ts";
import { recordFiles, recordSameFiles, type FilesFound, type OpennessCursor } from "../record/record-openness.ts";
import type { TotalsCursor } from "../record/record-repository.ts";
import { createAllowance } from "./allowance.ts";
import { assertOurs } from "./assert-ours.ts";
import { lookAtFiles } from "./look-at-files.ts";

type Outcome = StepReport["outcome"];

/** GraphQL queries that a step sends at most. */
const MOST_QUERIES = 4;
/** What a step did not come to is gone on with after so long. */
const GOES_ON_MS = 3_600_000;

/**
 * Looks at a repository's files, where its default branch has moved since the last look: the totals tell to which commit.
 * Nothing is asked where it has not, unless an earlier step left something to be read.
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
  const nextAt = dueAgain(context, "openness", now());
  const last = await readLastLook(db, work.projectId);
  const cursor = work.cursor as OpennessCursor | null;
  const isSame = last !== null && last.commit === head.commit && cursor?.reader === READER_EDITION;
  if (isSame && cursor.unfinished !== true) {
    const done = { nextAt, succeededAt: head.receipt.fetchedAt };
    await recordSameFiles(db, work, head, { complete: last.complete, done });
    return "unchanged";
  }
  const found = await look(context, work, { head, cursor, goesOn: isSame });
  const goesOnAt = Math.min(nextAt, now() + GOES_ON_MS);
  await recordFiles(db, work, found, found.cursor.unfinished === true ? goesOnAt : nextAt);
  return "stored";
}

interface Looking {
  head: Head;
  cursor: OpennessCursor | null;
  goesOn: boolean;
}

/** A commit that is gone when it is asked for has been pushed away since the totals told of it: then the newest is looked at. */
async function look(context: CollectContext, work: Work, { head, ...looking }: Looking): Promise<FilesFound> {
  const allowance = createAllowance(context, MOST_QUERIES);
  const lookAt = ({ commit, tree, receipt }: Head, goesOn: boolean) =>
    commit === null || tree === null
      ? describeEmpty(context, work, receipt)
      : lookAtFiles(context, work, { ...looking, commit, tree, goesOn, allowance });
  try {
    return await lookAt(head, looking.goesOn);
  } catch (error) {
    if (!(error instanceof GithubFailure) || error.kind !== "missing") throw error;
    const newest = await readNewest(context, work);
    if (newest.commit === head.commit) throw error;
    context.logger.info({ repo: work.repo, gone: head.commit, newest: newest.commit }, "the branch was rewritten");
    return lookAt(newest, false);
  }
}

async function readNewest({ github }: CollectContext, work: Work): Promise<Head> {
  const [item] = await fetchBatch(github, [work.repo]);
  if (item === undefined) throw new GithubFailure("bad answer", `${work.repo}: GitHub left it out of its answer`);
  if (item instanceof GithubFailure) throw item;
  assertOurs(work, item.details.githubId);
  return item.head;
}

/** Of a repository without commits nobody is asked. */
async function describeEmpty({ db }: CollectContext, work: Work, receipt: Head["receipt"]): Promise<FilesFound> {
  const seen = await readSeenLines(db, work.projectId);
  const ledger = readLedger({ commit: "", paths: [], complete: true }, { seen, hubLinks: [] });
  return {
    ...{ commit: null, tree: null, complete: true, receipt, histories: [], readings: [], readme: null },
    lines: ledger.map(({ key, state, why }) => ({ line: key, state, why, files: [] })),
    cursor: { reader: READER_EDITION, readme: null, hubLinks: [] },
  };
}
