import { hideSecrets, type InstantMs, type Linker } from "@groundswell/core";
import { finishSource, keepSource, recordStories, type ClaimedSource, type Database } from "@groundswell/db";
import type { Logger } from "pino";
import { isSourceFault, SourceFault } from "../source-fault.ts";
import type { SourceAdapter, SourceBatch } from "../types.ts";
import { planAfterCutOff, planAfterFailure, planAfterSuccess } from "./plan-next.ts";
import type { SourceReport } from "./report.ts";
import { closeMemory, openMemory, type KeptMemory } from "./source-memory.ts";
import { prepareBatch, skip } from "./prepare-batch.ts";

export interface ReadContext {
  db: Database;
  linker: Linker;
  now: () => InstantMs;
  logger: Logger;
  /** The program is to stop. */
  signal: AbortSignal;
  /** How long one source may take; then it goes on in the next run. */
  timeoutMs: number;
  leaseMs: number;
}

/** Somebody else has taken the source over while we read it. */
class TakenOverError extends Error {}

/**
 * Reads a source that was claimed, batch by batch. What is remembered of it moves on in the transaction that stores what
 * was read, so that a run may end anywhere and nothing is lost. Never throws: what goes wrong is in the report.
 */
export async function readSource(
  adapter: SourceAdapter,
  claim: ClaimedSource,
  report: SourceReport,
  context: ReadContext,
): Promise<void> {
  const { now, linker } = context;
  const startedAt = now();
  const reading = new Reading(adapter, { claim, report, context, ...openMemory(claim, linker.fingerprint) });
  const deadline = AbortSignal.timeout(context.timeoutMs);
  const signal = AbortSignal.any([context.signal, deadline]);
  try {
    await reading.run(signal);
    const outcome = reading.notModified ? "not modified" : "ok";
    await reading.end({ outcome, askedAt: startedAt });
  } catch (error) {
    await reading.fail(error, { isOver: signal.aborted, isStopped: context.signal.aborted, askedAt: startedAt });
  }
  report.ms = now() - startedAt;
}

interface ReadingOptions extends KeptMemory {
  claim: ClaimedSource;
  report: SourceReport;
  context: ReadContext;
}

class Reading {
  readonly #adapter: SourceAdapter;
  readonly #report: SourceReport;
  readonly #context: ReadContext;
  readonly #undated: Set<string>;
  #claim: ClaimedSource;
  #memory: KeptMemory["memory"];
  /** How often in a row it was cut off without anything new, before this time. */
  readonly #cutOff: number;
  #batches = 0;
  notModified = false;

  constructor(adapter: SourceAdapter, { claim, report, context, memory, undated, cutOff }: ReadingOptions) {
    this.#adapter = adapter;
    this.#claim = claim;
    this.#report = report;
    this.#context = context;
    this.#memory = memory;
    this.#undated = undated;
    this.#cutOff = cutOff;
  }

  async run(signal: AbortSignal): Promise<void> {
    const state = { ...this.#memory, lastSuccessAt: this.#claim.lastSuccessAt };
    for await (const batch of this.#adapter.read(state, signal)) {
      await this.#store(batch);
      this.notModified = batch.notModified;
      signal.throwIfAborted();
    }
  }

  async #store(batch: SourceBatch): Promise<void> {
    const { db, linker, now, leaseMs } = this.#context;
    const { lastSuccessAt } = this.#claim;
    const at = now();
    const undated = new Set(this.#undated);
    // Counted only once it is stored.
    const counted = structuredClone(this.#report);
    skip(counted, ...batch.skipped);
    const { id: toldBy } = this.#adapter;
    const prepare = { adapter: this.#adapter, linker, now: at, lastSuccessAt, undated, report: counted };
    const stories = await prepareBatch(db, batch.stories, prepare);
    this.#claim = await db.transaction(async (tx) => {
      if (stories.length > 0) {
        const recorded = await recordStories(tx, stories, { toldBy, knownAt: at, linkedBy: linker.fingerprint });
        for (const key of ["new", "revised", "unchanged", "linkedAnew"] as const) counted[key] += recorded[key];
      }
      const memory = closeMemory({ memory: batch.state, undated, cutOff: 0 }, linker.fingerprint);
      const kept = await keepSource(tx, this.#claim, memory, at + leaseMs);
      if (kept === null) throw new TakenOverError("taken over by somebody else");
      return kept;
    });
    Object.assign(this.#report, counted);
    this.#memory = batch.state;
    for (const id of undated) this.#undated.add(id);
    this.#batches += 1;
  }

  async end({ outcome, askedAt }: { outcome: "ok" | "not modified"; askedAt: InstantMs }): Promise<void> {
    const { db, linker, now } = this.#context;
    const nextAt = planAfterSuccess(now());
    Object.assign(this.#report, { outcome, nextAt });
    const done = { askedAt, nextAt, succeeded: true, problem: null, linkedBy: linker.fingerprint };
    await finishSource(db, this.#claim, done);
  }

  /** Whatever it was, it concerns this source alone. */
  async fail(error: unknown, how: { isOver: boolean; isStopped: boolean; askedAt: InstantMs }): Promise<void> {
    const { logger, now, db } = this.#context;
    try {
      if (error instanceof TakenOverError) return;
      // Told to stop by people, or with something stored, it is no failure: it goes on where it stood.
      if (how.isStopped) {
        Object.assign(this.#report, { outcome: "unfinished", nextAt: now() });
        await keepSource(db, this.#claim, this.#toKeep(this.#cutOff), now());
        return;
      }
      if (how.isOver && this.#batches > 0) {
        await this.#cutShort(how.askedAt);
        return;
      }
      const fault = this.#toFault(error, how.isOver);
      const nextAt = planAfterFailure(now(), this.#claim.failures + 1, fault);
      const problem = { code: fault.code, message: hideSecrets(fault.message), remedy: hideSecrets(fault.remedy) };
      Object.assign(this.#report, { outcome: "failed", problem, nextAt });
      await finishSource(db, this.#claim, {
        askedAt: how.askedAt,
        nextAt,
        succeeded: false,
        problem: `${problem.message}: ${problem.remedy}`,
      });
    } catch (cause) {
      logger.error({ err: cause, source: this.#adapter.id }, "what came of a source could not be noted");
    }
  }

  /** Its time was over. */
  async #cutShort(askedAt: InstantMs): Promise<void> {
    const { db, now } = this.#context;
    const report = this.#report;
    const cutOff = report.new + report.revised + report.linkedAnew > 0 ? 0 : this.#cutOff + 1;
    const nextAt = planAfterCutOff(now(), cutOff);
    Object.assign(report, { outcome: "unfinished", nextAt });
    await finishSource(db, this.#claim, {
      askedAt,
      nextAt,
      succeeded: null,
      problem: null,
      memory: this.#toKeep(cutOff),
    });
  }

  #toKeep(cutOff: number) {
    return closeMemory({ memory: this.#memory, undated: this.#undated, cutOff }, this.#context.linker.fingerprint);
  }

  #toFault(error: unknown, isOver: boolean): SourceFault {
    if (isOver) {
      const seconds = Math.round(this.#context.timeoutMs / 1_000);
      return new SourceFault("timed_out", `it gave nothing within ${seconds} s`, { remedy: "it is tried again later" });
    }
    if (isSourceFault(error)) return error;
    this.#context.logger.error({ err: error, source: this.#adapter.id }, "not read");
    return new SourceFault("unexpected", "it could not be read or stored", { remedy: "see the log", cause: error });
  }
}
