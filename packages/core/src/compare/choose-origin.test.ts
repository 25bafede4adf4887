import { expect, it } from "vitest";
import { chooseOrigin } from "./choose-origin.ts";

it("age is counted from what was asked for, where that is known", () => {
  const known = { created: "2024-01-01", release: "2024-02-01" };
  expect(chooseOrigin(known, "created")).toEqual({ day: "2024-01-01", of: "created", reason: null });
  expect(chooseOrigin(known, "release")).toEqual({ day: "2024-02-01", of: "release", reason: null });
});

it("else from the other, and says so", () => {
  expect(chooseOrigin({ created: null, release: "2024-02-01" }, "created")).toMatchObject({
    day: "2024-02-01",
    of: "release",
    reason: expect.stringContaining("first release") as string,
  });
  expect(chooseOrigin({ created: "2024-01-01", release: null }, "release")).toMatchObject({
    day: "2024-01-01",
    of: "created",
    reason: expect.stringContaining("creation") as string,
  });
});

it("a project of which neither is known has no age, and says why", () => {
  const { day, of, reason } = chooseOrigin({ created: null, release: null }, "created");
  expect([day, of, reason]).toEqual([null, null, "neither when it was created nor a release of it is known"]);
});
