import { finishWork, recordNotice, refreshDerived, type NewNotice, type Work } from "@groundswell/db";
import { GithubFailure, STATUS_METHOD } from "../github/failure.ts";
import { nextAfter } from "../plan/grid.ts";
import { isDatabaseLost, type CollectContext, type StepReport } from "./context.ts";

const HOUR_MS = 3_600_000;
const MAX_BACKOFF_MS = 24 * HOUR_MS;
/** The first wait after a failure that is likely to pass. */
const SOON_MS = 5 * 60_000;
/** Waits differ by up to so much, so that what failed together does not come back together. */
const JITTER = 0.25;

/**
 * Runs one step. One bad project never stops a run: whatever is wrong with it alone is noted, and its work postponed.
 * @throws GithubFailure when the trouble is not this repository's alone; the database's error when it can't be noted
 */
export async function guardStep(
  context: CollectContext,
  work: Work,
  step: () => Promise<StepReport["outcome"]>,
): Promise<StepReport> {
  const { repo, resource } = work;
  try {
    return { repo, resource, outcome: await step(), detail: null, noAnswer: false };
  } catch (error) {
    if (error instanceof GithubFailure && error.concernsAll) throw error;
    // That the database went away is no project's fault, even where it is back before that could be noted.
    if (isDatabaseLost(error)) throw error;
    const passes = error instanceof GithubFailure && error.passes;
    const detail = error instanceof GithubFailure ? error.message : "its figures could not be stored: see the log";
    if (error instanceof GithubFailure) await noteAbsence(context, work, error);
    else context.logger.error({ err: error, repo, resource }, "not stored");
    await postpone(context, work, { problem: detail, passes });
    const failure = error instanceof GithubFailure ? error.kind : "not stored";
    return { repo, resource, outcome: "failed", detail, noAnswer: passes, failure };
  }
}

const ABSENCES: Partial<Record<GithubFailure["kind"], NewNotice["kind"]>> = {
  missing: "not found",
  "taken down": "taken down",
};

/** That a repository is not where it was is a fact about it, with a receipt like any other. */
async function noteAbsence({ db }: CollectContext, work: Work, { kind, receipt }: GithubFailure): Promise<void> {
  const absence = ABSENCES[kind];
  // Of the lists, a 404 may speak of the list alone.
  if (work.resource !== "totals" || absence === undefined || receipt === null) return;
  const notice = { kind: absence, name: work.repo, takenBy: null };
  await db.transaction(async (tx) => {
    const isNews = await recordNotice(tx, work.projectId, { ...receipt, method: STATUS_METHOD }, notice);
    // Nothing else may ever be stored of it: what is told of a project must not wait for that.
    if (isNews) await refreshDerived(tx, work.projectId, null);
  });
}

/** Leaves the work for later, longer after each failure in a row, and says what is wrong. */
async function postpone(
  context: CollectContext,
  work: Work,
  { problem, passes }: { problem: string; passes: boolean },
): Promise<void> {
  const { db, now, logger } = context;
  const nextAt = now() + (passes ? waitBriefly(context, work) : waitLonger(context, work));
  await finishWork(db, work, { nextAt, problem });
  logger.warn({ repo: work.repo, resource: work.resource, problem, attempts: work.attempts }, "not collected");
}

function waitBriefly({ random }: CollectContext, { attempts }: Work): number {
  return Math.min(HOUR_MS, SOON_MS * doublings(attempts)) * (1 + JITTER * random());
}

/** On the grid: when the others are due as well, so that it rides along in a batch that is sent anyway. */
function waitLonger({ intervalMs, phase, now }: CollectContext, { attempts }: Work): number {
  const backoff = Math.min(Math.max(intervalMs, MAX_BACKOFF_MS), intervalMs * doublings(attempts));
  const at = now();
  return nextAfter(at + backoff - intervalMs, intervalMs, phase) - at;
}

function doublings(attempts: number): number {
  return 2 ** Math.min(Math.max(attempts - 1, 0), 10);
}
