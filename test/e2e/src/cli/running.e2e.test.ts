import { cpSync, existsSync } from "node:fs";
import { join } from "node:path";
import { startStandin, type Standin } from "@groundswell/github-standin";
import {
  copyFirstStart,
  createTestDatabase,
  findProcessesOf,
  freePort,
  type RunningProcess,
  runGroundswell,
  startGroundswell,
} from "@groundswell/support";
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from "vitest";
import { closedUrl, makeFolder, makeWorld, OBSERVATIONS_HEADER, SMALL_WATCHLIST, writeIn } from "./fixtures.ts";

const TOKEN = "token-of-the-tests";
/** "Within seconds", on a machine that does other things as well. */
const STOP_MS = 10_000;

const folder = makeFolder();
const template = join(folder, "template");
const smallWatchlist = writeIn(folder, "small.yaml", SMALL_WATCHLIST);
let standin: Standin;
const running: RunningProcess[] = [];

beforeAll(async () => {
  standin = await startStandin({ world: makeWorld(), tokens: [TOKEN], limits: { anonymousCore: 100_000 } });
  await copyFirstStart(template);
});

afterEach(async () => {
  for (const process of running.splice(0)) {
    process.kill("SIGKILL");
    await process.exited;
  }
  standin.clearFaults();
  standin.clearLog();
});

afterAll(() => standin.close());

/** Settings for a data folder of one's own that holds the archive. */
function makeEnv(more: Record<string, string> = {}): Record<string, string> {
  const dataDir = join(makeFolder(), "data");
  cpSync(template, dataDir, { recursive: true });
  return {
    GROUNDSWELL_DATA_DIR: dataDir,
    WATCHLIST: smallWatchlist,
    GITHUB_API_URL: standin.url,
    LOG_LEVEL: "warn",
    ...more,
  };
}

function start(args: readonly string[], env: Record<string, string>): RunningProcess {
  const started = startGroundswell(args, { env });
  running.push(started);
  return started;
}

/** Starts `up` or `api` on a free port and waits until it says where it is. */
async function startServing(verb: "up" | "api", env: Record<string, string>) {
  const port = await freePort();
  const server = start([verb], { ...env, PORT: String(port) });
  await server.waitForLine(/ is at http:/, 90_000);
  return { server, port, url: `http://127.0.0.1:${port}` };
}

/** Sends the signal and expects a clean end, with nothing left behind that would be in the way of the next start. */
async function expectCleanStop(process: RunningProcess, env: Record<string, string>, signal: NodeJS.Signals) {
  const sent = performance.now();
  process.kill(signal);
  const code = await process.exited;
  expect({ code, stderr: process.stderr }).toEqual({ code: 0, stderr: "" });
  expect(performance.now() - sent).toBeLessThan(STOP_MS);
  const { GROUNDSWELL_DATA_DIR: dataDir = "" } = env;
  expect(findProcessesOf(dataDir)).toEqual([]);
  expect(existsSync(join(dataDir, "database.sock"))).toBe(false);
}

async function getJson(url: string): Promise<Record<string, unknown>> {
  const response = await fetch(url);
  expect(response.status).toBe(200);
  return (await response.json()) as Record<string, unknown>;
}

/** The checks of the issue: old names lead on, and figures of the archive are there with their source. */
async function expectArchive(url: string) {
  const moved = await fetch(`${url}/api/v1/projects/block/goose`, { redirect: "manual" });
  expect(moved.status).toBe(301);
  expect(moved.headers.get("location")).toMatch(/\/api\/v1\/projects\/aaif-goose\/goose$/);
  const series = `${url}/api/v1/projects/aaif-goose/goose/series?metric=stars&from=2026-03-26&to=2026-03-26`;
  const { points } = (await getJson(series)) as { points: { value: number; receipt: string }[] };
  expect(points).toMatchObject([{ t: "2026-03-26", value: 33_581, quality: "archived" }]);
  const receipt = await getJson(`${url}/api/v1/receipts/${points[0]?.receipt ?? ""}`);
  expect(receipt["source"]).toMatch(/.\/./);
}

