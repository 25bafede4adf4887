import { describe, expect, it } from "vitest";
import { toRowMomentum } from "./row-momentum.ts";
import { sampleLack, sampleMomentum } from "./testing/sample-project.ts";

describe("toRowMomentum", () => {
  it("has the rate over the days that the list looks at, and the one now where it looks at none", () => {
    expect(toRowMomentum(sampleMomentum(), null).rate?.value).toBe(41);
    expect(toRowMomentum(sampleMomentum(), "30d").rate?.value).toBe(30);
  });

  it("leaves a rate unknown where its days are not known, though others are", () => {
    expect(toRowMomentum(sampleMomentum(), "90d").rate).toBeNull();
  });

  it("says what is lacking where there is no estimate", () => {
    expect(toRowMomentum(sampleLack(), null)).toMatchObject({ ratio: null, rate: null, lack: "18 of 28 days" });
  });
});
