import type { Project } from "@groundswell/wire";
import { describe, expect, it } from "vitest";
import { findAccelerating, findGainers } from "./movers.ts";
import { sampleLack, sampleMomentum, sampleProject } from "./testing/sample-project.ts";

const accelerating = (name: string, cautious: number, to = "2026-08-21"): Project =>
  sampleProject({ name, momentum: sampleMomentum({ label: "accelerating", cautious, to }) });

const gaining = (name: string, value: number, to = "2026-08-22T04:07:00Z"): Project =>
  sampleProject({ name, change: { "7d": { value, from: "2026-08-15T04:07:00Z", to }, "30d": null, "90d": null } });

const names = (found: ReturnType<typeof findGainers>) => found?.items.map((mover) => mover.name);

describe("findAccelerating", () => {
  it("puts first who is accelerating most surely, not who has the largest ratio", () => {
    const large = sampleMomentum({ label: "accelerating", cautious: 0.2, ratio: { value: 6, low: 1.15, high: 31 } });
    const found = findAccelerating([sampleProject({ name: "large", momentum: large }), accelerating("sure", 0.5)], 3);
    expect(names(found)).toEqual(["sure", "large"]);
  });

  it("leaves out who only may be, and who has too little data", () => {
    const others = [sampleProject({ name: "unsure" }), sampleProject({ name: "new", momentum: sampleLack() })];
    expect(names(findAccelerating([...others, accelerating("sure", 0.5)], 3))).toEqual(["sure"]);
    expect(findAccelerating(others, 3)).toBeNull();
  });

  it("names nobody whose figures ended weeks before the others': that is not now", () => {
    const found = findAccelerating([accelerating("gone", 2, "2026-08-02"), accelerating("here", 0.5)], 3);
    expect(names(found)).toEqual(["here"]);
    expect(found?.to).toBe("2026-08-21");
  });
});

describe("findGainers", () => {
  it("orders by the gain and leaves out losses and the unknown", () => {
    const projects = [gaining("some", 5), gaining("most", 50), gaining("less", -3), sampleProject({ name: "unknown" })];
    expect(names(findGainers(projects, 3))).toEqual(["most", "some"]);
  });

  it("is null when nobody gains, as before the first figures", () => {
    expect(findGainers([sampleProject()], 3)).toBeNull();
  });

  it("compares only windows that end within two days of the newest", () => {
    expect(names(findGainers([gaining("old", 500, "2026-08-03T04:07:00Z"), gaining("new", 5)], 3))).toEqual(["new"]);
  });
});
