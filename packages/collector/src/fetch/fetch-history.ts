import type { Work } from "@groundswell/db";
import { dueAgain, type CollectContext, type StepReport } from "../collect/context.ts";
import { GithubFailure } from "../github/failure.ts";
import { fetchHistory, HISTORY_METHOD } from "../github/history.ts";
import {
  FIRST_OLDER_PAGE,
  recordNewestHistory,
  recordOlderHistory,
  type HistoryDepthCursor,
} from "../record/record-history.ts";
import { askForList } from "./ask-for-list.ts";

type Outcome = StepReport["outcome"];

/** The newest 210 days of surviving stars. */
export async function fetchNewestHistory(context: CollectContext, work: Work): Promise<Outcome> {
  const { db, github, now } = context;
  const answer = await askForList(context, work, (path) => fetchHistory(github, path, 1, work.etag));
  const receipt = answer.data?.receipt ?? { ...answer.receipt, method: HISTORY_METHOD };
  const said = { days: answer.data?.days ?? null, hasOlder: answer.hasNextPage, receipt };
  const nextAt = dueAgain(context, "history", now());
  const done = { nextAt, olderAt: now(), etag: answer.etag, succeededAt: receipt.fetchedAt, problem: null };
  await recordNewestHistory(db, work, said, done);
  return answer.data === null ? "unchanged" : "stored";
}

/**
 * A page of older days, until the project's first week; then from the beginning, when they are due again. Pages are
 * counted from the running week: when one begins, all shift by a week, and the next page meets a week that was read
 * already. None is missed.
 */
export async function fetchOlderHistory(context: CollectContext, work: Work): Promise<Outcome> {
  const { db, github, now } = context;
  // Only we wrote it.
  const { page, completedAt } = work.cursor as HistoryDepthCursor;
  const answer = await askForList(context, work, (path) => fetchHistory(github, path, page, null));
  if (answer.data === null) throw new GithubFailure("bad answer", "GitHub answered 304 to an unconditional request");
  const succeededAt = answer.receipt.fetchedAt;
  const cursor: HistoryDepthCursor = answer.hasNextPage
    ? { page: page + 1, completedAt: completedAt ?? null }
    : { page: FIRST_OLDER_PAGE, completedAt: succeededAt };
  const nextAt = answer.hasNextPage ? work.dueAt : dueAgain(context, "history_depth", now());
  await recordOlderHistory(db, work, answer.data, { nextAt, cursor, succeededAt, problem: null });
  return "stored";
}
