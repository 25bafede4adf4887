import { expect, test } from "vitest";
import { withResponseCache } from "./response-cache.ts";

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
