import { describe, expect, it } from "vitest";
import { drawColumns, packDays, unpackDays } from "./day-columns.ts";

describe("days as columns", () => {
  it("rise from the line of no change, the largest to the top", () => {
    expect(drawColumns([5, 10], 20)).toMatchObject({ up: "M0.5 20v-10M1.5 20v-20", down: "", gaps: "", zero: 20 });
  });

  it("fall below that line where stars were lost", () => {
    expect(drawColumns([10, -10], 20)).toMatchObject({ up: "M0.5 10v-10", down: "M1.5 10v10", zero: 10 });
  });

  it("show a day that is not known as a band of its own, and a day of none as nothing: they are not the same", () => {
    expect(drawColumns([null, 0, 4], 8)).toMatchObject({ gaps: "M0.5 0v8", up: "M2.5 8v-8" });
  });

  it("never draw a gain as none", () => {
    expect(drawColumns([1, 1000], 20).up).toContain("M0.5 20v-0.6");
  });

  it("leave room for a level that is above every day", () => {
    expect(drawColumns([5], 20, 10).up).toBe("M0.5 20v-10");
  });
});

describe("packed days", () => {
  it("are the same when they are unpacked: one that is not known stays so, and is no zero", () => {
    for (const days of [[null, 0, -3, 12, null], [0], [5, null]]) expect(unpackDays(packDays(days))).toEqual(days);
  });
});
