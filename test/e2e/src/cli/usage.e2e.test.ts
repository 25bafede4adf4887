import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { REPOSITORY_ROOT, freePort, runGroundswell } from "@groundswell/support";
import { expect, test } from "vitest";
import { makeFolder, OBSERVATIONS_HEADER, parseLines, writeIn } from "./fixtures.ts";

const folder = makeFolder();
const dataDir = join(folder, "data");

/** Runs a verb that is expected to end before it opens a database. */
function run(args: readonly string[], env: Record<string, string> = {}, cwd = REPOSITORY_ROOT) {
  return runGroundswell(args, { env: { GROUNDSWELL_DATA_DIR: dataDir, ...env }, cwd });
}

test.each([
  ["an unknown verb", ["conjure"], /unknown command 'conjure'/],
  ["an unknown option", ["collect", "--twice"], /unknown option '--twice'/],
  ["a missing argument", ["archive", "import"], /missing required argument 'file'/],
  ["an argument too many", ["migrate", "now"], /too many arguments/],
  ["no verb", [], /Usage: groundswell/],
])("%s ends with exit code 2 and points to the help", async (_, args, message) => {
  const { code, stdout, stderr } = await run(args);
  expect(code).toBe(2);
  expect(stderr).toMatch(message);
  expect(stdout).toBe("");
  expect(existsSync(dataDir)).toBe(false);
});

test("help and the version are answers, not errors", async () => {
  const help = await run(["--help"]);
  expect(help.code).toBe(0);
  expect(help.stdout).toContain("archive");
  const version = await run(["--version"]);
  expect(version).toMatchObject({ code: 0, stdout: expect.stringMatching(/^\d+\.\d+\.\d+\n$/) as string });
});

test("every malformed setting and unknown name is listed at once, and no secret is repeated", async () => {
  const { code, stdout, stderr } = await run(["up"], {
    PORT: "eighty",
    PUBLIC_URL: "example.org",
    REPORT_URL: "mailto:desk@example.org",
    DATABASE_URL: "mysql://root:db-secret@db/x",
    DATABASE_CONNECTIONS: "0",
    GITHUB_TOKEN: "ghp secret-token",
    GITHUB_API_URL: "ftp://api",
    COLLECT_INTERVAL: "soon",
    GROUNDSWELL_HISTORY_ZONE: "Mars/Olympus",
    GROUNDSWELL_ALLOW_PRIVATE_SOURCES: "maybe",
    LOG_LEVEL: "loud",
    GROUNDSWELL_DATA_DRI: ".data",
    GROUNDSWELL_COLOUR: "red",
  });
  expect(code).toBe(2);
  expect(stdout).toBe("");
  const names =
    "PORT PUBLIC_URL REPORT_URL DATABASE_URL DATABASE_CONNECTIONS GITHUB_TOKEN GITHUB_API_URL COLLECT_INTERVAL " +
    "GROUNDSWELL_HISTORY_ZONE GROUNDSWELL_ALLOW_PRIVATE_SOURCES LOG_LEVEL GROUNDSWELL_DATA_DRI GROUNDSWELL_COLOUR";
  for (const name of names.split(" ")) expect(stderr).toContain(name);
  expect(stderr).not.toMatch(/secret/);
  expect(existsSync(dataDir)).toBe(false);
});

test.each([
  "up",
  "api",
  "migrate",
  "collect",
  "backfill",
  "watchlist check",
  "stories check",
  "stories sync",
  "stories add https://example.org/a",
  "series a/b",
  "archive import x.csv",
])("%s refuses a malformed environment", async (verb) => {
  const { code, stderr } = await run(verb.split(" "), { PORT: "-1" });
  expect(code).toBe(2);
  expect(stderr).toMatch(/environment: PORT/);
});

test("a watchlist with faults is refused with file, line, column and remedy, all faults at once", async () => {
  const file = writeIn(folder, "bad.yaml", "projects:\n  - ollama\n  - repo: a/b\n    nmae: B\n  - a/b\n");
  for (const verb of [["migrate"], ["collect", "--once"], ["backfill"], ["up"], ["api"], ["watchlist", "check"]]) {
    const { code, stderr } = await run(verb, { WATCHLIST: file });
    expect(code).toBe(2);
    const lines = stderr.trimEnd().split("\n");
    expect(lines).toHaveLength(3);
    for (const line of lines) expect(line).toMatch(/bad\.yaml:\d+:\d+ error .+ \(.+\)$/);
  }
  expect(existsSync(dataDir)).toBe(false);
});