describe("one owner per data folder", () => {
  test("a second up, collectors and an import are told who holds it; the first goes on unharmed", async () => {
    const env = makeEnv();
    const { server, url } = await startServing("up", env);
    const file = writeIn(folder, "good.csv", `${OBSERVATIONS_HEADER}\n2026-09-01,ollama/ollama,1,1,1,by hand\n`);
    for (const verb of [["up"], ["collect", "--once"], ["backfill"], ["archive", "import", file]]) {
      const { code, stdout, stderr } = await runGroundswell(verb, { env: { ...env, PORT: String(await freePort()) } });
      expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
      expect(stderr).toMatch(new RegExp(`in use by process ${server.pid ?? 0} since .+ — stop that process`));
    }
    await expectArchive(url);
    await expectCleanStop(server, env, "SIGTERM");
  });

  test("a second collector is told who holds it; the first goes on unharmed", async () => {
    const env = makeEnv();
    const first = start(["collect"], env);
    await vi.waitFor(() => expect(standin.requests.length).toBeGreaterThan(0), 60_000);
    const { code, stderr } = await runGroundswell(["collect"], { env });
    expect(code).toBe(2);
    expect(stderr).toContain(`in use by process ${first.pid ?? 0}`);
    await expectCleanStop(first, env, "SIGINT");
    const after = await runGroundswell(["series", "openai/whisper", "--metric", "surviving"], { env });
    expect(after.code).toBe(0);
  });

  test("a port that is in use is named with a remedy, and the data folder is given back", async () => {
    const env = makeEnv();
    const port = new URL(standin.url).port;
    for (const verb of ["up", "api"]) {
      const { code, stderr } = await runGroundswell([verb], { env: { ...env, PORT: port } });
      expect(code).toBe(2);
      expect(stderr).toMatch(new RegExp(`PORT=${port}: port ${port} is in use — `));
    }
    expect(findProcessesOf(env["GROUNDSWELL_DATA_DIR"] ?? "")).toEqual([]);
  });
});

describe("a signal ends it cleanly", () => {
  test.each(["SIGTERM", "SIGINT"] as const)(
    "%s while collect waits for an answer of GitHub that never comes",
    async (signal) => {
      const env = makeEnv();
      standin.setFault("/repos/", { kind: "stall" });
      const collector = start(["collect", "--once"], env);
      await vi.waitFor(() => expect(standin.requests.length).toBeGreaterThan(0), 60_000);
      await expectCleanStop(collector, env, signal);
    },
  );

  test("SIGINT while up serves and collects", async () => {
    const env = makeEnv();
    const { server, url } = await startServing("up", env);
    await vi.waitFor(() => expect(standin.requests.length).toBeGreaterThan(3), 60_000);
    await getJson(`${url}/api/v1/status`);
    await expectCleanStop(server, env, "SIGINT");
    expect(server.stdout).toMatch(/Stopping\.\n$/);
  });

  test("SIGTERM while up is still starting", async () => {
    const env = makeEnv({ PORT: String(await freePort()) });
    const server = start(["up"], env);
    await vi.waitFor(
      () => expect(existsSync(join(env["GROUNDSWELL_DATA_DIR"] ?? "", "database.sock"))).toBe(true),
      60_000,
    );
    await expectCleanStop(server, env, "SIGTERM");
  });
});

describe("serving", () => {
  test("up without GitHub serves the archive and its pages, and says that GitHub is unreachable", async () => {
    const env = makeEnv({ GITHUB_API_URL: await closedUrl(), LOG_LEVEL: "silent" });
    const { server, url } = await startServing("up", env);
    await expectArchive(url);
    await vi.waitFor(async () => {
      const { github } = (await getJson(`${url}/api/v1/status`)) as { github: Record<string, unknown> };
      expect(github["state"]).toBe("unreachable");
      expect(github["detail"]).toEqual(expect.any(String));
    }, 60_000);
    const page = await fetch(`${url}/aaif-goose/goose`);
    expect(page.status).toBe(200);
    expect(await page.text()).toMatch(/unreachable/i);
    await expectCleanStop(server, env, "SIGTERM");
  });

  test.each(["up", "api"] as const)(
    "%s does the same on a PostgreSQL server, and makes no embedded database",
    async (verb) => {
      const database = await createTestDatabase(process.env["TEST_DATABASE_URL"] ?? "");
      const dataDir = join(makeFolder(), "unused");
      const env = {
        GROUNDSWELL_DATA_DIR: dataDir,
        DATABASE_URL: database.url,
        GITHUB_API_URL: standin.url,
        LOG_LEVEL: "warn",
      };
      try {
        const { server, url } = await startServing(verb, env);
        await expectArchive(url);
        expect((await fetch(`${url}/readyz`)).status).toBe(200);
        await expectCleanStop(server, env, "SIGTERM");
        expect(existsSync(dataDir)).toBe(false);
      } finally {
        await database.drop();
      }
    },
  );
});
