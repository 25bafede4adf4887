import { existsSync, lstatSync, readFileSync } from "node:fs";
import { join } from "node:path";

/**
 * Whether node_modules holds what package-lock.json asks for on this platform. Reads two files and looks for the
 * workspaces' links: a few milliseconds.
 * @param {string} root
 */
export function isInstalled(root) {
  const wanted = readPackages(join(root, "package-lock.json"));
  const present = readPackages(join(root, "node_modules", ".package-lock.json"));
  if (wanted === null || present === null) return false;
  return Object.entries(wanted).every(([path, entry]) => {
    if (!path.includes("node_modules/")) return true; // the root and the workspaces' own folders
    if (entry.link === true) return isLink(join(root, path)) && existsSync(join(root, path, "package.json"));
    return isSame(entry, present[path]);
  });
}

/** @returns {Record<string, any> | null} */
function readPackages(file) {
  try {
    return JSON.parse(readFileSync(file, "utf8")).packages;
  } catch {
    return null;
  }
}

/** Optional packages may be absent; one for another platform means that the folder came from another machine. */
function isSame(wanted, present) {
  if (present === undefined) return wanted.optional === true;
  return (
    present.version === wanted.version &&
    present.integrity === wanted.integrity &&
    isFor(present.os, process.platform) &&
    isFor(present.cpu, process.arch)
  );
}

/** npm's `os` and `cpu` fields: a list of names, or of names not wanted. */
function isFor(names, name) {
  if (names === undefined) return true;
  if (names.includes(`!${name}`)) return false;
  return names.includes(name) || names.includes("any") || names.every((entry) => entry.startsWith("!"));
}

function isLink(path) {
  try {
    return lstatSync(path).isSymbolicLink();
  } catch {
    return false;
  }
}
