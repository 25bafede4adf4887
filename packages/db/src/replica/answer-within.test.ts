import { expect, test } from "vitest";
import { answerWithin } from "./answer-within.ts";
import { isDatabaseGone } from "./is-database-gone.ts";

test("a server that hangs is one that is gone", async () => {
  const hung = new Promise<never>(() => undefined);
  const error: unknown = await answerWithin(1, hung).catch((reason: unknown) => reason);
  expect(isDatabaseGone(error)).toBe(true);
});

test("an answer in time is passed on, and so is a refusal", async () => {
  expect(await answerWithin(60_000, Promise.resolve(7))).toBe(7);
  await expect(answerWithin(60_000, Promise.reject(new Error("no such table")))).rejects.toThrow("no such table");
});
