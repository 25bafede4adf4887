import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { toolEnv } from "./ensure-installed.mjs";
import { fail, fromRoot, ROOT, tell } from "./paths.mjs";
import { ON_STDERR, runChild } from "./run-child.mjs";
import { withLock } from "./with-lock.mjs";

const APP = fromRoot("apps", "dashboard");
/** The script of charts' pages in frames. */
const FRAME = fromRoot("apps", "frame");
const APPS = [APP, FRAME];
const STAMP = join(APP, "build", ".sources.sha256");
const SCOPE = "@groundswell/";

/**
 * Builds what browsers are sent, the dashboard and the frames' script, when their sources are not those of the last
 * build. Ends the process when the build fails.
 * @param {string} node the Node to build with
 * @param {{ force?: boolean }} [options] `force`: also when it is fresh
 */
export async function buildDashboard(node, { force = false } = {}) {
  if (!force && isFresh()) return;
  await withLock("build", async () => {
    if (!force && isFresh()) return; // another start has built it while this one waited
    const digest = hashSources();
    const started = Date.now();
    tell("Building the dashboard (only when its sources have changed) …");
    const turbo = fromRoot("node_modules", "turbo", "bin", "turbo");
    const filters = ["--filter=@groundswell/dashboard", "--filter=@groundswell/frame"];
    const args = [turbo, "run", "build", ...filters, "--output-logs=errors-only", "--ui=stream"];
    const code = await runChild(node, args, { ...ON_STDERR, env: toolEnv() });
    if (code > 128) process.exit(code); // Ctrl-C
    if (code !== 0) fail("The dashboard could not be built: see the messages above.");
    // The digest from before the build: a file changed meanwhile makes the next start build again.
    writeFileSync(STAMP, digest);
    tell(`Built in ${((Date.now() - started) / 1000).toFixed(1)} s.`);
  });
}

/**
 * Has SvelteKit write the types and the tsconfig that the app's sources refer to, where they are not there: without
 * them neither a linter nor a test can read those sources. (`npm ci` removes them with everything in node_modules.)
 * @param {string} node the Node to run it with
 */
export async function syncDashboard(node) {
  if (existsSync(join(APP, "node_modules", "$app", "tsconfig.json"))) return;
  const kit = fromRoot("node_modules", "@sveltejs", "kit", "svelte-kit.js");
  const code = await runChild(node, [kit, "sync"], { ...ON_STDERR, cwd: APP, env: toolEnv() });
  if (code !== 0) fail("The dashboard's types could not be written: see the messages above.");
}

function isFresh() {
  if (!existsSync(join(APP, "build", "handler.js")) || !existsSync(join(FRAME, "build", "frame.js"))) return false;
  if (!existsSync(STAMP)) return false;
  return readFileSync(STAMP, "utf8") === hashSources();
}

/** sha256 over everything that goes into the builds: the apps, the workspace packages that they import, the lockfile. */
export function hashSources() {
  const hash = createHash("sha256");
  const files = [fromRoot("package-lock.json"), fromRoot("tsconfig.base.json")];
  const folders = [join(APP, "static")];
  for (const app of APPS) {
    for (const file of ["package.json", "vite.config.ts", "tsconfig.json"]) files.push(join(app, file));
    folders.push(join(app, "src"));
  }
  for (const folder of findImportedPackages()) {
    files.push(join(folder, "package.json"));
    folders.push(join(folder, "src"));
  }
  for (const folder of folders) files.push(...listFiles(folder));
  for (const file of files.sort()) {
    if (!existsSync(file)) continue;
    const content = readFileSync(file);
    hash.update(`${file.slice(ROOT.length)}\0${content.length}\0`).update(content);
  }
  return hash.digest("hex");
}

/** The folders of our own packages that the apps depend on, directly or through each other. */
function findImportedPackages() {
  const folders = new Set();
  const visit = (folder) => {
    const { dependencies = {} } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
    for (const name of Object.keys(dependencies)) {
      const found = fromRoot("packages", name.slice(SCOPE.length));
      if (!name.startsWith(SCOPE) || folders.has(found)) continue;
      folders.add(found);
      visit(found);
    }
  };
  APPS.forEach(visit);
  return folders;
}

function* listFiles(folder) {
  if (!existsSync(folder)) return;
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) yield* listFiles(path);
    else if (!/\.test\.ts$/.test(entry.name)) yield path;
  }
}
