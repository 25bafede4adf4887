/** What CI runs: lint beside types, canary and build, then tests; stops at the first failure. */
import { buildDashboard, syncDashboard } from "./build-dashboard.mjs";
import { ensureInstalled, toolEnv } from "./ensure-installed.mjs";
import { findNpm } from "./install.mjs";
import { fail, fromRoot, ROOT } from "./paths.mjs";
import { runChild } from "./run-child.mjs";

const node = await ensureInstalled();
await syncDashboard(node);

// The linter takes as long as the rest together, on one processor, and is silent unless it finds something.
await Promise.all([runScriptStep("lint:code"), runRest()]);
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

/** All but the linter and the tests, one after another. */
async function runRest() {
  for (const name of ["check", "lint:imports", "lint:form"]) await runScriptStep(name);
  await runStep("canary", () => runOurs("canary.mjs"));
  await runStep("build", () => buildDashboard(node, { force: true }).then(() => 0));
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
