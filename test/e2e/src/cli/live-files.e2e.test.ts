import { mkdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { startStandin, type Standin } from "@groundswell/github-standin";
import { freePort, startGroundswell, type RunningProcess } from "@groundswell/support";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { closedUrl, makeFolder, makeWorld, SMALL_WATCHLIST, writeIn } from "./fixtures.ts";

const TOKEN = "token-of-the-tests";
/** "Within seconds", on a machine that does other things as well. */
const SOON = { timeout: 15_000, interval: 500 };
const WHISPER = "  - openai/whisper\n";
const WITHOUT = SMALL_WATCHLIST.replace(WHISPER, "");

const folder = makeFolder();
const storiesDir = join(folder, "stories");
let standin: Standin;
let server: RunningProcess;
let url: string;
let watchlist: string;

beforeAll(async () => {
  standin = await startStandin({ world: makeWorld(), tokens: [TOKEN] });
  mkdirSync(storiesDir);
  watchlist = writeIn(folder, "watched.yaml", WITHOUT);
  const port = await freePort();
  server = startGroundswell(["up"], {
    env: {
      ...{ GROUNDSWELL_DATA_DIR: join(folder, "data"), WATCHLIST: watchlist, STORIES_DIR: storiesDir },
      ...{ GITHUB_API_URL: standin.url, GITHUB_TOKEN: TOKEN, GROUNDSWELL_ALLOW_PRIVATE_SOURCES: "1" },
      ...{ PORT: String(port), LOG_LEVEL: "error" },
    },
  });
  await server.waitForLine(/ is at http:/, 90_000);
  url = `http://127.0.0.1:${port}`;
});

afterAll(async () => {
  server.kill("SIGTERM");
  await server.exited;
  await standin.close();
});

/** Saves as many editors do: a new file in the old one's place. */
function replace(text: string): void {
  renameSync(writeIn(folder, "saved.tmp", text), watchlist);
}

async function getJson<T>(path: string): Promise<T> {
  const response = await fetch(url + path);
  expect([path, response.status]).toEqual([path, 200]);
  return (await response.json()) as T;
}

interface Status {
  watchlist: { projects: number; problem: string | null };
  files: { since: string | null; faults: { file: string; line: number; message: string; remedy: string }[] };
  coverage: { id: string }[];
}
const status = () => getJson<Status>("/api/v1/status");

async function statusOf(path: string): Promise<number> {
  const { status: code, body } = await fetch(url + path, { redirect: "manual" });
  await body?.cancel();
  return code;
}

async function readStars(): Promise<unknown> {
  const { stars } = await getJson<{ stars: { value: number | null; receipt: string } }>(
    "/api/v1/projects/openai/whisper",
  );
  return stars;
}

test("a line more in the watchlist of a running process: the page shows the project, and soon its figures", async () => {
  expect(await statusOf("/openai/whisper")).toBe(404);
  writeFileSync(watchlist, SMALL_WATCHLIST);
  await vi.waitFor(async () => expect(await statusOf("/openai/whisper")).toBe(200), SOON);
  await vi.waitFor(
    async () => expect(await readStars()).toMatchObject({ value: expect.any(Number) as number }),
    30_000,
  );
});

test("a broken file changes nothing, and the status says line and remedy until it is mended", async () => {
  const before = await getJson("/api/v1/projects");
  replace(`${SMALL_WATCHLIST}  - ollama\n  - repo: a/b\n    nmae: B\n`);
  await vi.waitFor(async () => expect((await status()).files.faults).toHaveLength(2), SOON);
  const broken = await status();
  expect(broken.files.since).toEqual(expect.any(String));
  expect(broken.files.faults).toMatchObject([
    { file: "watched.yaml", line: 5, remedy: expect.stringContaining("write the owner too") as string },
    { file: "watched.yaml", line: 7, remedy: "did you mean `name`?" },
  ]);
  expect(broken.watchlist.problem).toContain("watched.yaml:5:5 error");
  expect(JSON.stringify(broken)).not.toContain(folder);
  const page = await (await fetch(`${url}/status`)).text();
  for (const said of ["watched.yaml:7:5", "did you mean `name`?"]) expect(page).toContain(said);
  expect(await getJson("/api/v1/projects")).toEqual(before);
  expect(await statusOf("/openai/whisper")).toBe(200);

  rmSync(watchlist);
  await vi.waitFor(async () => expect((await status()).watchlist.problem).toContain("there is no watchlist"), SOON);
  expect(await statusOf("/openai/whisper")).toBe(200);

  writeFileSync(watchlist, SMALL_WATCHLIST);
  await vi.waitFor(async () => expect((await status()).files).toEqual({ since: null, faults: [] }), SOON);
  expect((await status()).watchlist).toEqual({ projects: 3, problem: null });
});

test("a project that is taken off is hidden; put back, it has the figures that it had", async () => {
  const before = await readStars();
  replace(WITHOUT);
  await vi.waitFor(async () => expect(await statusOf("/openai/whisper")).toBe(404), SOON);
  expect(await statusOf("/ollama/ollama")).toBe(200);
  replace(SMALL_WATCHLIST);
  await vi.waitFor(async () => expect(await statusOf("/openai/whisper")).toBe(200), SOON);
  expect(await readStars()).toMatchObject({ value: (before as { value: number }).value });
});

test("places of coverage and stories kept by hand come and go in the same way", async () => {
  const feed = `${await closedUrl()}/feed.xml`;
  writeFileSync(watchlist, `${SMALL_WATCHLIST}coverage:\n  - kind: feed\n    url: ${feed}\n`);
  await vi.waitFor(async () => {
    expect((await status()).coverage).toMatchObject([{ id: expect.stringContaining(feed) as string }]);
  }, SOON);
  writeFileSync(watchlist, SMALL_WATCHLIST);
  await vi.waitFor(async () => expect((await status()).coverage).toEqual([]), SOON);
  const front = "title: Lamps\nurl: https://example.org/lamps\npublished: 2026-03-27\nsource: Example\n";
  const story = writeIn(storiesDir, "lamps.md", `---\n${front}---\n`);
  await vi.waitFor(async () => expect(await statusOf("/api/v1/stories/lamps")).toBe(200), SOON);
  writeFileSync(story, `---\n${front.replace("url", "ulr")}---\n`);
  await vi.waitFor(async () => {
    expect((await status()).files.faults).toMatchObject([{ file: "stories/lamps.md", line: 3 }]);
  }, SOON);
  expect(await statusOf("/api/v1/stories/lamps")).toBe(200);
  rmSync(story);
  // It asks for a look, and ends nothing.
  server.kill("SIGHUP");
  await vi.waitFor(async () => expect(await statusOf("/api/v1/stories/lamps")).toBe(404), SOON);
});
