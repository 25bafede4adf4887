import type { Release } from "@groundswell/wire";
import { describe, expect, it } from "vitest";
import { toFresh } from "./fresh-releases.ts";

const lamp = { repo: "octo/lamp", name: "Lamp" };

function release(tag: string, at: string, stars: number | null = null): Release {
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
    after: { days, stars, expected: stars, ratio: null, peers: 0, controlled: false, reason: "" },
  };
}

describe("a project's fresh release", () => {
  it("is the newest proper one rather than a later one for trying out", () => {
    const fresh = toFresh(lamp, [release("v2-rc1", "2026-08-20"), release("v1", "2026-08-15")]);
    expect(fresh).toMatchObject({ tag: "v1", prerelease: false, others: 1 });
  });

  it("is the one for trying out where the last proper one is long ago", () => {
    const fresh = toFresh(lamp, [release("v2-rc1", "2026-08-20"), release("v1", "2026-06-01")]);
    expect(fresh).toMatchObject({ tag: "v2-rc1", prerelease: true, others: 0 });
  });

  it("comes with the newest week after one that is known, which names its release", () => {
    const fresh = toFresh(lamp, [
      release("v3", "2026-08-20"),
      release("v2-rc", "2026-08-02", 9),
      release("v1", "2026-08-01", 7),
    ]);
    expect(fresh?.after).toEqual({ tag: "v1", stars: 7, expected: 7 });
    expect(toFresh(lamp, [release("v3", "2026-08-20")])?.after).toBeNull();
    expect(toFresh(lamp, [])).toBeNull();
  });
});
