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
  return { state, ask };
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
