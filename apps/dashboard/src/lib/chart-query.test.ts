import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  CHART_METRICS,
  CHART_RANGES,
  chooseInterval,
  clampDays,
  findDays,
  findSpan,
  isTotal,
  parseChartQuery,
  writeChartQuery,
  type ChartQuery,
} from "./chart-query.ts";

const parse = (search: string) => parseChartQuery(new URLSearchParams(search));

describe("parseChartQuery", () => {
  it("shows all of the stars with every marker when nothing is asked", () => {
    const shown = { releases: true, stories: true, events: false };
    expect(parse("")).toEqual({ metric: "stars", range: "all", days: null, scale: "linear", ...shown });
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
        events: fc.boolean(),
        days: fc.constantFrom(null, { from: "2026-03-01", to: "2026-04-02" }),
      })
      .map((query) => (isTotal(query.metric) ? query : { ...query, scale: "linear" as const }));
    fc.assert(
      fc.property(queries, (query) => {
        expect(parse(writeChartQuery(query))).toEqual(query);
      }),
    );
  });
});

describe("own days", () => {
  it("are taken in either order, and not at all where one is no day or both are one", () => {
    expect(parse("from=2026-04-02&to=2026-03-01").days).toEqual({ from: "2026-03-01", to: "2026-04-02" });
    for (const search of ["from=2026-04-02", "from=2026-02-30&to=2026-03-01", "from=2026-03-01&to=2026-03-01"])
      expect(parse(search).days, search).toBeNull();
  });

  it("end when a range is asked for, and stay when anything else is", () => {
    const query = parse("from=2026-03-01&to=2026-04-02");
    expect(writeChartQuery(query, { range: "90d" })).toBe("range=90d");
    expect(writeChartQuery(query, { scale: "log" })).toBe("from=2026-03-01&to=2026-04-02&scale=log");
  });

  it("never reach past the newest figure, where empty days would read as a standstill, nor before GitHub", () => {
    const clamp = (search: string) => clampDays(parse(search), "2026-08-22").days;
    expect(clamp("from=2026-03-01&to=2026-12-31")).toEqual({ from: "2026-03-01", to: "2026-08-22" });
    expect(clamp("from=1900-01-01&to=2026-03-01")).toEqual({ from: "2008-01-01", to: "2026-03-01" });
    for (const search of ["from=1900-01-01&to=1900-01-02", "from=2026-08-22&to=2026-12-31"])
      expect(clamp(search), `all of ${search} is beyond`).toBeNull();
    expect(findDays({ range: "30d", days: null }, "2026-02-01").from).toBe("2026-01-02");
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
