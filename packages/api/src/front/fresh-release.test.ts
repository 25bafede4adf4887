import { startOfDay, type Day } from "@groundswell/core";
import type { FreshReleases } from "@groundswell/db";
import { describe, expect, it } from "vitest";
import { toFreshRelease } from "./fresh-release.ts";

function tell(releases: [tag: string, day: Day][], judged: FreshReleases["judged"] = null) {
  const told = releases.map(([tag, day]) => ({ tag, at: startOfDay(day) + 36e6, prerelease: tag.includes("-") }));
  return toFreshRelease({ projectId: 1, repo: "octo/lamp", name: "Lamp", releases: told, judged });
}

describe("a project's fresh release", () => {
  it("is the newest proper one rather than a later one for trying out", () => {
    const fresh = tell([
      ["v2-rc1", "2026-08-20"],
      ["v1", "2026-08-15"],
    ]);
    expect(fresh).toMatchObject({ tag: "v1", at: "2026-08-15T10:00:00Z", prerelease: false, others: 0 });
  });

  it("is the one for trying out where the last proper one is long ago", () => {
    const fresh = tell([
      ["v2-rc1", "2026-08-20"],
      ["v1", "2026-06-01"],
    ]);
    expect(fresh).toMatchObject({ tag: "v2-rc1", prerelease: true, others: 0 });
  });

  it("comes after those of seven days, neither of two weeks nor later ones", () => {
    const days = ["2026-08-21", "2026-08-20", "2026-08-20", "2026-08-14", "2026-08-13", "2026-08-12"];
    const tags = ["v9-rc", "v8", "v7", "v6", "v5", "v4"];
    const fresh = tell(days.map((day, i) => [tags[i] ?? "", day]));
    expect(fresh).toMatchObject({ tag: "v8", others: 2, isMore: false });
  });

  it("comes after so many or more where the list that was read ends within the seven days", () => {
    const many = Array.from({ length: 20 }, (_, i): [string, Day] => [i === 0 ? "v9-rc" : `v${i}`, "2026-08-20"]);
    expect(tell(many)).toMatchObject({ tag: "v1", others: 19, isMore: true });
    expect(tell(many.with(-1, ["v0", "2026-08-01"]))).toMatchObject({ others: 18, isMore: false });
  });

  it("comes with the week after the one that was judged, which it names; no release is none", () => {
    const after = { day: "2026-08-01", effect: null, baseDays: 56, afterDays: 7, stars: 9 };
    const fresh = tell([["v3", "2026-08-20"]], { tag: "v1", at: 0, prerelease: false, after });
    expect(fresh?.after).toMatchObject({ tag: "v1", days: { from: "2026-08-01", to: "2026-08-07" }, stars: 9 });
    expect(tell([["v3", "2026-08-20"]])?.after).toBeNull();
    expect(tell([])).toBeNull();
  });
});
