import { dayFromNumber } from "@groundswell/core";
import { expect, test } from "vitest";
import { generateWorld } from "./generated/index.ts";
import type { StarWeek } from "./rest/history.ts";
import { AUTHORIZED, get, lamp, NOON, openStandin } from "./test-support.ts";
import { truthOf } from "./truth.ts";

const HOUR_MS = 3_600_000;

test("the truth is what the stand-in answers, page by page", async () => {
  const { world } = generateWorld({ seed: "truth", projects: 12, start: NOON, days: 2 });
  const standin = await openStandin(world.repos);
  const truth = truthOf(world);
  standin.clock.now = NOON + 30 * HOUR_MS;
  const read = async (path: string) => (await get(standin, path, AUTHORIZED)).json;
  const pages = async <T>(path: string): Promise<T[]> => {
    const all: T[] = [];
    for (let page = 1; ; page += 1) {
      const items = (await read(`${path}&page=${page}`)) as T[];
      if (items.length === 0) return all;
      all.push(...items);
    }
  };
  const today = dayFromNumber(Math.floor(standin.clock.now / 86_400_000));
  for (const { databaseId } of world.repos) {
    const totals = truth.totalsAt(databaseId, standin.clock.now);
    const path = `/repositories/${databaseId}`;
    expect((await get(standin, path, AUTHORIZED)).status === 200).toBe(totals !== null);
    if (totals === null) continue;
    expect(await read(path)).toMatchObject({
      full_name: truth.nameAt(databaseId, standin.clock.now),
      stargazers_count: totals.stars,
      forks_count: totals.forks,
      open_issues_count: totals.openIssues + totals.openPulls,
      subscribers_count: totals.watchers,
    });
    const weeks = await pages<StarWeek>(`${path}/stargazers/history?per_page=30`);
    const days = weeks
      .flatMap(({ week, days }) => days.map((n, i) => [dayFromNumber(week / 86_400 + i), n] as const))
      .filter(([day]) => day <= today);
    expect(new Map(days.toSorted())).toEqual(truth.survivingAt(databaseId, standin.clock.now));
    const forks = await pages<{ created_at: string }>(`${path}/forks?sort=newest&per_page=100`);
    const byDay = Object.entries(Object.groupBy(forks, (fork) => fork.created_at.slice(0, 10)));
    expect(new Map(byDay.map(([day, list]) => [day, list?.length]))).toEqual(
      truth.forksByDayAt(databaseId, standin.clock.now),
    );
    const releases = await pages<{ id: number; html_url: string; assets: { name: string; download_count: number }[] }>(
      `${path}/releases?per_page=100`,
    );
    expect(truth.releasesAt(databaseId, standin.clock.now)).toMatchObject(
      releases.map(({ id, html_url: url, assets }) => ({
        id,
        url,
        downloads: Object.fromEntries(assets.map((a) => [a.name, a.download_count])),
      })),
    );
  }
  standin.expectNoViolations();
});

test("what nobody can see is unknown, not zero", () => {
  const truth = truthOf({
    repos: [
      lamp({ changes: [{ at: "2026-03-26T00:00:00Z", private: true }] }),
      lamp({ databaseId: 8, dmcaAt: "2026-03-26T00:00:00Z" }),
    ],
  });
  for (const ask of [truth.nameAt, truth.totalsAt, truth.survivingAt, truth.forksByDayAt, truth.releasesAt]) {
    expect([ask(7, NOON), ask(8, NOON), ask(9, NOON), ask(7, NOON - 24 * HOUR_MS) === null]).toEqual([
      null,
      null,
      null,
      false,
    ]);
  }
});

test("the history begins with the Sunday of the week of creation, and its days are those of the stand-in's zone", () => {
  const world = { repos: [lamp()] };
  const evening = Date.parse("2026-03-26T07:59:59Z");
  const daysIn = (historyZoneOffsetMinutes: number) => [
    ...(truthOf(world, { historyZoneOffsetMinutes }).survivingAt(7, evening) ?? []),
  ];
  expect(daysIn(0)[0]).toEqual(["2026-03-08", 0]);
  expect([daysIn(0).at(-1), daysIn(-480).at(-1)]).toEqual([
    ["2026-03-26", 3],
    ["2026-03-25", 40],
  ]);
});
