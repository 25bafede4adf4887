/** Runs the command line of Groundswell: `node scripts/run.mjs [--watch] <verb> …`. */
import { buildDashboard } from "./build-dashboard.mjs";
import { ensureInstalled } from "./ensure-installed.mjs";
import { fromRoot } from "./paths.mjs";
import { nodeArgs, runChild } from "./run-child.mjs";

const args = process.argv.slice(2);
const firstVerb = args.findIndex((arg) => !arg.startsWith("--watch"));
const nodeFlags = firstVerb === -1 ? args : args.slice(0, firstVerb);
const verbAndRest = args.slice(nodeFlags.length);

// Node would size its youngest generation by the machine; a collector that runs for months is to stay small.
const slim = ["collect", "backfill"].includes(verbAndRest[0]) ? ["--max-semi-space-size=8"] : [];

const node = await ensureInstalled();
if (verbAndRest[0] === "up") await buildDashboard(node);
const main = fromRoot("apps", "groundswell", "src", "main.ts");
// Node keeps what it has compiled: a second start spends its time on the database, not on parsing.
const env = {
  NODE_COMPILE_CACHE: fromRoot("node_modules", ".cache", "node-compile"),
  // Linux's allocator would keep an arena for each of Node's threads, and give little of one back.
  MALLOC_ARENA_MAX: "2",
  // Left alone it would take blocks of up to 32 MB out of one heap, whose holes are given to nobody else.
  MALLOC_MMAP_THRESHOLD_: "65536",
  ...process.env,
};
process.exitCode = await runChild(node, [...nodeArgs(main, [...slim, ...nodeFlags]), ...verbAndRest], { env });
