import { createHash } from "node:crypto";
import { existsSync, mkdirSync, renameSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { Worker } from "node:worker_threads";
import { UserError } from "@groundswell/core";
import { lockDataDir } from "./lock.ts";
import { loadWasmModules } from "./wasm-modules.ts";
import type { WorkerData, WorkerMessage, WorkerTask } from "./worker.ts";

/** An embedded PostgreSQL that answers on a local socket, for this process and for helpers of it. */
export interface EmbeddedServer {
  socketPath: string;
  /** Settles, with the reason, when the database ends without having been told to. */
  lost: Promise<Error>;
  stop(): Promise<void>;
}

/** Longest path, in bytes, that a Unix socket may have anywhere: macOS allows 103, Linux 107. */
const MAX_SOCKET_PATH = 103;

/**
 * Starts the embedded database of a data folder: PGlite in a worker thread, off the event loop, behind a local socket
 * that speaks PostgreSQL's protocol. So the rest of the program has one driver for both kinds of database.
 *
 * A new cluster is made under another name and moved into place when whole: a process killed while making it leaves
 * nothing that could pass for a database.
 * @throws UserError when the folder is held by another process or its database can't be opened
 */
export async function startEmbedded(dataDir: string): Promise<EmbeddedServer> {
  const folder = resolve(dataDir);
  const unlock = lockDataDir(folder);
  try {
    const cluster = join(folder, "postgres");
    if (!existsSync(cluster)) await createCluster(folder, cluster);
    assertCluster(cluster);
    const socketPath = chooseSocketPath(folder);
    rmSync(socketPath, { force: true });
    const worker = await serve(cluster, socketPath);
    const lost = new Promise<Error>((tell) => {
      worker.once("exit", () => {
        tell(new Error("the embedded database has died; its folder keeps what was acknowledged"));
      });
    });
    return {
      socketPath,
      lost,
      async stop() {
        await stopWorker(worker);
        rmSync(socketPath, { force: true });
        unlock();
      },
    };
  } catch (error) {
    unlock();
    throw error;
  }
}

/** Whether a data folder holds an embedded database, in whatever state. */
export function hasDatabase(dataDir: string): boolean {
  return existsSync(join(resolve(dataDir), "postgres"));
}

async function createCluster(folder: string, cluster: string): Promise<void> {
  const unfinished = join(folder, "postgres.unfinished");
  rmSync(unfinished, { recursive: true, force: true });
  mkdirSync(unfinished, { recursive: true });
  await stopWorker(await runWorker({ task: "create", cluster: unfinished }, unfinished));
  renameSync(unfinished, cluster);
}

/** PGlite makes a new cluster wherever it finds none, which over a damaged one would hide the loss. */
function assertCluster(cluster: string): void {
  for (const file of ["PG_VERSION", join("global", "pg_control"), "base", "pg_wal"]) {
    if (!existsSync(join(cluster, file))) throw corruptFolder(cluster, `${file} is missing`);
  }
}

function corruptFolder(cluster: string, detail: string, cause?: unknown): UserError {
  return new UserError(`the embedded database can't be opened: ${detail}`, {
    where: cluster,
    remedy:
      "nothing in it was changed; put a backup of the folder in its place, or move it away to start anew from the archive",
    cause,
  });
}

/**
 * Serves a cluster; one that can't be opened is left exactly as it was found. PGlite was once seen to give up on a sound
 * cluster after a kill, on a busy machine: it is asked a second time before a person is told that it is damaged.
 */
async function serve(cluster: string, socketPath: string): Promise<Worker> {
  try {
    return await openCluster(cluster, socketPath);
  } catch {
    return openCluster(cluster, socketPath);
  }
}

async function openCluster(cluster: string, socketPath: string): Promise<Worker> {
  const pidFile = join(cluster, "postmaster.pid");
  const wasThere = existsSync(pidFile);
  try {
    return await runWorker({ task: "serve", cluster, socketPath }, cluster);
  } catch (error) {
    if (!wasThere) rmSync(pidFile, { force: true });
    throw error;
  }
}

/** Starts the worker and waits for its word that it is ready. */
async function runWorker(task: WorkerTask, cluster: string): Promise<Worker> {
  const modules = await loadWasmModules();
  return new Promise((resolvePromise, reject) => {
    const worker = new Worker(new URL("./worker.ts", import.meta.url), {
      workerData: { ...task, modules } satisfies WorkerData,
      // Flags meant for the main thread (`--input-type`, `--eval`) would keep this one from starting.
      execArgv: [],
      // PGlite prints what PostgreSQL says while it dies; our error says it better.
      stdout: true,
      stderr: true,
    });
    worker.once("message", (message: WorkerMessage) => {
      if (message.kind === "ready") resolvePromise(worker);
      else reject(corruptFolder(cluster, message.detail));
    });
    worker.once("error", (cause) => {
      reject(corruptFolder(cluster, cause instanceof Error ? cause.message : "its process died", cause));
    });
    worker.once("exit", () => {
      reject(corruptFolder(cluster, "its process ended while starting"));
    });
  });
}

function stopWorker(worker: Worker): Promise<void> {
  // A thread that has ended bears no number any more, and would say nothing.
  if (worker.threadId === -1) return Promise.resolve();
  return new Promise((done) => {
    worker.once("exit", () => {
      done();
    });
    worker.postMessage("stop");
  });
}

function chooseSocketPath(folder: string): string {
  const beside = join(folder, "database.sock");
  if (process.platform === "win32") return `\\\\.\\pipe\\groundswell-${shortHash(folder)}`;
  return Buffer.byteLength(beside) <= MAX_SOCKET_PATH
    ? beside
    : join(tmpdir(), `groundswell-${shortHash(folder)}.sock`);
}

function shortHash(text: string): string {
  return createHash("sha256").update(text).digest("hex").slice(0, 16);
}
