import { expect, test } from "vitest";
import { isDatabaseGone } from "./database-gone.ts";

const failing = (code: string) => Object.assign(new Error("failed"), { code });

test.each([
  "ECONNREFUSED",
  "EHOSTUNREACH",
  "ENETUNREACH",
  "EAI_AGAIN",
  "ENOTFOUND",
  "CONNECTION_ENDED",
  "57P01",
  "08006",
  "53300",
  "53100",
])("%s says that nobody is there", (code) => {
  expect(isDatabaseGone(failing(code))).toBe(true);
  expect(isDatabaseGone(new Error("query failed", { cause: failing(code) }))).toBe(true);
});

test.each(["42P01", "23505", "57014"])("%s is an answer", (code) => {
  expect(isDatabaseGone(failing(code))).toBe(false);
});

test("an error that is its own cause is not followed for ever", () => {
  const error = new Error("round");
  error.cause = error;
  expect(isDatabaseGone(error)).toBe(false);
  expect(isDatabaseGone("text")).toBe(false);
});
