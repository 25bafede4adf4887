import { expect, test } from "vitest";
import { describeHealth } from "./check-health.ts";

const health = { hasTrigrams: true, hasSearchIndex: true, pins: { charts: 2, answers: 3, bytes: 1_250_000, lost: 0 } };

test("a database with its index and its pins is in order, and what is pinned is counted", () => {
  expect(describeHealth(health).map(({ name, state, says }) => [name, state, says])).toEqual([
    ["extensions", "ok", "pg_trgm is there, and searches use its index"],
    ["pins", "ok", "2 pinned charts, 3 stored answers, 1.3 MB"],
  ]);
});

test.each([
  [false, /^as a superuser.*create extension pg_trgm; create index/],
  [true, /^as a superuser, in this database: create index/],
])("without an index for searches (extension: %s) it says how to make one", (hasTrigrams, remedy) => {
  const [search] = describeHealth({ ...health, hasTrigrams, hasSearchIndex: false });
  expect(search).toMatchObject({ state: "warn", remedy: expect.stringMatching(remedy) as string });
});

test("a published address without its chart fails", () => {
  const [, pins] = describeHealth({ ...health, pins: { ...health.pins, lost: 1 } });
  expect(pins).toMatchObject({ state: "fail", says: expect.stringContaining("1 published address without") as string });
});
