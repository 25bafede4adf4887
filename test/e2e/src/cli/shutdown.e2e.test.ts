import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { connect } from "@groundswell/db";
import { startStandin, type Standin } from "@groundswell/github-standin";
import {
  copyFirstStart,
  freePort,
  parseExposition,
  REPOSITORY_ROOT,
  type RunningProcess,
  startGroundswell,
  startProcess,
} from "@groundswell/support";
import { afterAll, afterEach, beforeAll, expect, test, vi } from "vitest";
import { makeFolder, makeWorld, parseLines, SMALL_WATCHLIST, writeIn } from "./fixtures.ts";

const TOKEN = "token-of-the-tests";
const WEBHOOK_SECRET = "what-github-signs-with";
/** A second signal within this time is taken for the same one. */
const SAME_SIGNAL_MS = 1_000;

const watchlist = writeIn(makeFolder(), "small.yaml", SMALL_WATCHLIST);
let standin: Standin;
const running: RunningProcess[] = [];

beforeAll(async () => {
  standin = await startStandin({ world: makeWorld(), tokens: [TOKEN] });
});

afterEach(async () => {
  for (const process of running.splice(0)) {
    process.kill("SIGKILL");
    await process.exited;
  }
  standin.clearFaults();
});

afterAll(() => standin.close());

async function startServing(verb: "up" | "api", more: Record<string, string> = {}) {
  const port = await freePort();
  const dataDir = join(makeFolder(), "data");
  await copyFirstStart(dataDir, watchlist);
  const env = {
    PORT: String(port),
    GROUNDSWELL_DATA_DIR: dataDir,
    WATCHLIST: watchlist,
    GITHUB_API_URL: standin.url,
    GITHUB_TOKEN: TOKEN,
    LOG_LEVEL: "debug",
    ...more,
  };
  const server = startGroundswell([verb], { env });
  running.push(server);
  await server.waitForLine(/ is at http:/, 90_000);
  return { server, url: `http://127.0.0.1:${port}` };
}

/** Asks one address after the other until nobody answers, and tells what came of each. */
async function askUntilGone(url: string, paths: readonly string[]) {
  const seen: { path: string; status: number; connection: string | null }[] = [];
  const broken: string[] = [];
  for (let i = 0; ; i += 1) {
    const path = paths[i % paths.length] ?? "/";
    try {
      const response = await fetch(url + path);
      // An answer that has begun comes whole.
      await response.arrayBuffer().catch((error: unknown) => broken.push(`${path}: ${String(error)}`));
      seen.push({ path, status: response.status, connection: response.headers.get("connection") });
    } catch {
      return { seen, broken };
    }
  }
}

test("SIGTERM under load: not ready at once, what is asked is answered whole, connections close, and it exits 0", async () => {
  const { server, url } = await startServing("up", { SHUTDOWN_DELAY: "2s" });
  const live = await fetch(`${url}/api/v1/live`);
  const listening = live.text();
  const paths = ["/api/v1/projects", "/aaif-goose/goose", "/charts/aaif-goose/goose/stars.svg", "/healthz"];
  const load = Array.from({ length: 8 }, (_, i) =>
    askUntilGone(url, [...paths.slice(i % 4), ...paths.slice(0, i % 4)]),
  );
  expect((await fetch(`${url}/readyz`)).status).toBe(200);
  server.kill("SIGTERM");
  await vi.waitFor(async () => expect((await fetch(`${url}/readyz`)).status).toBe(503), { interval: 10 });
  expect((await fetch(`${url}/healthz`)).status).toBe(200);
  expect(await listening).toContain("event: hello");
  const asked = await Promise.all(load);
  expect(await server.exited).toBe(0);
  const seen = asked.flatMap((one) => one.seen);
  expect(asked.flatMap(({ broken }) => broken)).toEqual([]);
  expect(seen.filter(({ status }) => status !== 200)).toEqual([]);
  expect(seen.at(-1)?.connection, "the last answers say that their connection ends").toBe("close");
  const errors = parseLines(server.stderr).filter((line) => Number(Reflect.get(line as object, "level")) >= 50);
  expect(errors).toEqual([]);
});

