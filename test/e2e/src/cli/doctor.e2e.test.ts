import { existsSync } from "node:fs";
import { join } from "node:path";
import { startStandin, type Standin } from "@groundswell/github-standin";
import { copyFirstStart, createTestDatabase, freePort, runGroundswell, startGroundswell } from "@groundswell/support";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { closedUrl, makeFolder, makeWorld, parseLines, SMALL_WATCHLIST, writeIn } from "./fixtures.ts";

const TOKEN = "token-of-the-tests";
const MIGHTY = "token-that-may-write";
const folder = makeFolder();
/** Names that are everyday words as well are a warning where no words tell them apart. */
const watchlist = writeIn(
  folder,
  "small.yaml",
  SMALL_WATCHLIST.replaceAll(/- (.+)/g, "- {repo: $1, context: [model]}"),
);
let standin: Standin;

beforeAll(async () => {
  standin = await startStandin({ world: makeWorld(), tokens: [TOKEN, { token: MIGHTY, scopes: ["repo"] }] });
});

afterAll(() => standin.close());

function settings(env: Record<string, string>): Record<string, string> {
  return { PORT: "0", WATCHLIST: watchlist, GITHUB_API_URL: standin.url, LOG_LEVEL: "silent", ...env };
}

interface Found {
  code: number;
  text: string;
  /** The state of each check, by its name. */
  states: Record<string, string>;
}

async function examine(env: Record<string, string>): Promise<Found> {
  const { code, stdout, stderr } = await runGroundswell(["doctor", "--json"], { env: settings(env) });
  expect(stderr).toBe("");
  const [report] = parseLines(stdout) as {
    ok: boolean;
    checks: { name: string; state: string; remedy: string | null }[];
  }[];
  const checks = report?.checks ?? [];
  expect(report?.ok).toBe(code === 0);
  for (const { state, remedy } of checks) expect(remedy === null).toBe(state === "ok");
  return { code, text: stdout, states: Object.fromEntries(checks.map(({ name, state }) => [name, state])) };
}

describe("before anything was collected", () => {
  test("it says what is not there yet, and makes nothing", async () => {
    const dataDir = join(makeFolder(), "data");
    const { code, states } = await examine({ GROUNDSWELL_DATA_DIR: dataDir, GITHUB_TOKEN: TOKEN });
    expect(code).toBe(0);
    expect(states).toEqual({
      environment: "ok",
      folder: "ok",
      address: "ok",
      dashboard: "ok",
      watchlist: "ok",
      stories: "ok",
      database: "warn",
      GitHub: "ok",
      token: "ok",
      budget: "ok",
    });
    expect(existsSync(dataDir)).toBe(false);
    expect(standin.requests.map(({ path, cost }) => [path, cost])).toEqual([["/rate_limit", 0]]);
  });

  test("each thing that is wrong fails by itself, with exit code 1 and without the token", async () => {
    const env = { GROUNDSWELL_DATA_DIR: join(folder, "none"), GITHUB_TOKEN: "token-of-somebody" };
    const refused = await examine({ ...env, WATCHLIST: writeIn(folder, "bad.yaml", "projects:\n  - ollama\n") });
    expect(refused.code).toBe(1);
    expect(refused.states).toMatchObject({ environment: "ok", watchlist: "fail", stories: "ok", GitHub: "fail" });
    expect(refused.text).toMatch(/bad\.yaml:2:5 error/);
    const unreachable = await examine({ ...env, GITHUB_API_URL: await closedUrl() });
    expect(unreachable).toMatchObject({ code: 1, states: { watchlist: "ok", GitHub: "fail" } });
    const malformed = await examine({ ...env, PORT: "eighty" });
    expect(malformed).toMatchObject({ code: 1, states: { environment: "fail" } });
    const mighty = await examine({ ...env, GITHUB_TOKEN: MIGHTY });
    expect(mighty).toMatchObject({ code: 0, states: { GitHub: "ok", token: "warn" } });
    expect(mighty.text).toContain("more than it needs to: repo");
    for (const { text } of [refused, unreachable, malformed]) expect(text).not.toContain("token-of-somebody");
  });
});

test("after a collection all is well, and it is said in words too", async () => {
  const dataDir = join(makeFolder(), "data");
  await copyFirstStart(dataDir, watchlist);
  const env = { GROUNDSWELL_DATA_DIR: dataDir, GITHUB_TOKEN: TOKEN };
  await runGroundswell(["backfill"], { env: settings(env) });
  const { code, states } = await examine(env);
  expect(code).toBe(0);
  expect(states).toMatchObject({
    database: "ok",
    extensions: "ok",
    pins: "ok",
    collector: "ok",
    freshness: "ok",
    plan: "ok",
    problems: "ok",
  });
  const { stdout } = await runGroundswell(["doctor"], { env: settings(env) });
  expect(stdout).toMatch(/^ok {4}plan +3 of 3 projects complete$/m);
  expect(stdout).toMatch(/^Nothing failed; 0 warnings\.$/m);
  expect(stdout).not.toContain(TOKEN);
});

test("while up runs, it names the owner of the data folder and asks its API for the rest", async () => {
  const dataDir = join(makeFolder(), "data");
  await copyFirstStart(dataDir, watchlist);
  const env = { GROUNDSWELL_DATA_DIR: dataDir, PORT: String(await freePort()), GITHUB_TOKEN: TOKEN };
  const up = startGroundswell(["up"], { env: settings(env) });
  try {
    await up.waitForLine(/ is at http:/, 90_000);
    const { code, states, text } = await examine(env);
    expect(code).toBe(0);
    expect(states).toMatchObject({ database: "ok", GitHub: "ok" });
    expect(Object.keys(states)).toEqual(expect.arrayContaining(["collector", "freshness", "plan", "problems"]));
    expect(text).toContain(`in use by process ${up.pid ?? 0}`);
    const elsewhere = await examine({ ...env, PORT: String(await freePort()) });
    expect(elsewhere.states).toMatchObject({ database: "warn", GitHub: "ok" });
    expect(Object.keys(elsewhere.states)).not.toContain("freshness");
  } finally {
    up.kill("SIGTERM");
    await up.exited;
  }
});

test("a PostgreSQL server whose schema is behind is said to be so, and left as it is", async () => {
  const database = await createTestDatabase(process.env["TEST_DATABASE_URL"] ?? "");
  const env = { DATABASE_URL: database.url };
  try {
    const behind = await examine(env);
    expect(behind.states).toMatchObject({ database: "warn" });
    expect(behind.text).toMatch(/lacks \d+ migrations/);
    expect((await examine(env)).text).toBe(behind.text);
    await runGroundswell(["collect", "--dry-run"], { env: settings(env) });
    expect((await examine(env)).states).toMatchObject({ database: "ok", freshness: "warn" });
  } finally {
    await database.drop();
  }
});
