import { setImmediate } from "node:timers/promises";
import { expect, it } from "vitest";
import { runFewAtOnce } from "./run-few-at-once.ts";

it("runs at most eight at once, whatever waits, and keeps the order of the items", async () => {
  let running = 0;
  let most = 0;
  const items = Array.from({ length: 100 }, (_, i) => i);
  const results = await runFewAtOnce(items, async (item) => {
    most = Math.max(most, (running += 1));
    for (let turns = item % 3; turns >= 0; turns -= 1) await setImmediate();
    running -= 1;
    return item * 2;
  });
  expect(results).toEqual(items.map((item) => item * 2));
  expect(most).toBe(8);
  expect(await runFewAtOnce([], () => Promise.reject(new Error("nothing to run")))).toEqual([]);
});
