import { fork, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import type { CycleReport } from "@groundswell/collector";
import type { InstantMs } from "@groundswell/core";
import type { AskedRequest } from "./describe-request.ts";
import { LIKE_RUN } from "./like-run.ts";
import type { ChildOptions, FromChild, ToChild } from "./messages.ts";

/** A cycle's end, as the process told it. */
export interface Idle {
  report: CycleReport | null;
  residentBytes: number;
}

/** A collector that runs in a process of its own, by the parent's clock. */
export class CollectorProcess {
  readonly #child: ChildProcess;
  readonly #onAsk: (request: AskedRequest) => InstantMs;
  #idle = Promise.withResolvers<Idle>();
  #measured = Promise.withResolvers<NodeJS.MemoryUsage>();
  #errors = "";

  /**
   * @param onAsk called before each request; answers with the time at which it is sent
   * @param nodeFlags flags for Node itself
   */
  constructor(options: ChildOptions, onAsk: (request: AskedRequest) => InstantMs, nodeFlags: readonly string[] = []) {
    this.#onAsk = onAsk;
    this.#child = fork(join(import.meta.dirname, "child.ts"), [JSON.stringify(options)], {
      execArgv: ["--disable-warning=ExperimentalWarning", ...nodeFlags],
      env: { ...process.env, ...LIKE_RUN },
      stdio: ["ignore", "ignore", "pipe", "ipc"],
    });
    this.#child.stderr?.setEncoding("utf8").on("data", (text: string) => (this.#errors += text));
    this.#child.on("message", (message) => this.#take(message as FromChild));
    this.#child.once("exit", (code, signal) => {
      this.#end(new Error(`the collector ended by itself (${signal ?? code}): ${this.#errors}`));
    });
    // Of one that was killed nobody waits to hear.
    this.#idle.promise.catch(() => undefined);
    this.#measured.promise.catch(() => undefined);
  }

  /** Lines that it logged as errors. */
  get errors(): string[] {
    return this.#errors.split("\n").filter((line) => line !== "");
  }

  /** Resolves when it has nothing to do. @throws Error when it has ended */
  idle(): Promise<Idle> {
    return this.#idle.promise;
  }

  /** Begins the next cycle. @returns its end */
  run(now: InstantMs): Promise<Idle> {
    this.#idle = Promise.withResolvers<Idle>();
    this.#idle.promise.catch(() => undefined);
    this.#tell({ type: "go", now });
    return this.#idle.promise;
  }

  /** @returns what it holds, which must be idle, when all its garbage is collected */
  measure(): Promise<NodeJS.MemoryUsage> {
    this.#measured = Promise.withResolvers<NodeJS.MemoryUsage>();
    this.#measured.promise.catch(() => undefined);
    this.#tell({ type: "measure" });
    return this.#measured.promise;
  }

  /** Ends it, which must be idle. */
  async stop(): Promise<void> {
    if (this.#hasEnded) return;
    this.#tell({ type: "stop" });
    await once(this.#child, "exit");
  }

  /** Kills it at once. */
  async kill(): Promise<void> {
    if (this.#hasEnded) return;
    this.#child.kill("SIGKILL");
    await once(this.#child, "exit");
  }

  get #hasEnded(): boolean {
    return this.#child.exitCode !== null || this.#child.signalCode !== null;
  }

  #take(message: FromChild): void {
    if (message.type === "ask") this.#tell({ type: "go", now: this.#onAsk(message.request) });
    else if (message.type === "idle") this.#idle.resolve(message);
    else if (message.type === "measured") this.#measured.resolve(message.usage);
    else this.#end(new Error(message.reason));
  }

  #end(reason: Error): void {
    this.#idle.reject(reason);
    this.#measured.reject(reason);
  }

  #tell(message: ToChild): void {
    if (this.#child.connected) this.#child.send(message);
  }
}
