import type { InstantMs } from "@groundswell/core";
import {
  isDatabaseGone,
  keepPartitionsAhead,
  keepState,
  readNextDue,
  readBacklog,
  readCollectorStatus,
  writeCollectorPlan,
  writeCollectorStatus,
  type BudgetState,
  type CollectorStatus,
  type Database,
  type Resource,
} from "@groundswell/db";
import type { Logger } from "pino";
import { Budgets, isPause } from "../github/budgets.ts";
import { Github } from "../github/client.ts";
import { forecast, type Forecast } from "../plan/forecast.ts";
import { isDatabaseLost, listOwn, type CollectContext, type StepReport } from "./context.ts";
import { describeStatus } from "./describe-status.ts";
import { listCollectedWork, runCycle, type CycleReport, type Fetching } from "./run-cycle.ts";
import { sleepUntil } from "./sleep.ts";
import { StepCounts } from "./step-counts.ts";
import { untilAnswer } from "./until-answer.ts";

const MINUTE_MS = 60_000;
/** The next look after something that was no fault of GitHub's, or when nothing is to come. */
const LATER_MS = 5 * MINUTE_MS;
const LEAST_SLEEP_MS = 1_000;
/** How soon a collector that waits sees work that came meanwhile. */
const LOOK_MS = 5_000;
const TIMEOUT_MS = 20_000;
/** Under this key the instant is kept from which all periods are counted. */
const PHASE_KEY = "collector_phase";

export interface CollectorOptions {
  db: Database;
  logger: Logger;
  apiUrl: string;
  token: string | null;
  version: string;
  intervalMs: number;
  now: () => InstantMs;
  /** The API is a simulated one: receipts say so. */
  simulated?: boolean;
  /** Other collectors may share the database, and with it the work and the budgets. */
  shared?: boolean;
  /** Whether files are read for the openness ledger, which takes a token; default no. */
  ledger?: boolean;
  /** Longest wait for an answer of GitHub's; default 20 s. */
  timeoutMs?: number;
  /** 0 up to 1; default the machine's. */
  random?: () => number;
}

export interface WatchOptions {
  onStep?: (report: StepReport) => void;
  /** Called before each request. */
  onFetch?: (fetching: Fetching) => void;
  /** These projects alone, by our ids; null, the default, for all. */
  only?: readonly number[] | null;
}

export interface OnceOptions extends WatchOptions {
  signal: AbortSignal;
  /** Whether work that can wait is spread over the hour; default no: it is done while budget is left. */
  spread?: boolean;
}

export interface UntilOptions extends WatchOptions {
  /** Called after each cycle. */
  onEnd?: (report: CycleReport) => Promise<void> | void;
}

export interface Collector {
  /** One cycle: everything that is due, as far as the budget goes. */
  collectOnce(options: OnceOptions): Promise<CycleReport>;
  /**
   * What comes next and when each project will be complete, without asking GitHub anything.
   * @param only what would come if there were these projects alone; null, the default, for all
   */
  plan(only?: readonly number[] | null): Promise<Forecast>;
  /** Cycle after cycle, until the signal; resolves when the work under way has ended. */
  collectUntil(signal: AbortSignal, options?: UntilOptions): Promise<void>;
  /** Requests sent so far. */
  sent(): number;
  /** What is left of GitHub's limits, as last known. */
  budgets(): BudgetState[];
}

