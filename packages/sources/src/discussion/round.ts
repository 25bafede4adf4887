import { hideSecrets, repoKey, type InstantMs, type Linker, type MentionTarget } from "@groundswell/core";
import { findProject, finishSource, keepSource, recordDiscussion } from "@groundswell/db";
import type { ClaimedSource, Database, Executor } from "@groundswell/db";
import type { Discussion } from "@groundswell/watchlist";
import type { Logger } from "pino";
import { isSourceFault, SourceFault } from "../source-fault.ts";
import { planAfterFailure, planAfterSuccess } from "../sync/plan-next.ts";
import { listPhrases } from "./list-phrases.ts";
import { chooseDays, readProjectMemories, type ProjectMemory } from "./memory.ts";
import { openSearch } from "./open-search.ts";
import type { PacedAsker } from "./paced-asker.ts";
import { MAX_PAGES, readPosts } from "./read-posts.ts";
import type { DiscussionReport } from "./report.ts";
import type { DiscussionHosts, PostSearch } from "./types.ts";

/** So many projects in a row whose questions the search refuses are not the questions' fault. */
const MAX_REFUSED = 3;

export interface RoundContext {
  db: Database;
  now: () => InstantMs;
  logger: Logger;
  env: Readonly<Record<string, string | undefined>>;
  hosts: DiscussionHosts;
  targets: readonly MentionTarget[];
  linker: Linker;
  asker: PacedAsker;
  signal: AbortSignal;
  leaseMs: number;
}

/** A place's turn: projects, the longest unasked first, until all were asked or the run's requests are used up. */
export class Round {
  readonly #report: DiscussionReport;
  readonly #context: RoundContext;
  readonly #memories: Map<string, ProjectMemory>;
  #claim: ClaimedSource;

  constructor(claim: ClaimedSource, report: DiscussionReport, context: RoundContext) {
    this.#claim = claim;
    this.#report = report;
    this.#context = context;
    this.#memories = readProjectMemories(claim.cursor);
  }

  /** @returns whether every project was asked about */
  async run(entry: Discussion): Promise<boolean> {
    const { targets, asker, now, hosts, env, signal } = this.#context;
    const askedAt = (target: MentionTarget) => this.#memories.get(repoKey(target.repo))?.askedAt ?? 0;
    const due = targets.filter((target) => this.#daysOf(target, entry.kind, now()) !== null);
    if (due.length === 0) return true;
    const search = await openSearch(entry, { hosts, env, asker });
    let refused = 0;
    for (const target of due.toSorted((a, b) => askedAt(a) - askedAt(b))) {
      // Begun only when it can be ended, or as the first of a run.
      const most = listPhrases(target).length * MAX_PAGES;
      if (asker.left < most && (this.#report.projects > 0 || asker.left <= 0)) return false;
      signal.throwIfAborted();
      try {
        await this.#read(target, search);
        refused = 0;
      } catch (error) {
        if (!isSourceFault(error) || error.status !== 400 || ++refused === MAX_REFUSED) throw error;
        await this.#keep(target, { through: this.#memories.get(repoKey(target.repo))?.through ?? null });
        this.#report.refused += 1;
      }
    }
    return true;
  }

  #daysOf(target: MentionTarget, kind: Discussion["kind"], now: InstantMs) {
    return chooseDays(this.#memories.get(repoKey(target.repo)), kind, now);
  }

  async #read(target: MentionTarget, search: PostSearch): Promise<void> {
    const { db, now, asker, linker } = this.#context;
    const days = this.#daysOf(target, search.source, now());
    const project = await findProject(db, target.repo);
    if (days === null || project === null) return;
    const reading = await readPosts(target, days, { search, asker, linker, now });
    await this.#keep(target, { through: days.to }, async (tx) => {
      this.#report.changed += await recordDiscussion(tx, project.id, reading.receipt, search.source, reading.days);
    });
    const report = this.#report;
    report.projects += 1;
    report.days += reading.days.length;
    report.cutOff += reading.days.filter(({ coverage }) => coverage === "cut off").length;
    report.unread += reading.unread;
  }

  /** What is remembered moves on in the transaction that stores what was counted. */
  async #keep(
    target: MentionTarget,
    { through }: Pick<ProjectMemory, "through">,
    store: (tx: Executor) => Promise<void> = () => Promise.resolve(),
  ): Promise<void> {
    const { db, now, targets, leaseMs } = this.#context;
    const key = repoKey(target.repo);
    this.#memories.set(key, { key, through, askedAt: now() });
    const watched = new Set(targets.map(({ repo }) => repoKey(repo)));
    const cursor = [...this.#memories.values()].filter((memory) => watched.has(memory.key));
    this.#claim = await db.transaction(async (tx) => {
      await store(tx);
      const kept = await keepSource(tx, this.#claim, { etag: null, lastModified: null, cursor }, now() + leaseMs);
      if (kept === null)
        throw new SourceFault("taken_over", "another process reads it", { remedy: "nothing: it goes on" });
      return kept;
    });
  }

  async end(done: { askedAt: InstantMs; succeeded: boolean | null; problem: string | null }): Promise<void> {
    const nextAt = this.#report.nextAt ?? planAfterSuccess(this.#context.now());
    await finishSource(this.#context.db, this.#claim, { ...done, nextAt });
  }

  async fail(error: unknown, how: { startedAt: InstantMs; isOver: boolean; isStopped: boolean }): Promise<void> {
    const { now, logger } = this.#context;
    const report = this.#report;
    // Told to stop, or its time over with something counted: it goes on where it stood.
    if (how.isStopped || (how.isOver && report.projects > 0)) {
      report.outcome = "unfinished";
      report.nextAt = how.isStopped ? now() : planAfterSuccess(now());
      await this.end({ askedAt: how.startedAt, succeeded: null, problem: null });
      return;
    }
    if (!isSourceFault(error) && !how.isOver) logger.error({ err: error, source: report.id }, "not read");
    const fault = isSourceFault(error) ? error : unexpected(how.isOver);
    report.outcome = "failed";
    report.problem = { code: fault.code, message: hideSecrets(fault.message), remedy: hideSecrets(fault.remedy) };
    report.nextAt = planAfterFailure(now(), this.#claim.failures + 1, fault);
    const problem = `${report.problem.message}: ${report.problem.remedy}`;
    await this.end({ askedAt: how.startedAt, succeeded: false, problem });
  }
}

function unexpected(isOver: boolean): SourceFault {
  return isOver
    ? new SourceFault("timed_out", "it gave nothing in its time", { remedy: "it is tried again later" })
    : new SourceFault("unexpected", "it could not be read or stored", { remedy: "see the log" });
}
