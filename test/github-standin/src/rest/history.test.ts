import { expect, test } from "vitest";
import { get, lamp, openStandin, rulesBroken } from "../test-support.ts";
import type { StarWeek } from "./history.ts";

const PATH = "/repos/octo/lamp/stargazers/history";
const SUNDAY = Date.parse("2026-03-22T00:00:00Z") / 1000;
const WEEK = 7 * 86_400;

test("weeks come newest first from Sundays, back to the week of creation, and days to come are zero", async () => {
  const standin = await openStandin([lamp()]);
  const reply = await get(standin, PATH);
  expect(reply.json).toEqual([
    { week: SUNDAY, total: 104, days: [9, 20, 30, 40, 5, 0, 0] },
    { week: SUNDAY - WEEK, total: 35, days: [2, 3, 4, 5, 6, 7, 8] },
    { week: SUNDAY - 2 * WEEK, total: 1, days: [0, 0, 0, 0, 0, 0, 1] },
  ]);
  expect(reply.headers.get("link")).toBeNull();
  expect(reply.headers.get("cache-control")).toBe("public, max-age=60");
  expect(reply.headers.get("access-control-allow-origin")).toBe("*");
});

test("an unstar lowers the day on which the star was given, so that the sum stays the total", async () => {
  const unstars = [{ day: "2026-03-15", at: "2026-03-26T13:00:00Z", count: 2 }];
  const standin = await openStandin([lamp({ unstars })]);
  for (const hours of [0, 2, 20, 100]) {
    standin.clock.now += hours * 3_600_000;
    const weeks = (await get(standin, PATH)).json as StarWeek[];
    const { count } = (await get(standin, "/repos/octo/lamp/stargazers/count")).json as { count: number };
    expect(weeks.reduce((sum, week) => sum + week.total, 0)).toBe(count);
  }
  expect(((await get(standin, PATH)).json as StarWeek[]).find((w) => w.week === SUNDAY - WEEK)?.days[0]).toBe(0);
});

test("pages lead on through the numeric id, and a page past the end is empty", async () => {
  const standin = await openStandin([lamp()]);
  const first = await get(standin, `${PATH}?per_page=2`);
  expect(first.json).toHaveLength(2);
  const next = `${standin.url}/repositories/7/stargazers/history?per_page=2&page=2`;
  expect(first.headers.get("link")).toBe(`<${next}>; rel="next", <${next}>; rel="last"`);
  const second = await fetch(next);
  expect(await second.json()).toHaveLength(1);
  expect(second.headers.get("link")).toMatch(/page=1>; rel="prev".*rel="first"/);
  expect((await get(standin, `${PATH}?page=3`)).json).toEqual([]);
  standin.expectNoViolations();
});

test("more than 30 weeks a page or 100 pages is a broken rule", async () => {
  const standin = await openStandin([lamp({ createdAt: "2025-01-01T00:00:00Z" })]);
  expect((await get(standin, `${PATH}?per_page=100`)).json).toHaveLength(30);
  expect((await get(standin, `${PATH}?page=101`)).status).toBe(422);
  expect(rulesBroken(standin)).toEqual(["page-size", "page-number"]);
});

test("a repository that GitHub considers spammed answers 422", async () => {
  const standin = await openStandin([lamp({ spammed: true })]);
  expect((await get(standin, PATH)).status).toBe(422);
});

test("days of a zone behind UTC are labelled as there: the evening's stars belong to the day before", async () => {
  const standin = await openStandin([lamp()], { historyZoneOffsetMinutes: -480 });
  standin.clock.now = Date.parse("2026-03-26T07:59:59Z");
  const [week] = (await get(standin, PATH)).json as StarWeek[];
  expect(week?.days).toEqual([9, 20, 30, 40, 0, 0, 0]);
});
