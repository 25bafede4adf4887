import { dayOf, type Day } from "@groundswell/core";
import { finishWork, readCreatedAt, type Work } from "@groundswell/db";
import { dueAgain, type CollectContext, type StepReport } from "../collect/context.ts";
import { GithubFailure } from "../github/failure.ts";
import { fetchForks, fetchForksBatch, type ForkItem, type ForkPage } from "../github/forks.ts";
import {
  ALL_FORKS,
  recordNewestForks,
  recordOlderForks,
  walksOf,
  type ForksDepthCursor,
} from "../record/record-forks.ts";
import { nextAfter } from "../plan/grid.ts";
import { askForList } from "./ask-for-list.ts";
import { assertOurs } from "./assert-ours.ts";
import { fetchInBatch, type BatchResult } from "./fetch-in-batch.ts";

type Outcome = StepReport["outcome"];
type Walks = ForksDepthCursor["walks"];

/** The page of forks that a piece of work is about, over REST. */
export async function fetchForkPage(context: CollectContext, work: Work): Promise<Outcome> {
  const walks = usableWalks(work, "page");
  const next = walks[0]?.walk.next;
  const page = next !== undefined && "page" in next ? next.page : 1;
  const answer = await askForList(context, work, (path) => fetchForks(context.github, path, page, null));
  if (answer.data === null) throw new GithubFailure("bad answer", "GitHub answered 304 to an unconditional request");
  return recordForks(context, work, answer.data, walks);
}

/**
 * The pages of forks that many pieces of work are about, in one GraphQL query.
 * @throws GithubFailure when the trouble is not one repository's alone
 */
export async function fetchForksBatchWork(context: CollectContext, work: readonly Work[]): Promise<BatchResult> {
  const walksFor = new Map(work.map((own) => [own, usableWalks(own, "after")]));
  const asked = work.map((own) => ({ repo: own.repo, after: cursorOf(walksFor.get(own) ?? []) }));
  return fetchInBatch(context, work, {
    ask: () => fetchForksBatch(context.github, asked),
    store: (own, item) => storeItem(context, own, item, walksFor.get(own) ?? []),
    recover: (own, failure) => recover(context, own, failure, walksFor.get(own) ?? []),
  });
}

/** A position over REST means nothing to GraphQL, nor a cursor to REST: then all is counted anew. */
function usableWalks(work: Work, kind: "page" | "after"): Walks {
  const walks = walksOf(work);
  return walks.every(({ walk }) => kind in walk.next) ? walks : ALL_FORKS.walks;
}

function cursorOf([first]: Walks): string | null {
  const next = first?.walk.next;
  return next !== undefined && "after" in next ? next.after : null;
}

async function storeItem(
  context: CollectContext,
  work: Work,
  item: Exclude<ForkItem, GithubFailure>,
  walks: Walks,
): Promise<Outcome> {
  assertOurs(work, item.githubId);
  return recordForks(context, work, item, walks);
}

/** A cursor that GitHub no longer takes: the walk begins anew, with the next looks and not at once: it may go on so. */
async function recover(context: CollectContext, work: Work, failure: GithubFailure, walks: Walks): Promise<Outcome> {
  if (failure.kind !== "bad cursor" || cursorOf(walks) === null) throw failure;
  context.logger.warn({ repo: work.repo, reason: failure.message }, "counting the forks from the newest again");
  const nextAt = nextAfter(context.now(), context.intervalMs, context.phase);
  await finishWork(context.db, work, { nextAt, cursor: ALL_FORKS, problem: null });
  return "failed";
}

async function recordForks(context: CollectContext, work: Work, page: ForkPage, walks: Walks): Promise<Outcome> {
  const { db, now } = context;
  const first = await readFirstDay(context, work, page);
  const succeededAt = page.receipt.fetchedAt;
  if (work.resource === "forks") {
    const done = { nextAt: dueAgain(context, "forks", now()), olderAt: now(), succeededAt, problem: null };
    await recordNewestForks(db, work, page, { first, done });
  } else {
    const beginAnewAfter = (wholeAt: number) => Math.max(now(), dueAgain(context, "forks_depth", wholeAt));
    await recordOlderForks(db, work, page, { walks, first, beginAnewAfter });
  }
  return "stored";
}

/** Where there is nothing to count before: the repository's first day. */
async function readFirstDay(
  { db }: CollectContext,
  { projectId }: Work,
  { createdAt, receipt }: ForkPage,
): Promise<Day> {
  const created = await readCreatedAt(db, projectId);
  return dayOf(created ?? Math.min(receipt.fetchedAt, ...createdAt));
}
