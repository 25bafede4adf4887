/** Takes docs/screenshots anew, or those of the pages named: `node scripts/screenshots.mjs [names]`. Needs Chromium. */
import { buildDashboard } from "./build-dashboard.mjs";
import { ensureChromium } from "./ensure-chromium.mjs";
import { ensureInstalled } from "./ensure-installed.mjs";
import { fail, fromRoot } from "./paths.mjs";
import { nodeArgs, runChild } from "./run-child.mjs";

const node = await ensureInstalled();
await buildDashboard(node);
if ((await ensureChromium()) === null) fail("Chromium was not found: install it, or name it in CHROMIUM_PATH.");
process.exitCode = await runChild(node, [
  ...nodeArgs(fromRoot("test", "e2e", "src", "screenshots.ts")),
  ...process.argv.slice(2),
]);
