import { setImmediate } from "node:timers/promises";
import { expect, test } from "vitest";
import { MADE_ANEW, withResponseCache } from "./response-cache.ts";

const URL_ASKED = "https://stars.example/charts/a/b/stars.svg";

/** A cache whose clock and data stand still, before a program that answers so. */
function open(answer: () => Response) {
  const state = { now: Date.parse("2026-08-22T12:00:00Z"), version: 1 as number | null, made: 0 };
  const current = () => {
    if (state.version === null) throw new Error("no database");
    return Promise.resolve(state.version);
  };
  const fetch = withResponseCache(
    () => {
      state.made += 1;
      return answer();
    },
    { current },
    () => state.now,
  );
  const ask = async (afterMs: number) => {
    state.now += afterMs;
    const { status } = await fetch(new Request(URL_ASKED));
    return [status, state.made];
  };
  const askHeaders = async (afterMs: number) => {
    state.now += afterMs;
    const { headers } = await fetch(new Request(URL_ASKED));
    return [headers.get("age"), headers.get("cache-status")];
  };
  return { state, ask, askHeaders };
}

test("what was wrong is told again for a minute, and then looked at anew: it may be right by then", async () => {
  const answers = [400, 404, 200];
  const { ask } = open(() => new Response("", { status: answers.shift() ?? 500 }));
  expect(await ask(0)).toEqual([400, 1]);
  expect(await ask(60_000)).toEqual([400, 1]);
  expect(await ask(1)).toEqual([404, 2]);
  expect(await ask(60_001)).toEqual([200, 3]);
  expect(await ask(3_600_000)).toEqual([200, 3]);
});

test("while the database is away, what was good is served, and what was wrong no longer than ever", async () => {
  const { state, ask } = open(() => new Response("", { status: state.version === null ? 503 : 404 }));
  expect(await ask(0)).toEqual([404, 1]);
  state.version = null;
  expect(await ask(30_000)).toEqual([404, 1]);
  expect(await ask(31_000)).toEqual([503, 2]);
});

test("an answer that nobody could check says for how long, and no longer once somebody could", async () => {
  const { state, askHeaders } = open(() => new Response("figures"));
  expect(await askHeaders(0)).toEqual([null, null]);
  expect(await askHeaders(10_000)).toEqual([null, null]);
  state.version = null;
  const said = 'groundswell; hit; ttl=-300; detail="database does not answer"';
  expect(await askHeaders(300_500)).toEqual(["300", said]);
  state.version = 1;
  expect(await askHeaders(0)).toEqual([null, null]);
});

test("what never changes is not stale, whoever is away", async () => {
  const { state, askHeaders } = open(() => new Response("", { headers: { "cache-control": "immutable" } }));
  await askHeaders(0);
  state.version = null;
  expect(await askHeaders(300_000)).toEqual([null, null]);
});

test("who asks for what is being made waits for it, and of what is not kept each is given its own", async () => {
  const open = Promise.withResolvers<undefined>();
  const state = { version: 1, made: 0 };
  const fetch = withResponseCache(
    async ({ url }) => {
      state.made += 1;
      const own = String(state.made);
      await open.promise;
      if (url.includes("failing")) throw new Error("of its own");
      return new Response(own, { headers: { "cache-control": url.includes("anew") ? MADE_ANEW : "public" } });
    },
    { current: () => state.version },
    () => 0,
  );
  const ask = (path: string) => fetch(new Request(`https://stars.example/${path}`)) as Promise<Response>;
  const textOf = async (path: string) => (await ask(path)).text();
  const shared = [textOf("same"), textOf("same"), textOf("other")];
  await setImmediate();
  state.version = 2;
  const later = [textOf("same"), textOf("same")];
  const own = [textOf("anew"), textOf("anew"), textOf("anew")];
  const failing = Promise.allSettled([ask("failing"), ask("failing")]);
  await setImmediate();
  expect(state.made).toBe(5);
  open.resolve(undefined);
  expect(await Promise.all(shared)).toEqual(["1", "1", "2"]);
  expect(await Promise.all(later)).toEqual(["3", "3"]);
  expect(new Set(await Promise.all(own)).size).toBe(3);
  expect((await failing).map(({ status }) => status)).toEqual(["rejected", "rejected"]);
  expect(state.made).toBe(8);
  expect(await textOf("same")).toBe("3");
});
