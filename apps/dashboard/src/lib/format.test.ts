import { describeMomentum, momentum } from "@groundswell/core";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  formatApproxDay,
  formatCount,
  formatDay,
  formatDuration,
  formatEstimate,
  formatEstimateShare,
  formatInstant,
  formatNumber,
  formatProbability,
  formatRange,
  formatRatio,
  formatRelative,
  formatShare,
  formatSigned,
  formatSpan,
  formatWindow,
} from "./format.ts";

const text = (value: string, low: string, high: string) => ({ value, low, high });

const NOW = "2026-08-22T12:00:00Z";

describe("numbers", () => {
  it("groups thousands and writes a true minus", () => {
    expect(formatNumber(53_197)).toBe("53,197");
    expect(formatSigned(1204)).toBe("+1,204");
    expect(formatSigned(-21)).toBe("−21");
  });

  it("gives a known zero no sign: it is neither a gain nor a loss", () => {
    expect(formatSigned(0)).toBe("0");
  });

  it("says one release, two releases", () => {
    expect(formatCount(1, "release", "releases")).toBe("1 release");
    expect(formatCount(1214, "release", "releases")).toBe("1,214 releases");
  });

  it("never loses a digit", () => {
    fc.assert(
      fc.property(fc.integer(), (n) => {
        expect(Number(formatNumber(n).replaceAll(",", "").replace("−", "-"))).toBe(n);
      }),
    );
  });
});

describe("estimates", () => {
  it("have no more digits than their size deserves, and their intervals the same", () => {
    expect(formatEstimate({ value: 1243.4, low: 1100.2, high: 1390 })).toEqual(text("1,243", "1,100", "1,390"));
    expect(formatEstimate({ value: 41.2, low: 35.4, high: 48.49 })).toEqual(text("41", "35", "48"));
    expect(formatEstimate({ value: 4.12, low: 0.951, high: 9 })).toEqual(text("4.1", "1.0", "9.0"));
    expect(formatEstimate({ value: 0.124, low: 0.041, high: 0.2 })).toEqual(text("0.12", "0.04", "0.20"));
  });

  it("write a rate that is known to be nothing as 0", () => {
    expect(formatEstimate({ value: 0, low: 0, high: 0 })).toEqual(text("0", "0", "0"));
  });

  it("write no figure that is above zero as zero", () => {
    expect(formatEstimate({ value: 0.0041, low: 0.0002, high: 0.02 })).toEqual(
      text("<\u00a00.01", "<\u00a00.01", "0.02"),
    );
    expect(formatRatio({ value: 0.012, low: 0.003, high: 0.04 })).toEqual(text("0.01", "<\u00a00.01", "0.04"));
  });

  it("don't let the end of a ratio's interval read as 1 when it is not", () => {
    expect(formatRatio({ value: 1.62, low: 1.31, high: 2.04 })).toEqual(text("1.6", "1.3", "2.0"));
    expect(formatRatio({ value: 1.18, low: 0.97, high: 1.4 })).toEqual(text("1.18", "0.97", "1.40"));
    expect(formatRatio({ value: 0.54, low: 0.451, high: 0.66 })).toEqual(text("0.54", "0.45", "0.66"));
  });

  it("agree with the sentence that the API writes of the same momentum", () => {
    const days = [
      ...Array.from({ length: 56 }, (_, i) => 20 + (i % 5)),
      ...Array.from({ length: 28 }, (_, i) => 40 + i),
    ];
    const trend = momentum(days);
    if (trend.fit === null) throw new Error("84 known days are enough");
    const [rate, ratio] = [formatEstimate(trend.fit.velocity), formatRatio(trend.fit.ratio)];
    const sentence = describeMomentum(trend);
    expect(sentence).toContain(`About ${rate.value} stars a day (90 % interval ${formatRange(rate)})`);
    expect(sentence).toContain(`${ratio.value} times the rate before (${formatRange(ratio)})`);
  });

  it("write shares in per cent", () => {
    expect(formatEstimateShare({ value: 0.0072, low: 0.0061, high: 0.0084 })).toEqual(
      text("0.72\u00a0%", "0.61", "0.84\u00a0%"),
    );
    expect(formatShare(0.81)).toBe("81\u00a0%");
  });

  it("never call a probability certain that is not", () => {
    expect(formatShare(0.9999)).toBe("> 99\u00a0%");
    expect(formatShare(0.0001)).toBe("< 1\u00a0%");
    expect(formatShare(1)).toBe("100\u00a0%");
    expect(formatShare(0)).toBe("0\u00a0%");
  });
});

describe("dates", () => {
  it("says what two days have in common once", () => {
    expect(formatSpan({ from: "2026-04-03", to: "2026-04-03" })).toBe("3 Apr 2026");
    expect(formatSpan({ from: "2026-04-03", to: "2026-04-09" })).toBe("3 – 9 Apr 2026");
    expect(formatSpan({ from: "2026-03-30", to: "2026-04-02" })).toBe("30 Mar – 2 Apr 2026");
    expect(formatSpan({ from: "2025-12-30", to: "2026-01-02" })).toBe("30 Dec 2025 – 2 Jan 2026");
  });

  it("reads days and instants in UTC, whatever the machine's zone", () => {
    expect(formatDay("2026-08-22")).toBe("22 Aug 2026");
    expect(formatDay("2026-08-22T23:59:59Z")).toBe("22 Aug 2026");
    expect(formatInstant("2026-08-22T04:07:20Z")).toBe("22 Aug 2026, 04:07 UTC");
  });

  it("writes midnight as 00:00, not 24:00", () => {
    expect(formatInstant("2026-08-22T00:00:00Z")).toBe("22 Aug 2026, 00:00 UTC");
  });

  it("says that an approximate day is approximate", () => {
    expect(formatApproxDay("2026-03-27", 3)).toBe("about 27 March 2026, ±\u00a03\u00a0days");
    expect(formatApproxDay("2026-03-27", 1)).toBe("about 27 March 2026, ±\u00a01\u00a0day");
    expect(formatApproxDay("2026-03-27", 0)).toBe("27 March 2026");
  });

  it("names a window by its end", () => {
    expect(formatWindow(7, "2026-08-22T04:07:20Z")).toBe("7 days to 22 Aug");
  });
});

describe("formatRelative", () => {
  it.each([
    ["2026-08-22T11:59:30Z", "just now"],
    ["2026-08-22T11:57:00Z", "3 minutes ago"],
    ["2026-08-22T10:00:00Z", "2 hours ago"],
    ["2026-08-20T10:00:00Z", "2 days ago"],
    ["2026-05-01T10:00:00Z", "1 May 2026"],
    ["2026-08-22T12:15:00Z", "in 15 minutes"],
    ["2026-08-22T12:00:20Z", "in a moment"],
  ])("%s reads %s", (instant, text) => {
    expect(formatRelative(instant, NOW)).toBe(text);
  });
});

describe("formatDuration", () => {
  it("prefers whole hours", () => {
    expect(formatDuration(21_600)).toBe("6 hours");
    expect(formatDuration(3600)).toBe("1 hour");
    expect(formatDuration(900)).toBe("15 minutes");
  });
});

it("a probability is never certain, though its digits may run out", () => {
  expect([1, 0.9999, 0.995, 0.14, 0.0004, 0].map(formatProbability).map((text) => text.replace("\u00a0", " "))).toEqual(
    ["> 99.9 %", "> 99.9 %", "> 99 %", "14 %", "< 0.1 %", "< 0.1 %"],
  );
});
