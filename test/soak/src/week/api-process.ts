import { fork, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { pathToFileURL } from "node:url";
import type { InstantMs } from "@groundswell/core";
import { freePort, REPOSITORY_ROOT } from "@groundswell/support";
import { LIKE_RUN } from "../process/like-run.ts";
import type { FromPuppet, ToPuppet } from "../process/messages.ts";

const MAIN = join(REPOSITORY_ROOT, "apps", "groundswell", "src", "main.ts");
const PUPPET = pathToFileURL(join(import.meta.dirname, "..", "process", "puppet.ts")).href;
const READY_MS = 120_000;
const LOOK_MS = 200;

export interface ApiProcessOptions {
  /** A PostgreSQL database, with its schema. */
  databaseUrl: string;
  repos: readonly string[];
  now: () => InstantMs;
}

/** `groundswell api` as it is run, but for its clock: that is its parent's. */
export class ApiProcess {
  readonly url: string;
  readonly #child: ChildProcess;
  readonly #folder: string;
  readonly #clock: NodeJS.Timeout;
  #errors = "";

  private constructor({ databaseUrl, repos, now }: ApiProcessOptions, port: number) {
    this.url = `http://127.0.0.1:${port}`;
    this.#folder = mkdtempSync(join(tmpdir(), "groundswell-week-"));
    mkdirSync(join(this.#folder, "stories"));
    const watchlist = join(this.#folder, "watchlist.yaml");
    writeFileSync(watchlist, `projects:\n${repos.map((repo) => `  - ${JSON.stringify(repo)}\n`).join("")}`);
    this.#child = fork(MAIN, ["api"], {
      cwd: REPOSITORY_ROOT,
      execArgv: ["--disable-warning=ExperimentalWarning", `--import=${PUPPET}`],
      env: {
        PATH: process.env["PATH"],
        ...LIKE_RUN,
        PORT: String(port),
        DATABASE_URL: databaseUrl,
        WATCHLIST: watchlist,
        STORIES_DIR: join(this.#folder, "stories"),
        // All readers are one client here.
        RATE_LIMIT: "0",
        LOG_LEVEL: "error",
      },
      stdio: ["ignore", "ignore", "pipe", "ipc"],
    });
    this.#child.stderr?.setEncoding("utf8").on("data", (text: string) => (this.#errors += text));
    const tellTime = () => this.#tell({ type: "clock", now: now() });
    tellTime();
    this.#clock = setInterval(tellTime, LOOK_MS);
  }

  /** Resolves when it answers. @throws Error when it does not */
  static async start(options: ApiProcessOptions): Promise<ApiProcess> {
    const api = new ApiProcess(options, await freePort());
    try {
      await api.#untilReady();
      return api;
    } catch (error) {
      await api.kill();
      throw error;
    }
  }

  /** Lines that it logged as errors. */
  get errors(): string[] {
    return this.#errors.split("\n").filter((line) => line !== "");
  }

  /** @returns what it holds when all its garbage is collected */
  async measure(): Promise<NodeJS.MemoryUsage> {
    const measured = once(this.#child, "message") as Promise<[FromPuppet]>;
    this.#tell({ type: "measure" });
    const [{ usage }] = await Promise.race([measured, this.#ended()]);
    return usage;
  }

  async kill(): Promise<void> {
    clearInterval(this.#clock);
    if (!this.#hasEnded) {
      this.#child.kill("SIGKILL");
      await once(this.#child, "exit");
    }
    rmSync(this.#folder, { recursive: true, force: true });
  }

  get #hasEnded(): boolean {
    return this.#child.exitCode !== null || this.#child.signalCode !== null;
  }

  async #ended(): Promise<never> {
    if (!this.#hasEnded) await once(this.#child, "exit");
    throw new Error(`the API ended by itself: ${this.#errors}`);
  }

  async #untilReady(): Promise<void> {
    const late = performance.now() + READY_MS;
    while (!this.#hasEnded && performance.now() < late) {
      const response = await fetch(`${this.url}/readyz`).catch(() => null);
      await response?.arrayBuffer();
      if (response?.ok === true) return;
      await sleep(LOOK_MS);
    }
    throw new Error(`the API does not answer: ${this.#errors}`);
  }

  #tell(message: ToPuppet): void {
    if (this.#child.connected) this.#child.send(message);
  }
}
