/** What CI runs: linters beside types and canary, the build, then tests; stops at the first failure. */
import { buildDashboard, syncDashboard } from "./build-dashboard.mjs";
import { ensureInstalled, toolEnv } from "./ensure-installed.mjs";
import { findNpm } from "./install.mjs";
import { fail, fromRoot, ROOT } from "./paths.mjs";
import { runChild } from "./run-child.mjs";

const node = await ensureInstalled();
await syncDashboard(node);

// Two at a time, the longest first; the build waits, as it writes what the dashboard's linter reads. The linters are silent
// unless they find something. The canary's checker finds the dashboard's own errors too, so that no other looks for them.
await runTwoAtATime([
  () => runScriptStep("lint:others"),
  () => runScriptStep("check:types"),
  () => runScriptStep("lint:dashboard"),
  () => runStep("canary", () => runOurs("canary.mjs")),
  () => runScriptStep("lint:form"),
  () => runScriptStep("lint:imports"),
]);
await runStep("build", () => buildDashboard(node, { force: true }).then(() => 0));
// The tests tell their own time: their closing line must stay the last one.
process.exitCode = await runOurs("test.mjs");

/**
 * @param {string} name
 * @param {() => Promise<number>} work answers with an exit code
 */
async function runStep(name, work) {
  console.log(`\n── ${name}`);
  const started = performance.now();
  const code = await work();
  console.log(`── ${name}: ${((performance.now() - started) / 1000).toFixed(1)} s`);
  if (code !== 0) fail(`verify stops: ${name} failed (exit code ${code})`);
}

/** @param {(() => Promise<void>)[]} steps each begins when one before it has ended */
async function runTwoAtATime(steps) {
  const waiting = [...steps];
  const runNext = async () => {
    for (let step = waiting.shift(); step !== undefined; step = waiting.shift()) await step();
  };
  await Promise.all([runNext(), runNext()]);
}

/** @param {string} name */
function runScriptStep(name) {
  return runStep(name, () => runNpmScript(name));
}

/** A script of the root's package.json. @param {string} name */
function runNpmScript(name) {
  const { command, prefix, shell } = findNpm();
  return runChild(command, [...prefix, "run", "-s", name], { cwd: ROOT, shell, env: toolEnv() });
}

/** @param {string} file in this folder */
function runOurs(file) {
  return runChild(node, [fromRoot("scripts", file)], { cwd: ROOT, env: toolEnv() });
}
