import { cp, lstat, readFile, stat, symlink } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { UserError } from "@groundswell/core";
import { type PostgresPrograms } from "./find-tools.mjs";

/** Whom the server runs as, when it must not run as this process's user. */
export interface ServerUser {
  uid: number;
  gid: number;
}

/** PostgreSQL refuses to run as root: its own user then, else nobody. Null: as who we are. */
export async function findServerUser(): Promise<ServerUser | null> {
  if (process.getuid?.() !== 0) return null;
  for (const name of ["postgres", "nobody"]) {
    const [uid, gid] = await Promise.all([readId("-u", name), readId("-g", name)]);
    if (uid !== null && gid !== null) return { uid, gid };
  }
  throw new UserError("PostgreSQL does not run as root, and there is no user to run it as", {
    remedy: "add a user named postgres, or run the tests as another user than root",
  });
}

async function readId(flag: "-u" | "-g", name: string): Promise<number | null> {
  try {
    const { stdout } = await promisify(execFile)("id", [flag, name]);
    return Number(stdout);
  } catch {
    return null;
  }
}

/**
 * The folder of `initdb` and `postgres`, ready to run as that user.
 * @param programs where they were found
 * @param scratch a folder for a copy, where the packaged ones lie in a folder that the user may not enter
 */
export async function preparePrograms(
  programs: PostgresPrograms | null,
  user: ServerUser | null,
  scratch: string,
): Promise<string> {
  if (programs === null) {
    throw new UserError("no PostgreSQL server for the tests was found", {
      remedy: "install PostgreSQL, or name a server in TEST_DATABASE_URL",
    });
  }
  if (!programs.packaged) return programs.folder;
  const native = dirname(programs.folder);
  await linkLibraries(native);
  if (user === null || (await mayEverybodyEnter(programs.folder))) return programs.folder;
  const copy = join(scratch, "programs");
  await cp(native, copy, { recursive: true, verbatimSymlinks: true });
  return join(copy, "bin");
}

/**
 * Registry packages hold no symbolic links: the packaged server lists those of its libraries in a file, for its
 * install script to make. We run no install scripts. Safe to do twice, and by two at once.
 */
export async function linkLibraries(native: string): Promise<void> {
  for (const { source, target } of await readLinks(join(native, "pg-symlinks.json"))) {
    const link = join(dirname(native), target);
    if (await exists(link)) continue;
    try {
      await symlink(basename(source), link);
    } catch (error) {
      if (!(error instanceof Error && "code" in error && error.code === "EEXIST")) throw error;
    }
  }
}

async function readLinks(file: string): Promise<{ source: string; target: string }[]> {
  let text: string;
  try {
    text = await readFile(file, "utf8");
  } catch {
    return []; // this platform's package needs none
  }
  const links: unknown = JSON.parse(text);
  return Array.isArray(links) ? links.filter(isLink) : [];
}

function isLink(value: unknown): value is { source: string; target: string } {
  return (
    typeof value === "object" &&
    value !== null &&
    "source" in value &&
    typeof value.source === "string" &&
    "target" in value &&
    typeof value.target === "string"
  );
}

async function exists(path: string): Promise<boolean> {
  return lstat(path).then(
    () => true,
    () => false,
  );
}

/** Whether any user may reach a folder: every folder above it lets others through. */
async function mayEverybodyEnter(folder: string): Promise<boolean> {
  for (let path = folder; ; path = dirname(path)) {
    const { mode } = await stat(path);
    if ((mode & 0o001) === 0) return false;
    if (path === dirname(path)) return true;
  }
}
