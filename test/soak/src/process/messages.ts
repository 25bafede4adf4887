import type { InstantMs } from "@groundswell/core";
import type { CycleReport } from "@groundswell/collector";
import type { AskedRequest } from "./describe-request.ts";

/** What a collector of its own process is told when it starts. */
export interface ChildOptions {
  databaseUrl: string;
  apiUrl: string;
  token: string | null;
  intervalMs: number;
  startAt: InstantMs;
  /** Others collect into the same database. */
  shared: boolean;
}

/** From the collector's process. Each but "failed" waits for an answer. */
export type FromChild =
  /** It is about to send a request. */
  | { type: "ask"; request: AskedRequest }
  /** A cycle has ended, or (report null) none has begun. */
  | { type: "idle"; report: CycleReport | null; residentBytes: number }
  | { type: "measured"; usage: NodeJS.MemoryUsage }
  | { type: "failed"; reason: string };

/** To it: the time, and to go on; or to end. */
export type ToChild = { type: "go"; now: InstantMs } | { type: "measure" } | { type: "stop" };

/** To the program that has a parent: the time, or the question what it holds. */
export type ToPuppet = { type: "clock"; now: InstantMs } | { type: "measure" };

/** From it: what it holds when all its garbage is collected. */
export interface FromPuppet {
  usage: NodeJS.MemoryUsage;
}
