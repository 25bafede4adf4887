import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { REPOSITORY_ROOT, runGroundswell } from "@groundswell/support";
import { expect, test } from "vitest";
import { makeFolder, parseLines, writeIn } from "./fixtures.ts";

const folder = makeFolder();
const dataDir = join(folder, "data");
const watchlist = writeIn(folder, "watchlist.yaml", "projects:\n  - { repo: maker/wren, context: [agent] }\n");
const env = { GROUNDSWELL_DATA_DIR: dataDir, WATCHLIST: watchlist };

const STORIES = [
  '{"id":"a","text":"See https://github.com/maker/wren."}',
  '{"id":"b","title":"A wren","text":"A bird sang."}',
  "",
].join("\n");

test("anyone can have their own stories linked, against the watchlist in force, without a database", async () => {
  const file = writeIn(folder, "items.jsonl", STORIES);
  const { code, stdout, stderr } = await runGroundswell(["stories", "link", file], { env });
  expect([code, stderr]).toEqual([0, ""]);
  const evidence = "See https://github.com/maker/wren.";
  expect(parseLines(stdout)).toEqual([
    { id: "a", mentions: [{ repo: "maker/wren", tier: "T1", score: 1, eligible: true, evidence }] },
    { id: "b", mentions: [] },
  ]);
  expect(existsSync(dataDir)).toBe(false);
});

test("stories can come through standard input", async () => {
  const main = join(REPOSITORY_ROOT, "apps/groundswell/src/main.ts");
  const { promise, resolve } = Promise.withResolvers<string>();
  const child = execFile(
    process.execPath,
    [main, "stories", "link", "-"],
    { env: { ...process.env, ...env } },
    (_, stdout) => resolve(stdout),
  );
  child.stdin?.end(STORIES);
  expect(parseLines(await promise)).toHaveLength(2);
});

test("every line that is no story is told with its place and what to do, exit code 2", async () => {
  const file = writeIn(folder, "bad.jsonl", `{"id":"a","text":"one"}\nnot JSON\n{"id":"b"}\n{"id":"c","text":"two"}\n`);
  const { code, stdout, stderr } = await runGroundswell(["stories", "link", file], { env });
  expect(code).toBe(2);
  expect(parseLines(stdout)).toHaveLength(2);
  expect(stderr.trimEnd().split("\n")).toEqual([
    expect.stringMatching(/bad\.jsonl:2: not JSON — /),
    expect.stringMatching(/bad\.jsonl:3: text: .+ — /),
  ]);
});

test("a file that is not there is said so", async () => {
  const { code, stderr } = await runGroundswell(["stories", "link", join(folder, "absent.jsonl")], { env });
  expect(code).toBe(2);
  expect(stderr).toMatch(/absent\.jsonl: can't be read — /);
});
