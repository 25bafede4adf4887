import { readSeries } from "@groundswell/db";
import { expect, test } from "vitest";
import { DAY_MS, HOUR_MS, NOON, onBothDatabases, TOKEN, type Scene } from "./harness.ts";
import { readDays, readFreshnessOf, readSurviving, readTotals } from "./read.ts";
import { lamp, LAMP_DAYS, plain } from "./worlds.ts";

const REPO = "octo/lamp";

const seriesOf = async (scene: Scene, metric: "surviving" | "gained") => {
  const query = { metric, interval: "day", from: null, to: null, asOf: null } as const;
  const { points } = await readSeries(scene.db, scene.projects[0]?.id ?? 0, query);
  return points;
};

onBothDatabases("surviving stars by day", (suite) => {
  test("the running week has no days of the future, and its own day is settling", async () => {
    const scene = await suite.open([lamp()]);
    await scene.collect();
    const days = await readDays(scene.db, REPO);
    expect(days.at(-1)).toMatchObject({ day: "2026-03-26", stars: 5 });
    expect(days[0]?.day).toBe("2026-03-08");
    const points = await seriesOf(scene, "surviving");
    expect(points.at(-1)).toMatchObject({ t: "2026-03-26", value: 5, quality: "settling" });
    expect(points.find((p) => p.t === "2026-03-20")).toMatchObject({ value: 7, quality: "surviving" });
  });

  test("labels west of UTC are stored as GitHub gives them", async () => {
    const scene = await suite.open([lamp()], { historyZoneOffsetMinutes: -480 });
    scene.clock.now = Date.parse("2026-03-26T03:00:00Z");
    await scene.collect();
    // There it is still Wednesday; Thursday's zero is not in the future for us.
    const days = await readDays(scene.db, REPO);
    expect(days.slice(-2)).toMatchObject([{ day: "2026-03-25" }, { day: "2026-03-26", stars: 0 }]);
  });

  test("a long history is read page by page to its first week, across restarts", async () => {
    const perDay = Array.from({ length: 700 }, (_, i) => (i % 5) + 1);
    const old = plain("b/old", 5, { createdAt: "2024-05-01T09:00:00Z", given: { from: "2024-05-01", perDay } });
    const scene = await suite.open([old]);
    for (let n = 0; n < 6; n += 1) {
      const stop = new AbortController();
      await scene.restart();
      await scene.collector().collectOnce({ signal: stop.signal, onStep: () => stop.abort() });
      scene.clock.now += 60_000;
    }
    await scene.collect();
    expect(scene.standin.requests.map((r) => r.path).filter((path) => path.includes("history"))).toEqual(
      [1, 2, 3, 4].map((page) => `/repositories/5/stargazers/history?per_page=30&page=${page}`),
    );
    const surviving = await readSurviving(scene.db, "b/old");
    expect(surviving["2024-05-01"]).toBe(1);
    expect((await readFreshnessOf(scene, "b/old")).historyFrom).toBe("2024-04-28");
    const [total] = await readTotals(scene.db, "b/old");
    const atNoon = Object.values(surviving).reduce((sum, n) => sum + n, 0);
    expect(Math.abs(atNoon - (total?.stars ?? 0))).toBeLessThanOrEqual(1);
  });

  test("where GitHub gives the history out by name only, the name is asked once its owner is confirmed", async () => {
    const scene = await suite.open([lamp(), plain("a/one", 1), plain("a/two", 2), plain("a/three", 3)]);
    scene.standin.setFault(/^GET \/repositories\/\d+\/stargazers/, { kind: "status", status: 404 });
    await scene.collect();
    expect((await readDays(scene.db, REPO)).at(-1)).toMatchObject({ day: "2026-03-26", stars: 5 });
    expect((await readFreshnessOf(scene, REPO)).problem).toBeNull();
    scene.clock.now += 2 * DAY_MS;
    await scene.collect();
    const asked = scene.standin.requests.map((r) => r.path).filter((path) => path.includes("history"));
    const [id, name] = ["repositories", "repos"];
    // Three such projects show that it is the list; from then on the id is not asked any more.
    expect(asked.map((path) => path.split("/")[1])).toEqual([
      id,
      name,
      id,
      name,
      id,
      name,
      name,
      name,
      name,
      name,
      name,
    ]);
  });

  for (const [mode, token] of [
    ["without a token", null],
    ["with a token", TOKEN],
  ] as const) {
    test(`the newest page is read once a day, and only that one, ${mode}`, async () => {
      const perDay = Array.from({ length: 500 }, () => 2);
      const old = plain("b/old", 5, { createdAt: "2025-01-01T09:00:00Z", given: { from: "2025-01-01", perDay } });
      const scene = await suite.open([old], { token });
      await scene.collect();
      scene.standin.clearLog();
      for (let hour = 1; hour <= 49; hour += 1) {
        if (hour % 12 !== 0 && hour !== 49) continue;
        scene.clock.now = NOON + hour * HOUR_MS;
        await scene.collect();
      }
      const pages = scene.standin.requests.filter((r) => r.path.includes("history"));
      expect(pages.map((r) => [(r.at - NOON) / HOUR_MS, r.path.at(-1)])).toEqual([
        [24, "1"],
        [48, "1"],
      ]);
    });
  }

  test("stars taken back make new rows for their days, and what was said before is kept", async () => {
    const scene = await suite.open([lamp({ unstars: [{ day: "2026-03-20", at: "2026-03-27T08:00:00Z", count: 4 }] })]);
    await scene.collect();
    scene.clock.now += DAY_MS;
    await scene.collect();
    const said = (await readDays(scene.db, REPO)).filter((d) => d.day >= "2026-03-19");
    expect(said.map((d) => [d.day, d.stars, d.at])).toEqual([
      ["2026-03-19", 6, NOON],
      ["2026-03-20", 7, NOON],
      ["2026-03-20", 3, NOON + DAY_MS],
      ["2026-03-21", 8, NOON],
      ["2026-03-22", 9, NOON],
      ["2026-03-23", 20, NOON],
      ["2026-03-24", 30, NOON],
      ["2026-03-25", 40, NOON],
      ["2026-03-26", 5, NOON],
      ["2026-03-26", 10, NOON + DAY_MS],
      ["2026-03-27", 25, NOON + DAY_MS],
    ]);
    expect((await seriesOf(scene, "surviving")).find((p) => p.t === "2026-03-20")?.value).toBe(3);
    expect((await seriesOf(scene, "gained")).find((p) => p.t === "2026-03-20")?.value).toBe(7);
  });

  test("a day first seen while it ran settles when later fetches confirm it unchanged", async () => {
    const scene = await suite.open([lamp()]);
    for (let day = 0; day <= 6; day += 1) {
      scene.clock.now = NOON + day * DAY_MS;
      await scene.collect();
    }
    const pick = (points: { t: string; value: number | null; quality: string }[], t: string) => {
      const point = points.find((p) => p.t === t);
      return [point?.value, point?.quality];
    };
    const surviving = await seriesOf(scene, "surviving");
    const gained = await seriesOf(scene, "gained");
    expect([pick(surviving, "2026-03-26"), pick(gained, "2026-03-26")]).toEqual([
      [10, "surviving"],
      [10, "surviving"],
    ]);
    expect(pick(surviving, "2026-03-31")).toEqual([0, "settling"]);
    expect(pick(gained, "2026-03-31")).toEqual([null, "missing"]);
    expect(Object.values(await readSurviving(scene.db, REPO))).toEqual(LAMP_DAYS);
  });

  for (const [what, body] of [
    ["six days in a week", '[{"week":1774137600,"total":3,"days":[1,1,1,0,0,0]}]'],
    ["a negative count", '[{"week":1774137600,"total":3,"days":[1,1,1,0,0,-1,0]}]'],
    ["half a star", '[{"week":1774137600,"total":3,"days":[1,1,0.5,0,0,0,0]}]'],
    ["an object", '{"weeks":[]}'],
  ] as const) {
    test(`a history with ${what} is not stored`, async () => {
      const scene = await suite.open([lamp()]);
      scene.standin.setFault(/history/, { kind: "status", status: 200, contentType: "application/json", body });
      expect(await scene.collect()).toMatchObject({ failed: 1 });
      expect(await readDays(scene.db, REPO)).toEqual([]);
      expect((await readFreshnessOf(scene, REPO)).problem).toMatch(/not promise/);
    });
  }

  test("a history without weeks is an answer like any other", async () => {
    const scene = await suite.open([lamp()]);
    scene.standin.setFault(/history/, { kind: "status", status: 200, contentType: "application/json", body: "[]" });
    expect(await scene.collect()).toMatchObject({ failed: 0 });
    expect(await readDays(scene.db, REPO)).toEqual([]);
  });
});
