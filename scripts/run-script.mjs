/** Runs a TypeScript file of this repository: `node scripts/run-script.mjs <file.ts> …`. */
import { ensureInstalled } from "./ensure-installed.mjs";
import { fail, ROOT } from "./paths.mjs";
import { nodeArgs, runChild } from "./run-child.mjs";
import { resolve } from "node:path";

const [file, ...rest] = process.argv.slice(2);
if (file === undefined) fail("usage: node scripts/run-script.mjs <file.ts> [arguments]");
const node = await ensureInstalled();
process.exitCode = await runChild(node, [...nodeArgs(resolve(ROOT, file)), ...rest]);
