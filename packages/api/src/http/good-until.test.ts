import { expect, test } from "vitest";
import { sayGoodUntil } from "./good-until.ts";
import { withResponseCache } from "./response-cache.ts";

const START = Date.parse("2026-08-22T10:00:00Z");

function serve(until: number | null) {
  let [now, made] = [START, 0];
  const headers = { "cache-control": "public", ...sayGoodUntil(until) };
  const cached = withResponseCache(
    () => new Response(String((made += 1)), { headers }),
    { current: () => 1 },
    () => now,
  );
  return async (at: number) => {
    now = at;
    const response = await cached(new Request("http://localhost/charts/a.svg"));
    expect([...response.headers.keys()].filter((name) => name.startsWith("x-"))).toEqual([]);
    return response.text();
  };
}

test("an answer that says until when it is good is made anew after that, though no data have changed", async () => {
  const ask = serve(START + 1_000);
  expect([await ask(START), await ask(START + 1_000), await ask(START + 1_001)]).toEqual(["1", "1", "2"]);
});

test("one that says nothing is good to the end of the day", async () => {
  const ask = serve(null);
  expect([await ask(START), await ask(START + 3_600_000)]).toEqual(["1", "1"]);
});
