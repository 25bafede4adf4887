import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { type ProcessOptions, type RunningProcess, startProcess } from "./start-process.ts";

/** The folder that holds this repository. */
export const REPOSITORY_ROOT = fileURLToPath(new URL("../../..", import.meta.url));

const MAIN = join(REPOSITORY_ROOT, "apps", "groundswell", "src", "main.ts");

/** Names that would change what a test sees. A test sets those that it means. */
const SETTINGS =
  /^(GROUNDSWELL_\w*|PORT|HOST|PUBLIC_URL|REPORT_URL|RATE_LIMIT|TRUSTED_PROXIES|ORIGIN|DATABASE_\w+|GITHUB_\w+|AIDRAN_\w+|WATCHLIST|STORIES_DIR|COLLECT_\w+|LOG_LEVEL|NODE_OPTIONS|NODE_V8_COVERAGE)$/;

export interface GroundswellOptions extends ProcessOptions {
  /** Flags for Node itself, such as `--import=…`. */
  nodeFlags?: readonly string[];
}

/**
 * Starts the real command line with the Node that runs this, in the repository's folder unless told otherwise. No
 * setting is inherited: the environment's settings are those of `options.env` alone.
 */
export function startGroundswell(args: readonly string[], options: GroundswellOptions = {}): RunningProcess {
  const { env = {}, cwd = REPOSITORY_ROOT, nodeFlags = [] } = options;
  const unset = Object.keys(process.env).filter((name) => SETTINGS.test(name));
  // Starting the program over and over is most of what such tests do: Node keeps what it has compiled.
  const cache = join(REPOSITORY_ROOT, "node_modules", ".cache", "node-compile");
  return startProcess(process.execPath, ["--disable-warning=ExperimentalWarning", ...nodeFlags, MAIN, ...args], {
    cwd,
    env: { ...Object.fromEntries(unset.map((name) => [name, undefined])), NODE_COMPILE_CACHE: cache, ...env },
  });
}

export interface Finished {
  code: number;
  stdout: string;
  stderr: string;
  ms: number;
}

/** Runs the command line to its end. @throws Error with its output so far when it has not ended in time */
export async function runGroundswell(
  args: readonly string[],
  { timeoutMs = 90_000, ...options }: GroundswellOptions & { timeoutMs?: number } = {},
): Promise<Finished> {
  const started = performance.now();
  const running = startGroundswell(args, options);
  const overdue = AbortSignal.timeout(timeoutMs);
  overdue.addEventListener("abort", () => running.kill("SIGKILL"));
  const code = await running.exited;
  const { stdout, stderr } = running;
  const ms = performance.now() - started;
  if (ms >= timeoutMs)
    throw new Error(`groundswell ${args.join(" ")} ran for over ${timeoutMs} ms\n${stdout}\n${stderr}`);
  return { code, stdout, stderr, ms };
}

/**
 * Ids of processes that were started with this data folder: who is still there after the program has ended is an
 * orphan. Knows only Linux; elsewhere nobody is found.
 */
export function findProcessesOf(dataDir: string): number[] {
  if (process.platform !== "linux") return [];
  const needle = `GROUNDSWELL_DATA_DIR=${dataDir}`;
  return readdirSync("/proc")
    .filter((name) => /^\d+$/.test(name))
    .filter((pid) => readEnvironment(pid).includes(needle))
    .map(Number);
}

function readEnvironment(pid: string): string[] {
  try {
    return readFileSync(`/proc/${pid}/environ`, "utf8").split("\0");
  } catch {
    return []; // it has ended, or is somebody else's
  }
}
