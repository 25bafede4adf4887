/** Runs every suite, or what Vitest's arguments choose: `node scripts/test.mjs [vitest arguments]`. */
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { findPostgres } from "../test/support/src/find-tools.mjs";
import { buildDashboard, syncDashboard } from "./build-dashboard.mjs";
import { ensureChromium } from "./ensure-chromium.mjs";
import { ensureInstalled, toolEnv } from "./ensure-installed.mjs";
import { fromRoot, ROOT, tell } from "./paths.mjs";
import { runChild } from "./run-child.mjs";
import { formatSuites, formatTotal, summariseTests } from "./summarise-tests.mjs";

const ALL = ["unit", "database", "end-to-end"];
const IN_CI = process.env["CI"] !== undefined && process.env["CI"] !== "" && process.env["CI"] !== "false";

const started = performance.now();
const args = process.argv.slice(2);
const node = await ensureInstalled();
const chosen = chooseSuites(args);
if (chosen.includes("end-to-end")) await buildDashboard(node);
await syncDashboard(node);
const { runnable, missing } = await findMissingTools(chosen);
for (const line of missing) warn(line);

const { code, suites } = runnable.length === 0 ? { code: 1, suites: [] } : await runVitest();
if (suites.length > 0) console.log(`\n${formatSuites(suites)}`);
console.log(`wall time ${((performance.now() - started) / 1000).toFixed(1)} s`);
for (const line of missing) warn(line);

const count = (key) => suites.reduce((sum, suite) => sum + suite[key], 0);
const ranNothing = count("passed") + count("failed") === 0;
if (ranNothing) tell("No test ran.");
if (IN_CI && missing.length > 0) tell("In CI a missing tool is a failure.");
process.exitCode = code !== 0 || count("failed") > 0 || ranNothing || (IN_CI && missing.length > 0) ? code || 1 : 0;
console.log(formatTotal(suites));

/** The suites that `--project` names, else all of them. @param {readonly string[]} given */
function chooseSuites(given) {
  const named = given.flatMap((arg, at) => {
    if (arg === "--project") return [given[at + 1] ?? ""];
    return arg.startsWith("--project=") ? [arg.slice("--project=".length)] : [];
  });
  return named.length === 0 ? ALL : ALL.filter((suite) => named.includes(suite));
}

/** What the chosen suites need and this machine lacks, and the suites that can run all the same. */
async function findMissingTools(suites) {
  const lines = [];
  let rest = suites;
  if (suites.includes("end-to-end") && (await ensureChromium()) === null) {
    lines.push("Chromium was not found: the BROWSER tests could not run. Install it, or name it in CHROMIUM_PATH.");
  }
  const needsServer = suites.some((suite) => suite !== "unit") && !process.env["TEST_DATABASE_URL"];
  if (needsServer && findPostgres() === null) {
    lines.push(
      "PostgreSQL was not found: the DATABASE and END-TO-END suites could not run. Install a server, or name one in " +
        "TEST_DATABASE_URL.",
    );
    rest = suites.filter((suite) => suite === "unit");
  }
  return { runnable: rest, missing: lines };
}

async function runVitest() {
  const folder = mkdtempSync(join(tmpdir(), "groundswell-test-"));
  const report = join(folder, "report.json");
  const reporters = ["--reporter=default", "--reporter=json", `--outputFile.json=${report}`];
  const projects = runnable.length === chosen.length ? [] : runnable.flatMap((suite) => ["--project", suite]);
  const given =
    projects.length === 0 ? args : args.filter((arg, at) => !/^--project/.test(arg) && args[at - 1] !== "--project");
  const vitest = [fromRoot("node_modules", "vitest", "vitest.mjs"), "run", ...reporters, ...projects, ...given];
  try {
    const exitCode = await runChild(node, vitest, { cwd: ROOT, env: toolEnv() });
    return { code: exitCode, suites: summariseTests(JSON.parse(readFileSync(report, "utf8"))) };
  } catch (error) {
    tell(`Vitest left no report: ${error instanceof Error ? error.message : String(error)}`);
    return { code: 1, suites: [] };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** @param {string} line */
function warn(line) {
  const bar = "!".repeat(100);
  tell(`\n${bar}\n${line}\n${bar}\n`);
}
