import type { ProjectEvent } from "@groundswell/wire";
import { expect, test } from "vitest";
import { listTimeline } from "./timeline-entries.ts";

function surgeOf(from: string, to: string): ProjectEvent {
  return {
    kind: "surge",
    text: "Surge on some days",
    at: `${to}T23:00:00Z`,
    notBefore: null,
    from: null,
    to: null,
    span: { from, to },
    figures: { stars: 1490.1, expected: 301.6, days: 3, p: 0.00001 },
    receipt: "1-0123456789abcdef",
  };
}

const released = (tag: string, day: string) => ({ tag, at: `${day}T10:00:00Z`, receipt: `1-${tag}` });

test("releases with nothing between them are one entry; what happened between two keeps them apart", () => {
  const entries = listTimeline({
    events: [surgeOf("2026-06-07", "2026-06-09")],
    releases: [released("v4", "2026-06-30"), released("v3", "2026-06-20"), released("v2", "2026-06-02")],
    stories: [],
  });
  expect(entries.map(({ kind, text, from, to }) => [kind, text, from, to])).toEqual([
    ["release", "2 releases, v3 to v4", "2026-06-20", "2026-06-30"],
    ["surge", "Surge: 1,490 stars where about 302 were expected, 4.9 times as many", "2026-06-07", "2026-06-09"],
    ["release", "Released v2", "2026-06-02", "2026-06-02"],
  ]);
  expect(entries[0]?.receipt, "gathered ones have a receipt each, in their own list").toBeNull();
});

test("a step has its own mark, and says that its rate is the median of two weeks: a surge within them does not make it", () => {
  const step: ProjectEvent = {
    ...surgeOf("2026-01-17", "2026-01-30"),
    kind: "step",
    notBefore: "2026-01-10T00:00:00Z",
    figures: { before: 56.2, after: 103.4 },
  };
  const [entry] = listTimeline({ events: [step], releases: [], stories: [] });
  expect(entry).toMatchObject({ kind: "step", from: "2026-01-17", to: "2026-01-30" });
  expect(entry?.text).toMatch(/^Step: about 103 stars on the median day of these two weeks; about 56 before/);
});

test("a run of releases ends with the calendar year, so that it can stand under the year's heading", () => {
  const releases = [released("v2", "2026-01-02"), released("v1", "2025-12-30")];
  expect(listTimeline({ events: [], releases, stories: [] }).map(({ to }) => to.slice(0, 4))).toEqual(["2026", "2025"]);
});

test("what was only seen says between which looks it happened", () => {
  const event: ProjectEvent = {
    ...surgeOf("2026-04-06", "2026-04-07"),
    kind: "transferred",
    text: "Transferred from block/goose to aaif-goose/goose",
    at: "2026-04-07T04:07:00Z",
    notBefore: "2026-04-06T04:07:00Z",
    span: null,
    figures: {},
  };
  const [entry] = listTimeline({ events: [event], releases: [], stories: [] });
  expect(entry?.note).toBe("Seen 7 Apr 2026, not yet on 6 Apr 2026");
  expect(entry?.kind).toBe("repository");
});
