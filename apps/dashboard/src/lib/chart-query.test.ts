import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  CHART_METRICS,
  CHART_RANGES,
  chooseInterval,
  findSpan,
  isTotal,
  parseChartQuery,
  writeChartQuery,
  type ChartQuery,
} from "./chart-query.ts";

const parse = (search: string) => parseChartQuery(new URLSearchParams(search));

describe("parseChartQuery", () => {
  it("shows all of the stars with every marker when nothing is asked", () => {
    expect(parse("")).toEqual({ metric: "stars", range: "all", scale: "linear", releases: true, stories: true });
  });

  it("refuses a log scale for flows: they can be zero or negative", () => {
    expect(parse("metric=net&scale=log").scale).toBe("linear");
    expect(parse("metric=forks&scale=log").scale).toBe("log");
  });

  it("reads back what was written", () => {
    const queries: fc.Arbitrary<ChartQuery> = fc
      .record({
        metric: fc.constantFrom(...CHART_METRICS),
        range: fc.constantFrom(...CHART_RANGES),
        scale: fc.constantFrom("linear" as const, "log" as const),
        releases: fc.boolean(),
        stories: fc.boolean(),
      })
      .map((query) => (isTotal(query.metric) ? query : { ...query, scale: "linear" as const }));
    fc.assert(
      fc.property(queries, (query) => {
        expect(parse(writeChartQuery(query))).toEqual(query);
      }),
    );
  });
});

describe("findSpan", () => {
  it("counts back from the newest figure, not from today", () => {
    expect(findSpan("90d", "2026-08-22")).toEqual({ from: "2026-05-24", to: "2026-08-22" });
  });

  it("leaves the start of everything open", () => {
    expect(findSpan("all", "2026-08-22")).toEqual({ from: null, to: "2026-08-22" });
  });
});

describe("chooseInterval", () => {
  it("goes weekly past a year or so, where the archive has one figure a week", () => {
    expect(chooseInterval({ from: "2025-08-22", to: "2026-08-22" })).toBe("day");
    expect(chooseInterval({ from: "2019-09-26", to: "2026-08-22" })).toBe("week");
    expect(chooseInterval({ from: null, to: "2026-08-22" })).toBe("week");
  });
});
