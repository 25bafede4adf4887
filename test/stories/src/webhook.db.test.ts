import { createHmac } from "node:crypto";
import { listStories } from "@groundswell/db";
import { createAidranWebhook } from "@groundswell/sources";
import { pino } from "pino";
import { expect, test } from "vitest";
import { record, startAidran } from "./aidran-standin.ts";
import { countRows } from "./count-rows.ts";
import { closeAfterEach, HOUR_MS, onBothDatabases } from "./harness.ts";

const SECRET = "it's a secret to everybody";
const KEY = "a-key-of-the-tests";
const ENV = { AIDRAN_API_KEY: KEY };

const PROJECTS = "projects:\n  - ollama/ollama\n";
const coverageOf = (url: string) => `coverage:\n  - kind: aidran\n    url: ${url}\n    keyEnv: AIDRAN_API_KEY\n`;
const CONTENT = { content: "Read https://github.com/ollama/ollama first.", slug: "a-story" };

interface Sent {
  signature?: string | null;
  contentType?: string;
}

function sign(body: string, secret = SECRET): string {
  return `sha256=${createHmac("sha256", secret).update(body).digest("hex")}`;
}

function delivery(payload: unknown, { signature, contentType = "application/json" }: Sent = {}): Request {
  const body = typeof payload === "string" ? payload : JSON.stringify(payload);
  const headers = new Headers({ "content-type": contentType });
  const signed = signature === undefined ? sign(body) : signature;
  if (signed !== null) headers.set("x-aidran-signature", signed);
  return new Request("http://localhost/hooks/aidran", { method: "POST", body, headers });
}

