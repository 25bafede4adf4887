import { expect, test } from "vitest";
import { onBothDatabases, ORIGIN } from "./harness.ts";
import { assertWellFormed } from "./well-formed.ts";

const GOOSE = "/badge/aaif-goose/goose";

onBothDatabases("badges", (suite) => {
  const read = async (path: string, deps: Parameters<typeof suite.makeApi>[0] = {}) => {
    const response = await suite.makeApi(deps).fetch(new Request(ORIGIN + path));
    expect([path, response.status]).toEqual([path, 200]);
    const svg = await response.text();
    expect(assertWellFormed(svg)).toBe("svg");
    return { response, svg, title: /<title[^>]*>([^<]*)</.exec(svg)?.[1] ?? "" };
  };

  test("tell a project's total, its week and its momentum, each in words for those who can't see it", async () => {
    expect((await read(`${GOOSE}/stars.svg`)).title).toBe("Goose: stars: 53,197");
    expect((await read(`${GOOSE}/gained.svg`)).title).toMatch(/^Goose: stars, 7 days: \+\d{1,3}$/);
    expect((await read(`${GOOSE}/momentum.svg?theme=dark`)).title).toMatch(/^Goose: momentum: [a-z ]+ \d\.\d+×$/);
    expect((await read(`${GOOSE}/stars.svg?lang=de`)).title).toContain("53.197");
  });

  test("of a project without figures say that there is none, and never zero", async () => {
    const { title, svg } = await read("/badge/Muesli-HQ/muesli/stars.svg");
    expect(title).toBe("Muesli: stars: no figure");
    expect(svg).not.toMatch(/>0</);
  });

  test("say as of when they are where that was days ago, and that they are invented where they are", async () => {
    const later = { now: () => Date.parse("2026-08-27T12:00:00Z") };
    expect((await read(`${GOOSE}/stars.svg`, later)).title).toBe("Goose: stars: 53,197 (22 Aug 2026)");
    expect((await read(`${GOOSE}/stars.svg`, { world: "demo" })).title).toMatch(/^Goose: stars \(demo\): .*simulated/i);
  });

  test("may be shown anywhere, for a while, and can do nothing", async () => {
    const { response } = await read(`${GOOSE}/stars.svg`);
    expect(response.headers.get("content-type")).toBe("image/svg+xml; charset=utf-8");
    expect(response.headers.get("content-security-policy")).toMatch(/^default-src 'none';.*sandbox/);
    expect(response.headers.get("cache-control")).toMatch(/^public, max-age=300, /);
    expect(response.headers.get("etag")).toMatch(/^"[\w-]+"$/);
  });

  test("lead from an old name to today's", async () => {
    const response = await suite.get("/badge/block/goose/stars.svg?theme=dark");
    expect([response.status, response.headers.get("location")]).toEqual([301, `${GOOSE}/stars.svg?theme=dark`]);
  });
});
