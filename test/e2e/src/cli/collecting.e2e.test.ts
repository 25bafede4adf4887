import { cpSync } from "node:fs";
import { join } from "node:path";
import { startStandin, type Standin } from "@groundswell/github-standin";
import { runGroundswell, startGroundswell } from "@groundswell/support";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { closedUrl, makeFolder, makeWorld, parseLines, SMALL_WATCHLIST, writeIn } from "./fixtures.ts";

const TOKEN = "token-of-the-tests";
const GOOSE = "aaif-goose/goose";

const folder = makeFolder();
const template = join(folder, "template");
const watchlist = writeIn(
  folder,
  "small.yaml",
  SMALL_WATCHLIST.replace(GOOSE, `{repo: ${GOOSE}, formerly: [block/goose]}`),
);
let standin: Standin;

beforeAll(async () => {
  standin = await startStandin({ world: makeWorld(), tokens: [TOKEN], limits: { anonymousCore: 100_000 } });
  const { code, stderr } = await run(["collect", "--dry-run"], { GROUNDSWELL_DATA_DIR: template });
  if (code !== 0) throw new Error(stderr);
});

afterEach(() => {
  standin.clearFaults();
  standin.clearLog();
});

afterAll(() => standin.close());

/** Settings for a data folder of one's own, in which nothing was read yet. */
function makeEnv(more: Record<string, string> = {}): Record<string, string> {
  const dataDir = join(makeFolder(), "data");
  cpSync(template, dataDir, { recursive: true });
  return { GROUNDSWELL_DATA_DIR: dataDir, ...more };
}

function settings(env: Record<string, string>): Record<string, string> {
  return { WATCHLIST: watchlist, GITHUB_API_URL: standin.url, LOG_LEVEL: "silent", ...env };
}

async function run(args: readonly string[], env: Record<string, string>) {
  const ended = await runGroundswell(args, { env: settings(env) });
  // Nobody sits at a terminal here.
  expect(ended.stdout + ended.stderr).not.toContain("\u001B");
  return ended;
}

describe("collect --once", () => {
  test.each([
    ["without a token", {}],
    ["with a token", { GITHUB_TOKEN: TOKEN }],
  ])("prints a line of JSON for each project and a last one for the run, %s", async (_, more) => {
    const env = makeEnv(more);
    const { code, stdout, stderr } = await run(["collect", "--once", "--json"], env);
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
    const lines = parseLines(stdout);
    const resources = { totals: "stored", releases: "stored", history: "stored" };
    expect(lines.at(-1)).toMatchObject({ failed: 0, ended: "nothing due", projects: 3, fresh: 3 });
    expect(lines).toHaveLength(4);
    expect(lines).toContainEqual(expect.objectContaining({ repo: GOOSE, outcome: "stored", detail: null }));
    for (const line of lines.slice(0, -1)) expect(line).toMatchObject({ resources });
    standin.expectNoViolations();
    const again = await run(["collect", "--once", "--json"], env);
    expect(parseLines(again.stdout)).toMatchObject([{ steps: 0, ended: "nothing due", requests: 0 }]);
  });

  test("with --steps prints a line for each step, and one for the run", async () => {
    const { stdout } = await run(["collect", "--once", "--json", "--steps"], makeEnv());
    const lines = parseLines(stdout);
    expect(lines.at(-1)).toMatchObject({ failed: 0, steps: lines.length - 1, ended: "nothing due" });
    expect(lines).toContainEqual(expect.objectContaining({ repo: GOOSE, resource: "totals", outcome: "stored" }));
    const inWords = await run(["collect", "--once", "--steps"], makeEnv());
    expect(inWords.stdout).toMatch(/^aaif-goose\/goose totals: stored$/m);
  });

  test("for people it says what is fresh, what is left and when to come back", async () => {
    const { code, stdout } = await run(["collect", "--once"], makeEnv({ GITHUB_TOKEN: TOKEN }));
    expect(code).toBe(0);
    expect(stdout).toMatch(
      /^3 of 3 projects are fresh: .+\nAsked GitHub \d+ times\. Left: REST .+; GraphQL .+\.\nEnded: nothing due\. The next run is worth while at .+\.\n$/,
    );
  });

  test("ends with exit code 1 when GitHub is unreachable, and says so, but never the token", async () => {
    const env = makeEnv({ GITHUB_API_URL: await closedUrl(), GITHUB_TOKEN: TOKEN });
    const { code, stdout } = await run(["collect", "--once", "--json"], env);
    expect(code).toBe(1);
    expect(parseLines(stdout).at(-1)).toMatchObject({ ended: "unreachable", detail: expect.any(String) as string });
    const inWords = await run(["collect", "--once"], env);
    expect(inWords.code).toBe(1);
    expect(inWords.stdout).toMatch(/0 of 3 projects are fresh[^]*Ended: unreachable \(.+\)\. .+ can go on at /);
    expect(stdout + inWords.stdout + inWords.stderr).not.toContain(TOKEN);
  });

  test("groups projects that failed by what GitHub said", async () => {
    const gone = ["no/body", "no/where"].map((repo) => `  - ${repo}\n`).join("");
    const env = makeEnv({ WATCHLIST: writeIn(folder, "gone.yaml", `${SMALL_WATCHLIST}${gone}`) });
    const { code, stdout } = await run(["collect", "--once"], env);
    expect(code).toBe(0);
    expect(stdout).toMatch(
      /3 of 5 projects are fresh[^]*2 projects failed:\n {2}.*no such repository.*: no\/body, no\/where\n/,
    );
  });
});