onBothDatabases("AIDRAN's webhook", (suite) => {
  const begin = closeAfterEach();

  async function open({ withApi = false } = {}) {
    const standin = begin(await startAidran(KEY));
    const watchlist = await suite.watch(PROJECTS + (withApi ? coverageOf(standin.url) : ""));
    const log: string[] = [];
    const handle = createAidranWebhook({
      db: suite.db(),
      secret: SECRET,
      watchlist: () => watchlist,
      fetcher: suite.fetcher(),
      env: ENV,
      now: () => suite.clock.now,
      logger: pino({ level: "trace" }, { write: (line: string) => void log.push(line) }),
    });
    const send = (payload: unknown, sent: Sent = {}) => handle(delivery(payload, sent));
    return { standin, watchlist, send, log };
  }
  const listed = async () => (await listStories(suite.db(), { projectId: null, limit: 10, after: null })).items;

  test.each([
    ["no signature", { signature: null }],
    ["an empty one", { signature: "" }],
    ["another secret's", { signature: sign("{}", "guess") }],
    ["another body's", { signature: sign("{}") }],
    ["one that is cut short", { signature: "sha256=abc" }],
    ["another kind's", { signature: `sha1=${"0".repeat(40)}` }],
  ])("a delivery with %s is refused, and nothing of it is believed", async (_what, sent) => {
    const { send } = await open();
    const before = await countRows(suite.db());
    const answer = await send({ event: "story.published", idempotency_key: "k", story: record("a", CONTENT) }, sent);
    expect(answer.status).toBe(401);
    expect(await countRows(suite.db())).toEqual(before);
  });

  test.each([
    ["under `story`", (story: unknown) => ({ event: "story.published", idempotency_key: "k1", story })],
    ["under `data`", (story: unknown) => ({ type: "story.published", idempotency_key: "k1", data: story })],
    ["under `data.story`", (story: unknown) => ({ event: "story.published", idempotency_key: "k1", data: { story } })],
    ["at the top", (story: unknown) => ({ ...(story as object), idempotency_key: "k1" })],
  ])("a story %s is stored at once, and the same delivery again changes nothing", async (_where, wrap) => {
    const { send, standin } = await open();
    expect(await send(wrap(record("a", CONTENT)))).toMatchObject({ status: 200, title: "Stored" });
    expect(await listed()).toMatchObject([
      {
        title: "Story a",
        url: "https://aidran.ai/stories/a-story",
        source: "AIDRAN",
        mentions: [{ repo: "ollama/ollama" }],
      },
    ]);
    const before = await countRows(suite.db());
    // Another body under the key that was taken is still that delivery.
    expect(await send(wrap(record("a", { ...CONTENT, headline: "Replayed" })))).toMatchObject({ title: "Known" });
    expect(await countRows(suite.db())).toEqual(before);
    expect(standin.requests).toEqual([]);
  });

  test("a new version is a revision, and one that is taken back is hidden", async () => {
    const { send } = await open();
    const tell = (key: string, rest: Record<string, unknown>) =>
      send({ event: "story.published", idempotency_key: key, story: record("a", { ...CONTENT, ...rest }) });
    await tell("1", {});
    expect(await tell("2", { headline: "Corrected", version: 2 })).toMatchObject({
      detail: "a new version of a story",
    });
    expect(await tell("3", { headline: "Corrected", version: 2 })).toMatchObject({ title: "Known" });
    expect(await listed()).toMatchObject([{ title: "Corrected", versions: 2 }]);
    await tell("4", { headline: "Corrected", active: false });
    expect(await listed()).toEqual([]);
  });

  test("a story that is only named is asked for where there is an API to ask", async () => {
    const { send, standin } = await open({ withApi: true });
    standin.stories.set("a", record("a", CONTENT));
    expect(await send({ event: "story.published", idempotency_key: "k", story: { id: "a" } })).toMatchObject({
      status: 200,
      detail: "a new story",
    });
    expect(standin.requests).toEqual(["/v1/stories/a"]);
    expect(await send({ event: "story.published", idempotency_key: "k2", data: { story_id: "gone" } })).toMatchObject({
      status: 202,
      title: "Not stored yet",
    });
  });

  test("a story that is only named is answered with the reason where there is none", async () => {
    const { send } = await open();
    const answer = await send({ event: "story.published", idempotency_key: "k", story: { id: "a" } });
    expect(answer).toMatchObject({ status: 202, detail: expect.stringContaining("kind aidran") as string });
    expect(await countRows(suite.db())).toMatchObject({ story_deliveries: 0 });
  });

  test("what it told and what the API tells later are one story's, by one teller: no version more", async () => {
    const { send, standin, watchlist } = await open({ withApi: true });
    const story = record("a", CONTENT);
    standin.stories.set("a", story);
    await send({ event: "story.published", idempotency_key: "k", story });
    const before = await countRows(suite.db());
    const { sources } = await suite.sync(watchlist, { env: ENV });
    expect(sources).toMatchObject([{ outcome: "ok", unchanged: 1, new: 0, revised: 0 }]);
    expect(await countRows(suite.db())).toEqual(before);
  });

  test("a delivery that was overtaken by what the API says is not believed", async () => {
    const { send, standin, watchlist } = await open({ withApi: true });
    const now = { headline: "As it is now", version: 2, generatedAt: "2026-03-25T08:00:00Z" };
    standin.stories.set("a", record("a", { ...CONTENT, ...now }));
    await suite.sync(watchlist, { env: ENV });
    const late = record("a", { ...CONTENT, headline: "As it was" });
    expect(await send({ event: "story.published", idempotency_key: "k", story: late })).toMatchObject({
      title: "Known",
    });
    expect(await listed()).toMatchObject([{ title: "As it is now", versions: 1 }]);
  });

  test("a story that is not out yet is not shown", async () => {
    const { send } = await open();
    const publishAt = new Date(suite.clock.now + HOUR_MS).toISOString();
    const story = record("a", { ...CONTENT, publishAt });
    expect(await send({ event: "story.published", idempotency_key: "k", story })).toMatchObject({ status: 202 });
    expect(await countRows(suite.db())).toMatchObject({ stories: 0, story_deliveries: 0 });
  });

  test.each([
    ["another event", 202, { event: "story.drafted", story: { id: "a" } }],
    ["no story", 422, { event: "story.published", idempotency_key: "k" }],
    ["a story without a headline", 422, { event: "story.published", story: { id: "a", headline: "", content: "x" } }],
    ["a story without an address", 422, { event: "story.published", story: record("a", { slug: null }) }],
    ["a list", 422, [1, 2]],
    ["no JSON", 400, "{"],
  ])("%s is answered with %s", async (_what, status, payload) => {
    const { send } = await open();
    expect((await send(payload)).status).toBe(status);
    expect(await countRows(suite.db())).toMatchObject({ stories: 0, story_deliveries: 0 });
  });

  test("another content type is refused", async () => {
    const { send } = await open();
    expect((await send({}, { contentType: "text/plain" })).status).toBe(415);
  });

  test("no secret and no text of a delivery reaches the log", async () => {
    const { send, log } = await open();
    await send({ event: "story.published", idempotency_key: "k", story: record("a", CONTENT) });
    await send({ event: "story.published", story: { id: "a", token: "hush" } }, { signature: null });
    expect(log).toHaveLength(2);
    expect(log.join()).not.toMatch(/secret to everybody|hush|Read https/);
  });
});
