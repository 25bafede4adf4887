import { ApiError } from "@groundswell/client";
import { buildChartSpec } from "@groundswell/charts";
import type { OriginKind, Point } from "@groundswell/core";
import { expect, it } from "vitest";
import { parseCompareQuery } from "#lib/compare/compare-query.ts";
import { sayLacks } from "#lib/strings/compare.ts";
import { loadCompareChart } from "./load-compare-chart.ts";
import { sampleProject } from "./testing/sample-project.ts";

const ORIGINS: Readonly<Record<string, OriginKind | null>> = { "a/dated": "created", "a/released": "release" };
const POINTS: readonly Point[] = [
  { t: "2026-01-01", value: 10, quality: "observed", receipt: null },
  { t: "2026-01-02", value: 12, quality: "observed", receipt: null },
];
const isKnown = (repo: string) => repo.startsWith("a/");
const findRepo = (repo: string) => (repo === "old/dated" ? "a/dated" : repo);

/** An API that knows what begins with `a/`, and refuses the rest as the real one does. */
const api: Parameters<typeof loadCompareChart>[0] = {
  project: (asked) => {
    const repo = findRepo(asked);
    return isKnown(repo)
      ? Promise.resolve(sampleProject({ repo, name: repo.slice(2) }))
      : Promise.reject(new ApiError(repo, 404, null));
  },
  chart: (address, options) => {
    const asked = String(options?.["projects"]).split(",").map(findRepo);
    if (asked.length > 10 || !asked.every(isKnown)) {
      const errors = [{ parameter: "projects", message: "no" }];
      return Promise.reject(new ApiError("", 400, { type: "about:blank", title: "Bad", status: 400, errors }));
    }
    const isAge = options?.["align"] === "age";
    const series = asked.map((repo) => {
      const of = ORIGINS[repo] ?? null;
      const hasLine = !isAge || of !== null;
      return { repo, name: repo.slice(2), origin: isAge && of !== null ? { of } : null, hasLine };
    });
    const spec = buildChartSpec({
      id: address,
      title: "Stars",
      metricLabel: "Stars",
      series: series.map(({ repo, name, hasLine }) => ({
        key: repo,
        label: name,
        points: hasLine ? POINTS.map((point, age) => ({ ...point, age })) : [],
      })),
      xKind: isAge ? "age" : "date",
      interval: "day",
      markers: [],
      scale: "linear",
      theme: "auto",
      width: 960,
      height: 520,
      from: null,
      to: null,
      asOf: null,
      sources: [],
      notice: null,
    });
    return Promise.resolve({ id: address, kind: "compare", title: "", alt: "", asOf: null, page: "", series, spec });
  },
};
const load = (search: string) => loadCompareChart(api, parseCompareQuery(new URLSearchParams(search)));
const lacksOf = ({ chosen }: Awaited<ReturnType<typeof load>>) =>
  Object.fromEntries(chosen.map(({ repo, lack }) => [repo, lack]));

it("draws those who are known, by their names of today, and names who is not", async () => {
  const loaded = await load("projects=old/dated,no/body,a/other,a/dated");
  expect(loaded.view).not.toBeNull();
  expect(loaded.drawn.projects).toEqual(["a/dated", "a/other"]);
  expect(lacksOf(loaded)).toEqual({ "a/dated": null, "no/body": "unknown", "a/other": null });
  expect(loaded.chosen.map(({ colour }) => colour !== null)).toEqual([true, false, true]);
  expect(sayLacks(loaded.chosen, null)).toEqual(["Not on the watchlist, under this name or an earlier one: no/body."]);
});

it("draws the first ten of twelve, and says who is left out", async () => {
  const names = Array.from({ length: 12 }, (_, i) => `a/n${i}`);
  const loaded = await load(`projects=${names.join(",")}`);
  expect(loaded.drawn.projects).toEqual(names.slice(0, 10));
  expect(sayLacks(loaded.chosen, null)).toEqual([
    "Ten are the most that one chart can show apart. Left out: n10 and n11.",
  ]);
});

it("by age, says who has none, and whose is counted from something else than was asked for", async () => {
  const loaded = await load("projects=a/dated,a/released,a/neither&align=age");
  expect(lacksOf(loaded)).toEqual({ "a/dated": null, "a/released": null, "a/neither": "age" });
  expect(loaded.otherOrigin).toEqual(["released"]);
});

it("tells the days that are in force where none were asked for", async () => {
  expect((await load("projects=a/dated")).shown).toEqual({ from: "2026-01-01", to: "2026-01-02", base: null });
});

it("nobody known is no chart, and everybody is named", async () => {
  expect(await load("projects=no/body")).toMatchObject({ view: null, faults: [], chosen: [{ lack: "unknown" }] });
});
