import { expect, it } from "vitest";
import { isSameSearch, parseCompareQuery, writeCompareQuery } from "./compare-query.ts";

const read = (search: string) => parseCompareQuery(new URLSearchParams(search));

it.each([
  ["projects=a/b,c/d", "projects=a/b,c/d"],
  ["projects=a/b,,a/b,+c/d&align=date&scale=linear&from=&to=&interval=", "projects=a/b,c/d"],
  [
    "projects=a/b&metric=forks&align=index&base=2026-01-01&scale=log",
    "projects=a/b&align=index&base=2026-01-01&scale=log&metric=forks",
  ],
  [
    "projects=a/b&align=age&origin=release&base=2026-01-01&interval=week",
    "projects=a/b&align=age&origin=release&interval=week",
  ],
  ["metric=net&scale=log&align=sideways&interval=hour&markers=birthdays", "metric=net"],
  ["projects=https://github.com/a/b,a/b/", "projects=a/b"],
  ["projects=a/b&markers=stories,releases", "projects=a/b&markers=releases,stories"],
  ["projects=a/b&align=age&markers=stories", "projects=a/b&align=age"],
  ["", ""],
])("reads %s, leaving out what is at its default or says nothing", (asked, written) => {
  expect(writeCompareQuery(read(asked))).toBe(written);
  expect(read(written)).toEqual(read(asked));
});

it("keeps what is wrong of names, days and an index of flows: the API says what is wrong with it", () => {
  expect(writeCompareQuery(read("projects=no&from=2026-13-01&align=index&metric=net"))).toBe(
    "projects=no&align=index&from=2026-13-01&metric=net",
  );
});

it("does not lead to an index of flows", () => {
  expect(writeCompareQuery(read("projects=a/b&align=index"), { metric: "net" })).toBe("projects=a/b&metric=net");
  expect(writeCompareQuery(read("projects=a/b&align=index"), { metric: "forks" })).toContain("align=index");
});

it("takes addresses for the same whatever their order and escapes, and no others", () => {
  const same = (a: string, b: string) => isSameSearch(new URLSearchParams(a), new URLSearchParams(b));
  expect(same("metric=net&projects=a%2Fb%2Cc/d", "projects=a/b,c/d&metric=net")).toBe(true);
  expect(same("projects=a/b", "projects=a/b&from=")).toBe(false);
});
