import { expect, test } from "vitest";
import { rememberByVersion } from "./data-version.ts";

test("of all who ask at the same time the first one looks, and what failed is looked up again", async () => {
  const state = { version: 1, looked: 0 };
  const look = rememberByVersion({ current: () => state.version }, async (key) => {
    const turn = (state.looked += 1);
    await Promise.resolve();
    if (turn === 2) throw new Error("away");
    return `${key} ${turn}`;
  });
  expect(await Promise.all([look("a"), look("a")])).toEqual(["a 1", "a 1"]);
  state.version = 2;
  const failed = await Promise.allSettled([look("a"), look("a")]);
  expect(failed.map(({ status }) => status)).toEqual(["rejected", "rejected"]);
  expect(await Promise.all([look("a"), look("a")])).toEqual(["a 3", "a 3"]);
});
