/**
 * Runs a PostgreSQL server for as long as somebody holds this process's standard input open, then stops it and
 * removes its folder. Whoever started it need only die, however suddenly: the system closes the pipe.
 *
 * Arguments: the folder to remove, then the server's command line. Environment: SERVER_UID and SERVER_GID.
 */
import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { rmSync } from "node:fs";
import { env, exit, argv, stdin } from "node:process";

const KILL_AFTER_MS = 5_000;
const MOST_TRIES = 20;
const AGAIN_MS = 100;

const [folder, command, ...args] = argv.slice(2);
if (folder === undefined || command === undefined) throw new Error("usage: postgres-guard <folder> <command> …");

const user = env["SERVER_UID"] === undefined ? {} : { uid: Number(env["SERVER_UID"]), gid: Number(env["SERVER_GID"]) };
const [program, home] = [command, folder];
let stopping = false;
let pausing = false;
let triesLeft = 0;
let server = start();

function start(): ChildProcess {
  const child = spawn(program, args, { ...user, cwd: home, stdio: ["ignore", "inherit", "inherit"] });
  child.once("error", (error) => {
    console.error(error.message);
    rmSync(home, { recursive: true, force: true });
    exit(1);
  });
  child.once("close", (code) => {
    if (pausing && !stopping) return;
    if (triesLeft > 0 && !stopping) {
      triesLeft -= 1;
      setTimeout(() => (server = start()), AGAIN_MS);
      return;
    }
    rmSync(home, { recursive: true, force: true });
    exit(stopping ? 0 : (code ?? 1));
  });
  return child;
}

/**
 * `pause`, `kill` and `resume`, for tests of what happens while a server is away. It goes at once, as if its power had
 * failed: by its own word for that, or without being asked; what is left of it then ends by itself.
 */
stdin.setEncoding("utf8").on("data", (text: string) => {
  for (const word of text.split("\n")) {
    if (word === "pause" || word === "kill") {
      pausing = true;
      server.kill(word === "pause" ? "SIGQUIT" : "SIGKILL");
    }
    if (word === "resume") void resume();
  }
});
stdin.once("end", stop).once("error", stop);
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, stop);

/** Once it is gone: two can't have the same data. Its children may hold on to them for a moment longer. */
async function resume(): Promise<void> {
  if (server.exitCode === null && server.signalCode === null) await once(server, "close");
  if (stopping) return;
  pausing = false;
  triesLeft = MOST_TRIES;
  server = start();
}

/** SIGQUIT is PostgreSQL's immediate shutdown: its children die too, and nobody will want the data again. */
function stop(): void {
  if (stopping) return;
  stopping = true;
  if (server.exitCode !== null || server.signalCode !== null) {
    rmSync(home, { recursive: true, force: true });
    exit(0);
  }
  server.kill("SIGQUIT");
  setTimeout(() => server.kill("SIGKILL"), KILL_AFTER_MS).unref();
}
