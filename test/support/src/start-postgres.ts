import { type ChildProcess, execFile, spawn } from "node:child_process";
import { once } from "node:events";
import { chown, mkdir, mkdtemp, rm } from "node:fs/promises";
import { connect } from "node:net";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { findPgBasebackup, findPostgres, type PostgresPrograms } from "./find-tools.mjs";
import { freePort } from "./free-port.ts";
import { findServerUser, preparePrograms, type ServerUser } from "./postgres-programs.ts";

export interface PostgresServer {
  /** `postgres://…`, of a superuser on the database `postgres`. */
  url: string;
  /** Stops the server and removes its data. */
  stop(): Promise<void>;
  /** The server goes, as if it had been killed, or is killed; its data stay. */
  pause(how?: "pause" | "kill"): Promise<void>;
  /** It is there again, at the same address. */
  resume(): Promise<void>;
}

export interface StartPostgresOptions {
  /** The programs to run; by default the first that are found. */
  programs?: PostgresPrograms | null;
  /** Where its folder is made; by default among temporary files. */
  parent?: string;
  /** Settings of its own; `synchronous_commit` is for whoever kills it and asks what is left. */
  settings?: Readonly<Record<string, string>>;
  /** The address of a server to follow: this one is a copy of it then, and reads what is written there. */
  replicaOf?: string;
}

const GUARD = fileURLToPath(new URL("postgres-guard.ts", import.meta.url));
const READY_MS = 30_000;
const TRIES = 3;

/**
 * Starts a real PostgreSQL server with an empty cluster, on a free port of 127.0.0.1, as another user where this one
 * is root. It stops when this process ends, also by `kill -9`. Everybody on this machine may log in; nothing is
 * synced to disk.
 * @throws UserError when there are no programs for it; Error with the server's log when it does not come up
 */
export async function startPostgres(options: StartPostgresOptions = {}): Promise<PostgresServer> {
  const programs = options.programs === undefined ? findPostgres() : options.programs;
  const user = await findServerUser();
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await startOnce(programs, user, options);
    } catch (error) {
      const portWasTaken = error instanceof Error && error.message.includes("Address already in use");
      if (!portWasTaken || attempt === TRIES) throw error;
    }
  }
}

async function startOnce(
  found: PostgresPrograms | null,
  user: ServerUser | null,
  { parent = tmpdir(), settings = {}, replicaOf }: StartPostgresOptions,
): Promise<PostgresServer> {
  const folder = await mkdtemp(join(parent, "groundswell-postgres-"));
  try {
    if (user !== null) await chown(folder, user.uid, user.gid);
    const programs = await preparePrograms(found, user, folder);
    const data = join(folder, "data");
    await (replicaOf === undefined ? initCluster(programs, data, user) : copyCluster(data, replicaOf, user));
    const port = await freePort();
    const guard = spawnGuard(folder, join(programs, "postgres"), listServerArgs(data, port, settings), user);
    await waitUntilReady(guard);
    return {
      url: `postgres://postgres@127.0.0.1:${port}/postgres`,
      stop: () => stop(guard),
      pause: (how = "pause") => pause(guard, port, how),
      async resume() {
        const ready = waitUntilReady(guard);
        guard.stdin?.write("resume\n");
        await ready;
      },
    };
  } catch (error) {
    await rm(folder, { recursive: true, force: true });
    throw error;
  }
}

async function initCluster(programs: string, data: string, user: ServerUser | null): Promise<void> {
  const args = ["-D", data, "-U", "postgres", "-A", "trust", "-E", "UTF8", "--no-locale", "--no-sync"];
  await mkdir(data, { mode: 0o700 });
  if (user !== null) await chown(data, user.uid, user.gid);
  await promisify(execFile)(join(programs, "initdb"), args, { ...user, cwd: data });
}

/** A copy that goes on to follow what it is a copy of. */
async function copyCluster(data: string, of: string, user: ServerUser | null): Promise<void> {
  const args = ["-D", data, "-d", of, "-R", "-X", "stream", "--checkpoint=fast", "--no-sync"];
  const program = findPgBasebackup();
  if (program === null) throw new Error("pg_basebackup is missing");
  await promisify(execFile)(program, args, { ...user, cwd: dirname(data) });
}

/** Throw-away data needs no safety: no syncing, and no sockets besides the port. */
function listServerArgs(data: string, port: number, own: Readonly<Record<string, string>>): string[] {
  const settings = {
    listen_addresses: "127.0.0.1",
    port,
    unix_socket_directories: "",
    max_connections: 200,
    fsync: "off",
    synchronous_commit: "off",
    full_page_writes: "off",
    timezone: "UTC",
    ...own,
  };
  return ["-D", data, ...Object.entries(settings).flatMap(([name, value]) => ["-c", `${name}=${value}`])];
}

/** The guard gets a session of its own, so that Ctrl-C in the terminal leaves it to the end of the pipe. */
function spawnGuard(folder: string, command: string, args: string[], user: ServerUser | null): ChildProcess {
  const ids = user === null ? {} : { SERVER_UID: String(user.uid), SERVER_GID: String(user.gid) };
  return spawn(process.execPath, ["--disable-warning=ExperimentalWarning", GUARD, folder, command, ...args], {
    env: { ...process.env, ...ids, NODE_OPTIONS: "" },
    stdio: ["pipe", "pipe", "pipe"],
    detached: true,
  });
}

/** Waits for the server's own word that it takes connections. */
async function waitUntilReady(guard: ChildProcess): Promise<void> {
  let log = "";
  const { promise: word, resolve } = Promise.withResolvers<"ready">();
  const read = (chunk: string) => {
    log = (log + chunk).slice(-50_000);
    if (/ready to accept (?:read-only )?connections/.test(log)) resolve("ready");
  };
  const streams = [guard.stdout, guard.stderr];
  for (const stream of streams) stream?.setEncoding("utf8").on("data", read);
  const waited = new AbortController();
  const { signal } = waited;
  const ended = once(guard, "close", { signal }).then(() => "it ended");
  const late = sleep(READY_MS, `it was not ready within ${READY_MS} ms`, { signal });
  const outcome = await Promise.race([word, ended, late]);
  for (const waiting of [ended, late]) waiting.catch(() => null);
  waited.abort();
  // What is not read would fill the pipe.
  for (const stream of streams) stream?.off("data", read).resume();
  if (outcome === "ready") return;
  await stop(guard);
  throw new Error(`PostgreSQL did not come up: ${outcome}. Its log:\n${log}`);
}

async function pause(guard: ChildProcess, port: number, how: "pause" | "kill"): Promise<void> {
  guard.stdin?.write(`${how}\n`);
  while (await isListening(port)) await sleep(50);
}

function isListening(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, "127.0.0.1");
    socket.once("connect", () => {
      socket.destroy();
      resolve(true);
    });
    socket.once("error", () => {
      resolve(false);
    });
  });
}

async function stop(guard: ChildProcess): Promise<void> {
  if (guard.exitCode !== null || guard.signalCode !== null) return;
  guard.stdin?.end();
  await once(guard, "exit");
}
