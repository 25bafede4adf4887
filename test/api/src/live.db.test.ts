import { createClient } from "@groundswell/client";
import { bumpDataVersion, readCollectorStatus, readDataVersion, writeCollectorStatus } from "@groundswell/db";
import type { Api } from "@groundswell/api";
import { LiveFigures, LiveHello, LiveStatus, Problem, Status, type LiveEvent } from "@groundswell/wire";
import { expect, test } from "vitest";
import { NOW, onBothDatabases, ORIGIN, type Suite } from "./harness.ts";

const FAST = { pollMs: 15 };
const LIVE = `${ORIGIN}/api/v1/live`;

function listen(api: Api, lastEventId?: string) {
  const fetch: typeof globalThis.fetch = async (input, init) => api.fetch(new Request(input, init));
  const events = createClient({ baseUrl: ORIGIN, fetch }).live(lastEventId === undefined ? {} : { lastEventId });
  return {
    async next(): Promise<LiveEvent> {
      const { value, done } = await events.next();
      if (done === true) throw new Error("the stream has ended");
      return value;
    },
    hasEnded: async () => (await events.next()).done === true,
    stop: () => events.return(),
  };
}

async function setGithub(suite: Suite, state: "reachable" | "unreachable"): Promise<void> {
  const { db } = suite.connection();
  const status = await readCollectorStatus(db);
  await writeCollectorStatus(db, { ...status, github: { ...status.github, state, since: NOW } }, NOW);
}

onBothDatabases("the live stream", (suite) => {
  test("begins with what is known now", async () => {
    const stream = listen(suite.makeApi({ livePace: FAST }));
    const { event, data } = await stream.next();
    expect(event).toBe("hello");
    const { projects } = Status.parse(await (await suite.get("/api/v1/status")).json());
    expect(LiveHello.parse(data)).toStrictEqual({
      version: await readDataVersion(suite.connection().db),
      at: "2026-08-23T12:00:00Z",
      newest: projects
        .map(({ totalsAt }) => totalsAt ?? "")
        .sort()
        .at(-1),
    });
    await stream.stop();
  });

  test("tells every listener when whatever process has written new data, and nothing before that", async () => {
    const api = suite.makeApi({ livePace: FAST });
    const [one, other] = [listen(api), listen(api)];
    const hello = LiveHello.parse((await one.next()).data);
    await other.next();
    // What the collector says of its budgets is no news.
    await setGithub(suite, "reachable");
    await setGithub(suite, "reachable");
    await bumpDataVersion(suite.connection().db);
    for (const stream of [one, other]) {
      const news = [await stream.next(), await stream.next()];
      const figures = news.find(({ event }) => event === "figures");
      const status = news.find(({ event }) => event === "status");
      expect(LiveFigures.parse(figures?.data).version).toBe(hello.version + 1);
      expect(LiveStatus.parse(status?.data)).toMatchObject({ github: { state: "reachable" }, figures: "archive" });
    }
    await setGithub(suite, "unreachable");
    expect(await one.next()).toMatchObject({
      event: "status",
      data: { github: { state: "unreachable", since: "2026-08-23T12:00:00Z" } },
    });
    await Promise.all([one.stop(), other.stop()]);
  });

  test("one who comes back is told at once what happened in between, and nothing when nothing did", async () => {
    const api = suite.makeApi({ livePace: { pollMs: 60_000 } });
    const before = listen(api);
    const { id } = await before.next();
    await before.stop();
    await bumpDataVersion(suite.connection().db);
    const back = listen(api, id);
    const hello = await back.next();
    expect(await back.next()).toMatchObject({ event: "figures", id: hello.id });
    await back.stop();
    const again = await api.fetch(new Request(LIVE, { headers: { "last-event-id": hello.id } }));
    api.close();
    expect(await again.text()).toMatch(/^retry: 5000\n\nid: [\w-]+\nevent: hello\ndata: [^\n]+\n\n$/);
  });

  test("ends at once when the server stops, and takes nobody any more", async () => {
    const api = suite.makeApi({ livePace: FAST });
    const stream = listen(api);
    await stream.next();
    api.close();
    expect(await stream.hasEnded()).toBe(true);
    expect((await api.fetch(new Request(LIVE))).status).toBe(503);
  });

  test("takes as many as it can serve; the next is told when to come back, and has the place of one who left", async () => {
    const api = suite.makeApi({ livePace: { ...FAST, maxListeners: 1 } });
    const stream = listen(api);
    await stream.next();
    const refused = await api.fetch(new Request(LIVE));
    expect([refused.status, refused.headers.get("retry-after")]).toEqual([503, "30"]);
    expect(Problem.parse(await refused.json()).detail).toBe("as many listen as can be served");
    await stream.stop();
    const next = listen(api);
    expect((await next.next()).event).toBe("hello");
    await next.stop();
  });

  test("drops a listener that takes nothing, so that it costs no memory", async () => {
    const api = suite.makeApi({ livePace: { pollMs: 60_000, heartbeatMs: 1, maxListeners: 1 } });
    const response = await api.fetch(new Request(LIVE));
    await expect.poll(async () => (await api.fetch(new Request(LIVE, { method: "HEAD" }))).status).toBe(200);
    await expect(response.text()).rejects.toThrow("too slow");
  });

  test("is kept and compressed by nobody, is open to other sites, and HEAD opens none", async () => {
    const api = suite.makeApi({ livePace: { maxListeners: 1 } });
    for (let round = 0; round < 2; round++) {
      const head = await api.fetch(new Request(LIVE, { method: "HEAD", headers: { "accept-encoding": "gzip" } }));
      expect([head.status, await head.text()]).toEqual([200, ""]);
      expect(Object.fromEntries(head.headers)).toMatchObject({
        "content-type": "text/event-stream; charset=utf-8",
        "cache-control": "no-store, no-transform",
        "access-control-allow-origin": "*",
      });
      expect(head.headers.has("content-encoding") || head.headers.has("etag")).toBe(false);
    }
  });
});
