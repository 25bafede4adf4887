import { existsSync } from "node:fs";
import { join } from "node:path";
import { REPOSITORY_ROOT, runGroundswell } from "@groundswell/support";
import { expect, test } from "vitest";
import { makeFolder, writeIn } from "./fixtures.ts";

const folder = makeFolder();
const dataDir = join(folder, "data");

function evaluate(file: string, ...options: string[]) {
  const env = { GROUNDSWELL_DATA_DIR: dataDir };
  return runGroundswell(["methods", "eval", file, ...options], { env, cwd: REPOSITORY_ROOT });
}

test("anyone can have their own cases computed, without a database", async () => {
  const file = writeIn(folder, "mine.json", JSON.stringify({ bh: [{ name: "mine", input: { p: [0.5, 0.01] } }] }));
  const { code, stdout } = await evaluate(file);
  expect(code).toBe(0);
  const expected = { bh: [{ name: "mine", input: { p: [0.5, 0.01] }, computed: { adjusted: [0.5, 0.02] } }] };
  expect(JSON.parse(stdout)).toEqual(expected);
  const oneLine = await evaluate(file, "--json");
  expect(oneLine.stdout).toBe(`${JSON.stringify(expected)}\n`);
  expect(existsSync(dataDir)).toBe(false);
});

test("a case that can't be computed is named, with exit code 2 and nothing on standard output", async () => {
  const cases = { momentum: [{ name: "too short", input: { y: [1, 2, 3] } }] };
  const { code, stdout, stderr } = await evaluate(writeIn(folder, "short.json", JSON.stringify(cases)));
  expect(code).toBe(2);
  expect(stdout).toBe("");
  expect(stderr).toMatch(/short\.json: momentum\[0\] "too short": input\.y: .* — /);
});

test("a file that is not there is said so", async () => {
  const { code, stderr } = await evaluate(join(folder, "absent.json"));
  expect(code).toBe(2);
  expect(stderr).toMatch(/absent\.json: can't be read — /);
});
