import { expect, test } from "vitest";
import { GithubFailure } from "../github/failure.ts";
import { isDatabaseLost } from "./context.ts";

test("a connection that was cut is the database's loss, unless it was the one to GitHub", () => {
  const cut = Object.assign(new Error("read ECONNRESET"), { code: "ECONNRESET" });
  expect(isDatabaseLost(cut)).toBe(true);
  expect(isDatabaseLost(new GithubFailure("no answer", "cut off", { cause: cut }))).toBe(false);
});