/** The collector: asks GitHub what is due, within its limits, and keeps its own state where `/status` reads it. */
export async function createCollector(options: CollectorOptions): Promise<Collector> {
  const { db, logger, now, shared = false } = options;
  const context = await createContext(options);
  const { budgets } = context.github;
  const counts = new StepCounts();
  let counted = 0;

  const collectOnce: Collector["collectOnce"] = async ({ signal, onStep, onFetch, only = null, spread = false }) => {
    const startedAt = now();
    const cycle = { ...context, only, spread };
    const save = async (report: CycleReport | null, running: boolean) => {
      // What is written takes the place of what others wrote.
      if (shared) await mergeBudgets(context);
      await writeCollectorStatus(db, await describeStatus(cycle, { report, running, startedAt }), now());
      const { sent } = context.github;
      counts.noteRequests(sent - counted);
      counted = sent;
      await counts.store(db, now(), !running);
    };
    await save(null, true);
    const options = {
      signal,
      // Saved after each answer, so that a killed collector's successor knows what is left of the hour.
      onAnswer: () => save(null, true),
      ...(shared ? { beforeChoice: () => mergeBudgets(context) } : {}),
      onStep: (step: StepReport) => {
        counts.noteStep(step);
        onStep?.(step);
      },
      onFailure: counts.noteFailure,
      ...(onFetch === undefined ? {} : { onFetch }),
    };
    const report = await runCycle(cycle, options).catch(async (error: unknown) => {
      await save(null, false);
      throw error;
    });
    await writeCollectorPlan(db, { at: now(), ...(await describePlan(context)) });
    await save(report, false);
    logger.info({ ...report, budgets: budgets.list(now()), ms: now() - startedAt }, "collected");
    return report;
  };

  /** Work that comes meanwhile (a webhook brings news, a project is added) is not kept waiting. */
  const sleepTo = async (signal: AbortSignal, wakeAt: InstantMs, from: InstantMs) => {
    while (now() < wakeAt && !signal.aborted) {
      await sleepUntil(Math.min(wakeAt, now() + LOOK_MS), now, signal);
      const due = await readNextDue(db, from, { resources: listOwn(context) }).catch((error: unknown) => {
        // Of a server that is gone, whoever looks after it tells, once.
        if (!isDatabaseLost(error)) logger.error({ err: error }, "the database did not say what is due");
        return null;
      });
      if (due !== null && due <= now()) return;
    }
  };

  return {
    collectOnce,
    async plan(only = null) {
      await listCollectedWork(context);
      return describePlan(context, only);
    },
    sent: () => context.github.sent,
    budgets: () => budgets.list(now()),
    async collectUntil(signal, { onEnd, ...watching } = {}) {
      let brokenInARow = 0;
      const onStep = (step: StepReport) => {
        if (step.outcome !== "failed") brokenInARow = 0;
        watching.onStep?.(step);
      };
      while (!signal.aborted) {
        let wakeAt: InstantMs | null;
        let choseAt = now();
        await keepPartitionsAhead(db, now()).catch((error: unknown) => {
          logger.error({ err: error }, "the partitions of the years to come could not be made; tried again next time");
        });
        try {
          const report = await collectOnce({ ...watching, onStep, signal, spread: true });
          ({ wakeAt, choseAt } = report);
          brokenInARow = 0;
          await onEnd?.(report);
        } catch (error) {
          if (isDatabaseLost(error)) {
            logger.warn({ err: error }, "a collection broke off; the next one follows as soon as the database answers");
            brokenInARow += 1;
            await untilAnswer(db, signal, brokenInARow);
            continue;
          }
          const isFull = isDatabaseGone(error);
          wakeAt = now() + (isFull ? MINUTE_MS : LATER_MS);
          logger.error(
            { err: error },
            `a collection failed; the next one follows in ${isFull ? "a minute" : "five minutes"}`,
          );
        }
        await sleepTo(signal, Math.max(wakeAt ?? now() + LATER_MS, now() + LEAST_SLEEP_MS), choseAt);
      }
    },
  };
}

/** What comes next, and when each project will be complete. */
async function describePlan(context: CollectContext, only: readonly number[] | null = null): Promise<Forecast> {
  const { db, github, intervalMs, ledger, now } = context;
  const { budgets, authenticated } = github;
  const at = now();
  const { projects, unread, due, upcoming } = await readBacklog(db, { now: at, only });
  const collected = new Set(listOwn(context));
  const isOurs = ({ resource }: { resource: Resource }) => collected.has(resource);
  const backlog = {
    ...{ projects, unread: unread.filter(isOurs), upcoming: upcoming.filter(isOurs) },
    due: new Map([...due].filter(([resource]) => isOurs({ resource }))),
  };
  return forecast({ backlog, budgets, authenticated, intervalMs, now: at, ledger: ledger && authenticated });
}

async function createContext(options: CollectorOptions): Promise<CollectContext> {
  const { db, logger, apiUrl, token, version, intervalMs, now, timeoutMs = TIMEOUT_MS, simulated = false } = options;
  const before = await readCollectorStatus(db);
  const budgets = new Budgets(budgetsFor(before, token !== null), now());
  const userAgent = `groundswell/${version}`;
  return {
    db,
    github: new Github({ apiUrl, token, userAgent, budgets, now, timeoutMs, simulated }),
    logger,
    now,
    random: options.random ?? Math.random,
    intervalMs,
    phase: Number(await keepState(db, PHASE_KEY, now(), now())),
    batchSizes: new Map(),
    byNameOnly: new Map(),
    only: null,
    ledger: options.ledger ?? false,
    spread: false,
  };
}

/** What others have used of the hour, and the pauses that they were asked for, hold for us. */
async function mergeBudgets({ db, github, now }: CollectContext): Promise<void> {
  github.budgets.merge(budgetsFor(await readCollectorStatus(db), github.authenticated), now());
}

/**
 * Limits belong to an identity: what was left of the anonymous one says nothing of a token's. A pause is kept all the
 * same: the token may have been refused since, or be back.
 */
function budgetsFor({ github, budgets }: CollectorStatus, authenticated: boolean): BudgetState[] {
  return github.authenticated === authenticated ? budgets : budgets.filter(isPause);
}
