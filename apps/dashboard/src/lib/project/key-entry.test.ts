import { expect, test } from "vitest";
import { listTimeline } from "#lib/server/timeline-entries.ts";
import { keyEntry } from "./key-entry.ts";

test("two stories of one title on one day have a key each: a list that is kept by key loses neither", () => {
  const story = { title: "Goose is out", source: "Lamp Post", published: "2026-08-01", publishedPlusMinusDays: 0 };
  const stories = [
    { ...story, id: "goose-is-out" },
    { ...story, id: "goose-is-out-2" },
  ];
  const keys = listTimeline({ events: [], releases: [], stories }).map(keyEntry);
  expect(new Set(keys).size).toBe(2);
});
