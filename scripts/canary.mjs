/**
 * The type checkers must be seen to fail: each is given a deliberate type error, and must find it and nothing else.
 * (svelte-check is known to pass without having looked at anything.)
 */
import { spawnSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { ensureInstalled, toolEnv } from "./ensure-installed.mjs";
import { fail, fromRoot, tell } from "./paths.mjs";

const node = await ensureInstalled();
mkdirSync(fromRoot(".turbo"), { recursive: true });
const folder = mkdtempSync(fromRoot(".turbo", "canary-"));
process.once("exit", () => rmSync(folder, { recursive: true, force: true }));

checkTsc(join(folder, "tsc"));
checkSvelte(join(folder, "dashboard"));
tell("The type checkers see a deliberate error.");

/** tsc, with the options that every package has. */
function checkTsc(project) {
  mkdirSync(project);
  writeFileSync(join(project, "tsconfig.json"), JSON.stringify({ extends: fromRoot("tsconfig.base.json") }));
  writeFileSync(join(project, "canary.ts"), 'export const canary: number = "not a number";\n');
  const output = runCheck(project, fromRoot("node_modules", "typescript", "bin", "tsc"), ["-p", "."]);
  const errors = output.match(/error TS\d+/g) ?? [];
  expectOne("tsc", errors.length, output.includes("canary.ts(1,14): error TS2322"), output);
}

/** svelte-check, over the dashboard itself with one more component: the dashboard has no error of its own, either. */
function checkSvelte(project) {
  const source = fromRoot("apps", "dashboard");
  if (!existsSync(join(source, "vite.config.ts"))) fail("apps/dashboard has no vite.config.ts");
  mkdirSync(project);
  for (const name of ["package.json", "vite.config.ts", "tsconfig.json", "src", "static"]) {
    if (existsSync(join(source, name))) cpSync(join(source, name), join(project, name), { recursive: true });
  }
  const component = '<script lang="ts">\n  const canary: number = "not a number";\n</script>\n\n<p>{canary}</p>\n';
  writeFileSync(join(project, "src", "canary.svelte"), component);
  runCheck(project, fromRoot("node_modules", "@sveltejs", "kit", "svelte-kit.js"), ["sync"]);
  const options = ["--tsconfig", "./tsconfig.json", "--output", "machine", "--threshold", "error"];
  const output = runCheck(project, fromRoot("node_modules", "svelte-check", "bin", "svelte-check"), options);
  const errors = output.match(/^\d+ ERROR /gm) ?? [];
  expectOne("svelte-check", errors.length, /ERROR "src\/canary\.svelte" 2:9 /.test(output), output);
}

function runCheck(cwd, program, args) {
  const result = spawnSync(node, [program, ...args], { cwd, env: toolEnv(), encoding: "utf8" });
  return `${result.stdout}\n${result.stderr}`;
}

function expectOne(checker, count, found, output) {
  if (found && count === 1) return;
  const what = found ? `found ${count - 1} more than the deliberate one` : "missed the deliberate one";
  fail(`type errors: ${checker} ${what}:\n${output}`);
}
