import { describe, expect, it } from "vitest";
import { releasesDaily } from "./releases-daily.ts";

const RANGE = { from: "2026-03-25", to: "2026-03-28" };
const release = (iso: string, archived = false) => ({ at: Date.parse(iso), archived, receipt: `of ${iso}` });

describe("releases a day", () => {
  it("are counted by UTC day", () => {
    const releases = [
      release("2026-03-26T00:00:00Z"),
      release("2026-03-26T23:59:59.999Z"),
      release("2026-03-27T00:00:00Z"),
    ];
    expect(releasesDaily(releases, null, RANGE).map((p) => p.value)).toEqual([null, 2, 1, null]);
  });

  it("say so where an archive alone knows of them", () => {
    const releases = [release("2026-03-26T10:00:00Z", true), release("2026-03-27T10:00:00Z")];
    const points = releasesDaily(releases, null, RANGE);
    expect(points.map((p) => p.quality)).toEqual(["missing", "archived", "observed", "missing"]);
  });

  it("are zero only where the list is known to be complete", () => {
    const points = releasesDaily([release("2026-03-26T10:00:00Z")], { from: "2026-03-26", to: "2026-03-27" }, RANGE);
    expect(points).toEqual([
      { t: "2026-03-25", value: null, quality: "missing", receipt: null },
      { t: "2026-03-26", value: 1, quality: "observed", receipt: "of 2026-03-26T10:00:00Z" },
      { t: "2026-03-27", value: 0, quality: "observed", receipt: null },
      { t: "2026-03-28", value: null, quality: "missing", receipt: null },
    ]);
  });

  it("outside the range are not counted", () => {
    expect(releasesDaily([release("2026-03-29T00:00:00Z")], null, RANGE).every((p) => p.value === null)).toBe(true);
  });
});
