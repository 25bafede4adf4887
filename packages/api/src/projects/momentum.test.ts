import { momentum, type Momentum } from "@groundswell/core";
import type { ShownMomentum, ShownView } from "@groundswell/db";
import { Momentum as Wire } from "@groundswell/wire";
import { describe, expect, it } from "vitest";
import { describeGrowth, describeRate } from "../trend/describe.ts";
import { toMomentum } from "./momentum.ts";

const NO_RATES = { "7d": null, "30d": null, "90d": null };
const TO_AT = Date.parse("2026-03-27T04:00:00Z");
const FALLEN = { value: -3600, fromAt: TO_AT - 90 * 86_400_000, toAt: TO_AT };

function known(estimated: Momentum, changes: ShownView["changes"] = NO_RATES, behind: ShownMomentum["behind"] = null) {
  const day = { to: "2026-03-26", knownAt: Date.parse("2026-03-27T04:00:00Z"), receiptKey: "00c0ffee00c0ffee" };
  return toMomentum({ id: 3, changes, momentum: { ...estimated, ...day, rates: NO_RATES, growth: null, behind } });
}

const constant = (stars: number) => momentum(Array<number>(84).fill(stars));

describe("a momentum on the wire", () => {
  it("is what its schema says, whatever is known", () => {
    for (const estimated of [constant(10), constant(0), momentum(Array<null>(84).fill(null))]) {
      expect(Wire.parse(known(estimated))).toStrictEqual(known(estimated));
    }
    const nothing = toMomentum({ id: 3, changes: NO_RATES, momentum: null });
    expect(Wire.parse(nothing)).toStrictEqual(nothing);
    expect(nothing).toMatchObject({ label: "too little data", to: null, asOf: null, receipt: null });
  });

  it("says the ratio as powers of two as well: as before is 0", () => {
    const { ratio, momentum: said, asOf, receipt } = known(constant(50));
    expect(said?.value).toBeCloseTo(0, 2);
    expect(2 ** (said?.low ?? NaN)).toBeCloseTo(ratio?.low ?? NaN, 12);
    expect([asOf, receipt]).toEqual(["2026-03-27T04:00:00Z", "3-00c0ffee00c0ffee"]);
  });

  it("without one star is no activity, with a velocity of 0, which is not the same as unknown", () => {
    const still = known(constant(0));
    expect(still).toMatchObject({ label: "no activity", velocity: { value: 0, low: 0, high: 0 }, ratio: null });
    expect(known(momentum(Array<null>(84).fill(null))).velocity).toBeNull();
  });

  it("of a project that loses stars says how many: its days below zero count as zero", () => {
    expect(known(constant(-40), { ...NO_RATES, "90d": FALLEN }).reason).toContain(
      "and the total fell by 3,600 over 90 days;",
    );
    expect(known(constant(0), { ...NO_RATES, "90d": { ...FALLEN, value: 0 } }).reason).not.toContain("fell");
  });
});

describe("the sentence of a momentum", () => {
  it("names its day where others are further, and says since when there are no figures", () => {
    const steady = known(constant(50), NO_RATES, "2026-03-27").reason;
    expect(steady).toBe(`As of 26 March 2026: a${known(constant(50)).reason.slice(1)}`);
    const ended = momentum([...Array<number>(64).fill(50), ...Array<null>(20).fill(null)]);
    expect(known(ended, NO_RATES, "2026-04-15").reason).toBe(
      "No figures after 26 March 2026: 8 of the last 28 days and 56 of the 56 before are known; 21 and 42 are needed.",
    );
  });
});

describe("the sentences of rates and growth", () => {
  it("say what is lacking: days of the window, or else what the momentum lacks", () => {
    const lacking = known(momentum([...Array<null>(60).fill(null), ...Array<number>(24).fill(5)]));
    expect(describeRate(lacking, "30d", 22).text).toBe(
      "Too little data: 22 of the last 30 days are known; 23 are needed.",
    );
    expect(describeRate(lacking, "7d", 7).text).toBe(lacking.reason);
    const still = { ...known(constant(0)), rates: { ...NO_RATES, "7d": { value: 0, low: 0, high: 0 } } };
    expect(describeRate(still, "7d", 7).text).toBe(still.reason);
    expect(describeGrowth(lacking)).toEqual({ estimate: null, text: lacking.reason });
  });

  it("give the interval with the estimate", () => {
    const rates = { ...NO_RATES, "7d": { value: 41.4, low: 35.2, high: 47.9 } };
    const growing = { ...known(constant(40)), rates, growth: { value: 0.0054, low: 0.0046, high: 0.0063 } };
    expect(describeRate(growing, "7d", 7).text).toBe(
      "On average about 41 stars a day (90 % interval 35–48) over the last 7 days.",
    );
    expect(describeGrowth(growing).text).toBe(
      "At this rate it gains about 0.54 % of its stars a week (90 % interval 0.46–0.63).",
    );
  });
});