test("a watchlist that is not YAML is refused with its place", async () => {
  const file = writeIn(folder, "broken.yaml", 'projects:\n  - "ollama/ollama\n');
  const { code, stderr } = await run(["watchlist", "check"], { WATCHLIST: file });
  expect(code).toBe(2);
  expect(stderr).toMatch(/broken\.yaml:\d+:\d+ error /);
});

test.each([
  ["the watchlist", ["migrate"], { WATCHLIST: join(folder, "nowhere.yaml") }, /nowhere\.yaml: .+ WATCHLIST/],
  ["the archive file", ["archive", "import", join(folder, "nowhere.csv")], {}, /nowhere\.csv/],
])("%s that is not there is named, with exit code 2", async (_, args, env, message) => {
  const { code, stderr } = await run(args, env);
  expect(code).toBe(2);
  expect(stderr).toMatch(message);
  expect(stderr).not.toMatch(/\bat .+:\d+:\d+\)/); // no stack
  expect(existsSync(dataDir)).toBe(false);
});

test("a malformed archive is refused whole, with file, line, column and remedy", async () => {
  const rows = [
    "2026-01-01T00:00:00Z,ollama/ollama,1,1,1,me",
    "yesterday,ollama/ollama,many,1,1,me",
    "2026-01-02,ollama",
  ];
  const file = writeIn(folder, "bad.csv", [OBSERVATIONS_HEADER, ...rows, ""].join("\n"));
  const { code, stdout, stderr } = await run(["archive", "import", file]);
  expect(code).toBe(2);
  expect(stdout).toBe("");
  expect(stderr).toMatch(/bad\.csv:3:1 error .+ \(.+\)/);
  expect(stderr).toMatch(/bad\.csv:3:\d\d error /);
  expect(stderr).toMatch(/bad\.csv:4:\d+ error /);
  expect(existsSync(dataDir)).toBe(false);
});

test("watchlist check needs no database and leaves no data folder behind", async () => {
  const cwd = makeFolder();
  const env = { WATCHLIST: join(REPOSITORY_ROOT, "watchlist.yaml"), GITHUB_API_URL: "http://127.0.0.1:9" };
  const plain = await runGroundswell(["watchlist", "check"], { env, cwd });
  expect(plain.code).toBe(0);
  expect(plain.stdout).toMatch(/34 projects, no errors/);
  const json = await runGroundswell(["watchlist", "check", "--json"], { env, cwd });
  expect(json.code).toBe(0);
  expect(parseLines(json.stdout)).toMatchObject([{ ok: true, projects: 34 }]);
  expect(readdirSync(cwd)).toEqual([]);
});

test("watchlist check --json lists faults with their places, and still ends with exit code 2", async () => {
  const file = writeIn(folder, "one-fault.yaml", "projects:\n  - ollama\n");
  const { code, stdout, stderr } = await run(["watchlist", "check", "--json"], { WATCHLIST: file });
  expect(code).toBe(2);
  expect(stderr).toBe("");
  const place = { file, line: 2, column: 5, severity: "error" };
  expect(parseLines(stdout)).toMatchObject([{ ok: false, diagnostics: [place] }]);
});

test("a server that does not answer is said so, without its password", async () => {
  const url = `postgres://somebody:db-secret@127.0.0.1:${await freePort()}/nothing`;
  for (const verb of [["migrate"], ["api"], ["collect", "--once"]]) {
    const { code, stderr } = await run(verb, { DATABASE_URL: url });
    expect(code).toBe(2);
    expect(stderr).toMatch(/DATABASE_URL: PostgreSQL can't be reached: .+ — /);
    expect(stderr).not.toContain("db-secret");
  }
  expect(existsSync(dataDir)).toBe(false);
});

test("a data folder that is a file is refused with its place and a remedy", async () => {
  const file = writeIn(folder, "not-a-folder", "mine");
  const { code, stderr } = await run(["migrate"], { GROUNDSWELL_DATA_DIR: file });
  expect(code).toBe(2);
  expect(stderr).toContain(file);
  expect(stderr).toMatch(/ — /);
});
