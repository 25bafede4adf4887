import type { Release } from "@groundswell/wire";
import { describe, expect, it } from "vitest";
import { toFresh } from "./fresh-releases.ts";

const lamp = { repo: "octo/lamp", name: "Lamp" };

/** @param ratio of the stars in its week to those expected */
function release(tag: string, at: string, ratio: Release["after"]["ratio"] = null): Release {
  const prerelease = tag.includes("-");
  const days = { from: "2026-08-01", to: "2026-08-07" };
  return {
    tag,
    at: `${at}T10:00:00Z`,
    name: null,
    prerelease,
    url: null,
    taggedAt: null,
    publishedAt: null,
    kind: prerelease ? "prerelease" : "release",
    receipt: "1-0",
    after: { days, stars: 9, expected: 9, ratio, peers: 0, controlled: false, reason: "" },
  };
}

describe("a project's fresh release", () => {
  it("is the newest proper one rather than a later one for trying out", () => {
    const fresh = toFresh(lamp, [release("v2-rc1", "2026-08-20"), release("v1", "2026-08-15")]);
    expect(fresh).toMatchObject({ tag: "v1", prerelease: false, others: 0 });
  });

  it("is the one for trying out where the last proper one is long ago", () => {
    const fresh = toFresh(lamp, [release("v2-rc1", "2026-08-20"), release("v1", "2026-06-01")]);
    expect(fresh).toMatchObject({ tag: "v2-rc1", prerelease: true, others: 0 });
  });

  it("comes after those of seven days, neither of two weeks nor later ones", () => {
    const days = ["2026-08-21", "2026-08-20", "2026-08-20", "2026-08-14", "2026-08-13", "2026-08-12"];
    const tags = ["v9-rc", "v8", "v7", "v6", "v5", "v4"];
    const fresh = toFresh(
      lamp,
      days.map((day, i) => release(tags[i] ?? "", day)),
    );
    expect(fresh).toMatchObject({ tag: "v8", others: 2, isMore: false });
  });

  it("comes after so many or more where the list that was read ends within the seven days", () => {
    const many = Array.from({ length: 20 }, (_, i) => release(i === 0 ? "v9-rc" : `v${i}`, "2026-08-20"));
    expect(toFresh(lamp, many)).toMatchObject({ tag: "v1", others: 19, isMore: true });
    expect(toFresh(lamp, many.with(-1, release("v0", "2026-08-01")))).toMatchObject({ others: 18, isMore: false });
  });

  it("comes with the newest week after one that is known, which names its release", () => {
    const ratio = { value: 1.26, low: 0.87, high: 1.82 };
    const fresh = toFresh(lamp, [
      release("v3", "2026-08-20"),
      release("v2-rc", "2026-08-02", ratio),
      release("v1", "2026-08-01", ratio),
    ]);
    expect(fresh?.after).toEqual({
      tag: "v1",
      days: { from: "2026-08-01", to: "2026-08-07" },
      ratio,
      controlled: false,
    });
    expect(toFresh(lamp, [release("v3", "2026-08-20")])?.after).toBeNull();
    expect(toFresh(lamp, [])).toBeNull();
  });
});
