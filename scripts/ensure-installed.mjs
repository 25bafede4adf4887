import { delimiter } from "node:path";
import { findNode } from "./find-node.mjs";
import { install } from "./install.mjs";
import { isInstalled } from "./is-installed.mjs";
import { fail, fromRoot, ROOT, tell } from "./paths.mjs";
import { withLock } from "./with-lock.mjs";

/**
 * Makes sure that node_modules is what package-lock.json says, and finds the Node to run. Ends the process with a
 * message when either can't be had.
 * @returns {Promise<string>} the path of a Node that runs TypeScript
 */
export async function ensureInstalled() {
  if (!isInstalled(ROOT)) await withLock("install", installOnce);
  const node = findNode();
  if (node === null) {
    fail(
      `Groundswell needs Node 24 (22.18 or later will do); this is ${process.version}, and no newer one comes with the ` +
        `packages for ${process.platform}-${process.arch}.\nInstall Node 24 from https://nodejs.org and start again.`,
    );
  }
  return node;
}

async function installOnce() {
  if (isInstalled(ROOT)) return; // another start has done it while this one waited
  const started = Date.now();
  tell("Installing packages (only when package-lock.json has changed; about a minute) …");
  const reason = await install();
  if (reason !== null) fail(`The packages could not be installed: ${reason}.`);
  tell(`Installed in ${Math.round((Date.now() - started) / 1000)} s.`);
}

/** The environment for tools: `node` and the packages' commands come from node_modules first. */
export function toolEnv() {
  const name = Object.keys(process.env).find((key) => key.toUpperCase() === "PATH") ?? "PATH"; // Windows: Path
  return {
    ...process.env,
    [name]: `${fromRoot("node_modules", ".bin")}${delimiter}${process.env[name] ?? ""}`,
    TURBO_TELEMETRY_DISABLED: "1",
    TURBO_NO_UPDATE_NOTIFIER: "1",
  };
}