test.each(["up", "api"] as const)("a second signal ends %s at once, whatever is under way", async (verb) => {
  const { server } = await startServing(verb, { SHUTDOWN_DELAY: "1h" });
  server.kill("SIGTERM");
  await sleep(SAME_SIGNAL_MS + 200);
  server.kill("SIGTERM");
  expect(await server.exited).toBe(130);
});

test("a collector that is told to stop gives back what it had claimed", async () => {
  const dataDir = join(makeFolder(), "data");
  await copyFirstStart(dataDir, watchlist);
  standin.setFault("/graphql", { kind: "stall" });
  const env = { GROUNDSWELL_DATA_DIR: dataDir, WATCHLIST: watchlist, GITHUB_API_URL: standin.url, GITHUB_TOKEN: TOKEN };
  const collector = startGroundswell(["collect"], { env });
  running.push(collector);
  const before = standin.requests.length;
  await vi.waitFor(() => expect(standin.requests.length).toBeGreaterThan(before), 60_000);
  collector.kill("SIGTERM");
  expect(await collector.exited).toBe(0);
  const store = await connect({ dataDir });
  try {
    const rows = await store.db.execute("select lease_until from poll_state");
    expect(rows.length).toBeGreaterThan(0);
    expect(rows.filter((row) => row["lease_until"] !== null)).toEqual([]);
  } finally {
    await store.close();
  }
});

test("the dashboard alone stops cleanly, too", async () => {
  const { url } = await startServing("api");
  const main = join(REPOSITORY_ROOT, "apps", "dashboard", "build", "index.js");
  const port = await freePort();
  const env = { HOST: "127.0.0.1", PORT: String(port), API_URL: url, PUBLIC_URL: "", NODE_OPTIONS: undefined };
  const dashboard = startProcess(process.execPath, [main], { env });
  running.push(dashboard);
  await dashboard.waitForLine(/listening/i);
  const load = askUntilGone(`http://127.0.0.1:${port}`, ["/aaif-goose/goose", "/readyz"]);
  expect((await fetch(`http://127.0.0.1:${port}/readyz`)).status).toBe(200);
  dashboard.kill("SIGTERM");
  expect(await dashboard.exited).toBe(0);
  expect((await load).broken).toEqual([]);
});

test("each request has an id, a line in the log without query or secrets, and a place in /metrics without its path", async () => {
  const { server, url } = await startServing("api", { GITHUB_WEBHOOK_SECRET: WEBHOOK_SECRET });
  const ask = (path: string, id?: string) =>
    fetch(url + path, {
      headers: { authorization: "Bearer of-a-client", ...(id === undefined ? {} : { "x-request-id": id }) },
    });
  const said = await ask("/api/v1/projects/aaif-goose/goose?key=secret-of-a-query", "balancer-0001");
  expect(said.headers.get("x-request-id")).toBe("balancer-0001");
  for (const wrong of ["short", "with space in it", "x".repeat(65), '{"a":"forged"}']) {
    expect((await ask("/healthz", wrong)).headers.get("x-request-id")).toMatch(/^[\da-f]{8}-[\da-f-]{27}$/);
  }
  await ask("/none/of/these", "balancer-0002");
  const lines = () => parseLines(server.stderr) as Record<string, unknown>[];
  await vi.waitFor(() => expect(lines().some((line) => line["requestId"] === "balancer-0002")).toBe(true));
  expect(lines().find((line) => line["requestId"] === "balancer-0001")).toMatchObject({
    level: 20,
    msg: "answered",
    method: "GET",
    path: "/api/v1/projects/aaif-goose/goose",
    route: "/api/v1/projects/{owner}/{name}",
    status: 200,
  });
  for (const secret of ["secret-of-a-query", "of-a-client", TOKEN, WEBHOOK_SECRET, "127.0.0.1"]) {
    expect(server.stderr).not.toContain(secret);
  }
  const metrics = await (await fetch(`${url}/metrics`)).text();
  const requests = parseExposition(metrics, "text").find(({ name }) => name === "groundswell_http_requests_total");
  const counted = requests?.samples.map(({ labels, value }) => [labels["route"], labels["status"], value]);
  expect(counted).toContainEqual(["/api/v1/projects/{owner}/{name}", "200", 1]);
  expect(counted).toContainEqual(["none", "404", 1]);
  expect(metrics).not.toMatch(/goose\/goose|127\.0\.0\.1|none\/of/);
});
