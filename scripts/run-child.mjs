import { spawn } from "node:child_process";
import { constants } from "node:os";
import { ROOT } from "./paths.mjs";

const SAME_SIGNAL_MS = 1_000;
const LOOK_FOR_PARENT_MS = 100;

/**
 * Runs a command in the foreground and waits for it, also after Ctrl-C: the child decides when it has stopped cleanly.
 * @param {string} command
 * @param {readonly string[]} args
 * @param {import("node:child_process").SpawnOptions} [options]
 * @returns {Promise<number>} its exit code, 128 + n when signal n ended it
 */
export async function runChild(command, args, options = {}) {
  const child = spawn(command, args, { stdio: "inherit", ...options });
  const stopForwarding = forwardSignals(child);
  try {
    return await new Promise((resolve, reject) => {
      child.once("error", reject);
      child.once("close", (code, signal) => resolve(signal === null ? (code ?? 1) : 128 + constants.signals[signal]));
    });
  } finally {
    stopForwarding();
  }
}

/**
 * One press of Ctrl-C reaches everybody at the terminal: the child itself, and us twice (npm passes its own on). The
 * child must see it once, because it may take a second one for "at once".
 */
function forwardSignals(child) {
  const lastAt = new Map();
  const forward = (signal) => {
    const previous = lastAt.get(signal) ?? -Infinity;
    const now = performance.now();
    if (now - previous < SAME_SIGNAL_MS) return;
    lastAt.set(signal, now);
    const terminalSentIt = signal === "SIGINT" && process.stdin.isTTY === true && previous === -Infinity;
    if (!terminalSentIt) child.kill(signal);
  };
  const signals = ["SIGINT", "SIGTERM", "SIGHUP"];
  for (const signal of signals) process.on(signal, forward);
  const parentWatch = watchParent(() => forward("SIGTERM"));
  return () => {
    clearInterval(parentWatch);
    for (const signal of signals) process.off(signal, forward);
  };
}

/**
 * npm starts scripts through a shell, and a signal to npm kills that shell and not what runs in it. So when npm's shell
 * has gone, the server must not stay behind. (Without npm a dead parent means nothing: people put servers into the
 * background.)
 */
function watchParent(onGone) {
  if (process.env["npm_lifecycle_event"] === undefined || process.platform === "win32") return undefined;
  const parent = process.ppid;
  return setInterval(() => {
    if (process.ppid !== parent) onGone();
  }, LOOK_FOR_PARENT_MS).unref();
}

/**
 * The arguments for Node before a TypeScript file of ours.
 * @param {string} file @param {readonly string[]} [nodeFlags]
 */
export const nodeArgs = (file, nodeFlags = []) => ["--disable-warning=ExperimentalWarning", ...nodeFlags, file];

/** Options for a command that prints on stderr, for work that a person did not ask for by name. */
export const ON_STDERR = { cwd: ROOT, stdio: /** @type {const} */ (["ignore", 2, 2]) };