describe("collect --only", () => {
  test("asks for the named projects alone, also by the names that they bore", async () => {
    const { code, stdout } = await run(["collect", "--once", "--json", "--only", "block/goose"], makeEnv());
    expect(code).toBe(0);
    expect(parseLines(stdout)).toMatchObject([
      { repo: GOOSE, outcome: "stored" },
      { projects: 1, fresh: 1 },
    ]);
    for (const { path } of standin.requests)
      expect(path).toMatch(/^\/repos\/(aaif-goose\/goose|)|^\/repositories\/100\b/);
  });

  test("refuses names that nobody bears, all of them at once, before anything is asked", async () => {
    const only = ["--only", GOOSE, "--only", "no/body", "--only", "no/where"];
    for (const verb of [
      ["collect", "--once", ...only],
      ["backfill", "no/where"],
    ]) {
      const { code, stdout, stderr } = await run(verb, makeEnv());
      expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
      expect(stderr).toMatch(/small\.yaml: no watched project is or was called .*no\/where — /);
    }
    expect(standin.requests).toEqual([]);
  });
});

test("collect --dry-run asks nothing, and says what would come first and what it would cost", async () => {
  const env = makeEnv();
  const { code, stdout } = await run(["collect", "--dry-run"], env);
  expect(code).toBe(0);
  expect(stdout).toMatch(/^ {2}aaif-goose\/goose +totals, due now$/m);
  expect(stdout).toMatch(/^REST: at least 12 requests due now; an hour allows 57\.$/m);
  const json = await run(["collect", "--dry-run", "--json", "--only", GOOSE], env);
  expect(parseLines(json.stdout)).toMatchObject([
    { next: expect.any(Array) as unknown[], buckets: [{ bucket: "core", due: 4 }, { bucket: "graphql" }], budgets: [] },
  ]);
  expect(standin.requests).toEqual([]);
});

describe("backfill", () => {
  test("reads all that was never read, and then has nothing to ask", async () => {
    const env = makeEnv({ GITHUB_TOKEN: TOKEN });
    const { code, stdout, stderr } = await run(["backfill"], env);
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
    expect(stdout).toMatch(/^3 projects to read, at least \d+ requests over REST and \d+ requests? over GraphQL\.\n/);
    expect(stdout).toMatch(/All 3 projects are complete[^]*Ended: complete\.\n$/);
    standin.expectNoViolations();
    standin.clearLog();
    const again = await run(["backfill", "block/goose", "--json"], env);
    expect(parseLines(again.stdout)).toMatchObject([{ repo: GOOSE, complete: true, missing: [] }, { requests: 0 }]);
    expect(standin.requests).toEqual([]);
  });

  test("waits for the next hour's budget and says until when; Ctrl-C ends it cleanly, with --once it ends itself", async () => {
    // Enough for the star history of one project, not for those of three; ledgers would take of it.
    const poor = await startStandin({ world: makeWorld(), tokens: [{ token: TOKEN, coreLimit: 2 }] });
    try {
      const env = makeEnv({ GITHUB_TOKEN: TOKEN, GITHUB_API_URL: poor.url, COLLECT_OPENNESS: "0" });
      const waiting = startGroundswell(["backfill"], { env: settings(env) });
      await waiting.waitForLine(/^Waiting: out of budget.* It goes on at \d\d:\d\d UTC, in \d+ minutes\./, 60_000);
      waiting.kill("SIGINT");
      expect(await waiting.exited).toBe(0);
      expect(waiting.stdout).toMatch(/^\d of 3 projects are complete\.$[^]*^Ended: stopped\. Run it again to go on/m);
      const once = await run(["backfill", "--once", "--json"], env);
      expect(once.code).toBe(0);
      expect(parseLines(once.stdout).at(-1)).toMatchObject({ ended: "out of budget", projects: 3 });
      expect(once.stdout).toMatch(
        /"complete":false,"completeAt":"[^"]+","missing":\[\{"resource":"history","pages":1\}\]/,
      );
      poor.expectNoViolations();
    } finally {
      await poor.close();
    }
  });

  test("ends with exit code 1 and the reason when a project can't be completed", async () => {
    const env = makeEnv({ WATCHLIST: writeIn(folder, "one-gone.yaml", `${SMALL_WATCHLIST}  - no/body\n`) });
    const { code, stdout } = await run(["backfill", "no/body"], env);
    expect(code).toBe(1);
    expect(stdout).toMatch(/no\/body is not complete yet\.[^]*no such repository.*: no\/body/);
    const unreachable = await run(["backfill"], { ...env, GITHUB_API_URL: await closedUrl() });
    expect(unreachable.code).toBe(1);
    expect(unreachable.stdout).toMatch(/Ended: unreachable/);
  });
});
