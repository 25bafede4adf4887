import { describe, expect, it } from "vitest";
import { findLastDay, toDays } from "./project-row.ts";

describe("the days that a row draws", () => {
  it("are what each added to the total; not known where its own or the day before's is not", () => {
    expect(toDays({ from: "2026-08-01", values: [10, 14, null, 20, 19] }, "2026-08-05")).toEqual([4, null, null, -1]);
  });

  it("end with the same day in every row: days since a project's last figure are not known, and are not left out", () => {
    const month = Array.from({ length: 30 }, (_, i) => i);
    const days = toDays({ from: "2026-07-01", values: month }, "2026-08-01");
    expect([days?.length, days?.slice(-4)]).toEqual([29, [1, 1, null, null]]);
    expect(findLastDay([{ sparkline: { from: "2026-07-01", values: month } }, { sparkline: null }])).toBe("2026-07-30");
  });

  it("are none where no day is known, however long ago the last figure is", () => {
    expect(toDays({ from: "2026-01-01", values: [1, 2, 3] }, "2026-08-01")).toBeNull();
    expect(toDays({ from: "2026-08-01", values: [5] }, "2026-08-01")).toBeNull();
    expect(toDays(null, null)).toBeNull();
  });
});
