import { expect, test } from "vitest";
import { asSent, hasComeAlive, noteAlive } from "./hydration.ts";

test("what comes alive after its page stands as the server sent it until then, also where it fails", () => {
  expect(hasComeAlive()).toBe(false);
  noteAlive();
  expect(asSent(hasComeAlive)).toBe(false);
  expect(() =>
    asSent(() => {
      throw new Error("mismatch");
    }),
  ).toThrow("mismatch");
  expect(hasComeAlive()).toBe(true);
});
