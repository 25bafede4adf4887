import { type ChildProcess, spawn } from "node:child_process";
import { constants } from "node:os";

export interface ProcessOptions {
  /** Added to this process's own environment; a name set to undefined is taken out of it. */
  env?: Readonly<Record<string, string | undefined>>;
  cwd?: string;
}

/** Starts a command and keeps its output. It is killed when this process exits. */
export function startProcess(command: string, args: readonly string[], options: ProcessOptions = {}): RunningProcess {
  return new RunningProcess(command, args, options);
}

/** A command that runs, or ran. */
export class RunningProcess {
  /** All of stdout so far. */
  stdout = "";
  /** All of stderr so far. */
  stderr = "";
  /** Its exit code once it has ended and its output is complete; 128 + n when signal n ended it. */
  readonly exited: Promise<number>;
  readonly #title: string;
  readonly #child: ChildProcess;
  readonly #watchers = new Set<() => void>();
  #ended = false;

  constructor(command: string, args: readonly string[], { env, cwd }: ProcessOptions) {
    this.#title = [command, ...args].join(" ");
    const child = spawn(command, args, { cwd, env: { ...process.env, ...env }, stdio: ["ignore", "pipe", "pipe"] });
    this.#child = child;
    child.stdout.setEncoding("utf8").on("data", (chunk: string) => {
      this.stdout += chunk;
      this.#notify();
    });
    child.stderr.setEncoding("utf8").on("data", (chunk: string) => {
      this.stderr += chunk;
      this.#notify();
    });
    const killAtExit = () => child.kill("SIGKILL");
    process.once("exit", killAtExit);
    this.exited = new Promise<number>((resolve) => {
      child.once("error", (error) => (this.stderr += `${error.message}\n`)); // such as: no such command
      child.once("close", (code, signal) => {
        process.off("exit", killAtExit);
        this.#ended = true;
        this.#notify();
        resolve(signal === null ? (code ?? 1) : 128 + constants.signals[signal]);
      });
    });
  }

  /** Undefined when the command could not be started. */
  get pid(): number | undefined {
    return this.#child.pid;
  }

  /** Sends a signal; nothing happens when it has ended. */
  kill(signal: NodeJS.Signals = "SIGTERM"): void {
    if (!this.#ended) this.#child.kill(signal);
  }

  /**
   * Resolves with the first whole line, of stdout or else of stderr, past or to come, that matches.
   * @throws Error with the output so far when the command ends first, or the time is up
   */
  waitForLine(pattern: RegExp, timeoutMs = 30_000): Promise<string> {
    return new Promise((resolve, reject) => {
      const settle = (act: () => void) => {
        this.#watchers.delete(look);
        clearTimeout(timer);
        act();
      };
      const look = () => {
        const line = this.#findLine(pattern);
        if (line !== undefined) settle(() => resolve(line));
        else if (this.#ended) settle(() => reject(this.#explain(`it ended before a line like ${String(pattern)}`)));
      };
      const giveUp = () => settle(() => reject(this.#explain(`no line like ${String(pattern)} in ${timeoutMs} ms`)));
      const timer = setTimeout(giveUp, timeoutMs);
      this.#watchers.add(look);
      look();
    });
  }

  #notify(): void {
    for (const watcher of [...this.#watchers]) watcher();
  }

  #findLine(pattern: RegExp): string | undefined {
    for (const text of [this.stdout, this.stderr]) {
      const lines = text.split("\n");
      if (!this.#ended) lines.pop(); // the last piece has no line end yet
      const line = lines.find((candidate) => candidate.search(pattern) !== -1);
      if (line !== undefined) return line;
    }
    return undefined;
  }

  #explain(what: string): Error {
    return new Error(`${this.#title}: ${what}\nstdout:\n${this.stdout}\nstderr:\n${this.stderr}`);
  }
}
