import type { Client } from "@groundswell/client";
import { missingPoint, type Point } from "@groundswell/core";
import type { Series } from "@groundswell/wire";
import { expect, test } from "vitest";
import { loadLines } from "./load-lines.ts";

type Asked = Parameters<Client["series"]>[1];

const point = (t: string, value: number | null, total?: number | null): Series["points"][number] => ({
  ...(value === null ? missingPoint(t) : ({ t, value, quality: "surviving", receipt: `of ${t}` } satisfies Point)),
  ...(total === undefined ? {} : { total }),
});

/** An API that has these points, whatever interval is asked for. */
function apiOf(points: Partial<Record<"stars" | "surviving" | "forks", Series["points"]>>) {
  const asked: Asked[] = [];
  const knownAt = new Map([
    ["stars", "2026-08-22T04:00:00Z"],
    ["surviving", "2026-08-22T04:00:00.500Z"],
  ]);
  const series: Client["series"] = (repo, query) => {
    asked.push(query);
    const { metric = "stars", interval = "day" } = query ?? {};
    const source = { name: metric, url: null, method: "m" };
    return Promise.resolve({
      repo,
      metric,
      interval,
      points: new Map(Object.entries(points)).get(metric) ?? [],
      sources: [{ name: "shared", url: null, method: "m" }, source],
      asOf: knownAt.get(metric) ?? null,
    });
  };
  return { api: { series }, asked };
}

const TO = "2026-08-22";

test("stars come with their surviving total, each asked for once, over the same days", async () => {
  const { api, asked } = apiOf({
    stars: [point("2026-08-20", 100)],
    surviving: [point("2026-08-20", 3, 90), point("2026-08-21", null, 92)],
  });
  const lines = await loadLines(api, "a/b", "stars", { range: "30d", to: TO });
  expect(lines).toMatchObject({
    interval: "day",
    observed: [{ value: 100 }],
    surviving: [
      { t: "2026-08-20", value: 90, quality: "surviving", receipt: "of 2026-08-20" },
      { t: "2026-08-21", value: 92, quality: "settling", receipt: null },
    ],
    asOf: "2026-08-22T04:00:00.500Z",
    first: "2026-08-20",
  });
  expect(lines.sources.map((source) => source.name)).toEqual(["shared", "stars", "surviving"]);
  const query = { from: "2026-07-23", to: TO, interval: "day" };
  expect(asked).toEqual([
    { ...query, metric: "stars" },
    { ...query, metric: "surviving" },
  ]);
});

test("without a history that is whole there is only what was observed, and its own sources", async () => {
  const { api } = apiOf({ stars: [point("2026-08-20", 100)], surviving: [point("2026-08-20", 3, null)] });
  const lines = await loadLines(api, "a/b", "stars", { range: "30d", to: TO });
  expect(lines).toMatchObject({ surviving: [], asOf: "2026-08-22T04:00:00Z" });
  expect(lines.sources.map((source) => source.name)).toEqual(["shared", "stars"]);
});

test("another metric has no second line, and none is asked for", async () => {
  const { api, asked } = apiOf({ forks: [point("2026-08-20", 10)] });
  expect((await loadLines(api, "a/b", "forks", { range: "90d", to: TO })).surviving).toEqual([]);
  expect(asked).toHaveLength(1);
});

test("all there is begins with the first figure of either line, by weeks where that is long ago", async () => {
  const long = apiOf({ stars: [point("2026-03-23", 1)], surviving: [point("2024-05-06", 0, 0)] });
  const lines = await loadLines(long.api, "a/b", "stars", { range: "all", to: TO });
  expect([lines.first, lines.interval, long.asked.length]).toEqual(["2024-05-06", "week", 2]);
  const young = apiOf({ stars: [point("2026-03-23", 1)], surviving: [point("2026-03-02", 0, 0)] });
  const days = await loadLines(young.api, "a/b", "stars", { range: "all", to: TO });
  expect([days.first, days.interval]).toEqual(["2026-03-02", "day"]);
});

test("a project without any figure has empty lines", async () => {
  const lines = await loadLines(apiOf({}).api, "a/b", "stars", { range: "all", to: TO });
  expect(lines).toMatchObject({ observed: [], surviving: [], first: null });
});
