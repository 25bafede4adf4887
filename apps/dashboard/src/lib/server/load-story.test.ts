import { createClient } from "@groundswell/client";
import { expect, test } from "vitest";
import { loadStory } from "./load-story.ts";
import { sampleEffect, sampleMention, sampleStory } from "./testing/sample-effect.ts";

const RELEASES = ["2026-04-02", "2026-04-01", "2026-03-23", "2026-03-22", "2025-12-01"];

const SWINGS = [
  { from: "2026-03-31", to: "2026-04-13" },
  { from: "2026-06-07", to: "2026-06-09" },
].map((span) => ({ kind: "surge", text: "A surge", at: `${span.to}T09:00:00Z`, span, figures: {} }));

const RELICENSED = {
  ...{ kind: "licence file changed", key: "1", from: "MIT", to: "BUSL-1.1", figures: {}, span: null },
  ...{ text: "Licence file changed from MIT to BUSL-1.1", at: "2026-03-29T09:00:00Z" },
};

/** An API that knows some releases and a source of every project. */
const api = createClient({
  baseUrl: "http://localhost",
  fetch: (input: RequestInfo | URL) => {
    const { pathname, searchParams } = new URL(input instanceof Request ? input.url : input);
    if (pathname.endsWith("/events")) {
      const items = searchParams.toString().includes("transferred") ? [RELICENSED] : SWINGS;
      return Promise.resolve(Response.json({ items, nextCursor: null }));
    }
    const releases = RELEASES.map((day) => ({ tag: `v${day}`, at: `${day}T09:00:00Z` }));
    return Promise.resolve(
      Response.json(
        pathname.endsWith("/releases")
          ? { items: releases, nextCursor: null }
          : { points: [], sources: [{ name: "A ranking" }], asOf: "2026-08-22T04:07:00Z" },
      ),
    );
  },
});

test("whom a story names for sure is shown with the effect, and who was decided not to be meant apart", async () => {
  const others = [
    sampleMention({ repo: "octo/kettle", name: "Kettle", status: "linked", eligible: false }),
    sampleMention({ repo: "octo/spoon", name: "Spoon", status: "rejected" }),
  ];
  const story = sampleStory({ mentions: [sampleMention({ status: "confirmed" }), ...others] });
  const { named, rejected } = await loadStory(api, story, false);
  expect(named.map(({ mention, effect }) => [mention.repo, effect?.verdict ?? null])).toEqual([
    ["octo/lamp", "no distinguishable change"],
    ["octo/kettle", null],
  ]);
  expect(rejected.map(({ repo }) => repo)).toEqual(["octo/spoon"]);
});

test("the chart is drawn from the effect's own weeks, for wide pages and phones, and says where they are from", async () => {
  const { named } = await loadStory(api, sampleStory(), true);
  const chart = named[0]?.chart;
  for (const svg of [chart?.wideSvg ?? "", chart?.narrowSvg ?? ""]) {
    expect(svg).toContain("A ranking");
    expect(svg).toContain(">360<");
    expect(svg).toContain("invented");
    expect(svg.replace(/<[^>]+>/g, " "), "what else became otherwise in those weeks").toMatch(/changed\s+from\s+MIT/);
  }
});

test("releases from three days before the week to its end are told with it", async () => {
  const { named } = await loadStory(api, sampleStory(), false);
  expect(named[0]?.releases.map(({ tag }) => tag)).toEqual(["v2026-03-23", "v2026-04-01"]);
  expect(named[0]?.around).toEqual([]);
});

test("a surge that overlaps the weeks shown is told with them, a later one is not", async () => {
  const { named } = await loadStory(api, sampleStory(), false);
  expect(named[0]?.swings).toEqual([{ from: "2026-03-31", to: "2026-04-13", text: "A surge" }]);
});

test("without a figure there is no chart, and the releases around the day are what is known", async () => {
  const weeks = sampleEffect().weeks.map((week) => ({ ...week, stars: null }));
  const story = sampleStory({ effects: [sampleEffect({ weeks })] });
  const { named } = await loadStory(api, story, false);
  expect(named[0]?.chart).toBeNull();
  expect(named[0]?.around.map(({ tag }) => tag)).toEqual(["v2026-03-22", "v2026-03-23", "v2026-04-01", "v2026-04-02"]);
});
