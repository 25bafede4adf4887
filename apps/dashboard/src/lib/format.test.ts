import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  formatApproxDay,
  formatCount,
  formatDay,
  formatDuration,
  formatInstant,
  formatNumber,
  formatRelative,
  formatSigned,
  formatWindow,
} from "./format.ts";

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

describe("dates", () => {
  it("reads days and instants in UTC, whatever the machine's zone", () => {
    expect(formatDay("2026-08-22")).toBe("22 Aug 2026");
    expect(formatDay("2026-08-22T23:59:59Z")).toBe("22 Aug 2026");
    expect(formatInstant("2026-08-22T04:07:20Z")).toBe("22 Aug 2026, 04:07 UTC");
  });

  it("writes midnight as 00:00, not 24:00", () => {
    expect(formatInstant("2026-08-22T00:00:00Z")).toBe("22 Aug 2026, 00:00 UTC");
  });

  it("says that an approximate day is approximate", () => {
    expect(formatApproxDay("2026-03-27", 3)).toBe("about 27 March 2026, ± 3 days");
    expect(formatApproxDay("2026-03-27", 1)).toBe("about 27 March 2026, ± 1 day");
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
