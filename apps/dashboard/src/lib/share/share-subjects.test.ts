import { phrasesFor, writeOptions } from "@groundswell/charts";
import { expect, it } from "vitest";
import type { ChartQuery } from "#lib/chart-query.ts";
import { readOptions, readSize, type Chosen } from "./chosen.ts";
import { projectCard } from "./project-card.ts";
import { BADGE_TEXT } from "#lib/strings/share.ts";
import { shareBoard, shareEffect, shareProject } from "./share-subjects.ts";

const GOOSE = { repo: "aaif-goose/goose", name: "Goose", releaseCount: 3 };
const SHOWN = { releases: true, stories: false, events: false };
const QUERY: ChartQuery = { metric: "forks", range: "90d", days: null, scale: "log", ...SHOWN };
const STRINGS = { title: "Goose: forks on GitHub", alt: "Goose: forks from 1 to 2" };
const METRICS = ["stars", "forks", "gained"] as const;

const project = shareProject({ project: GOOSE, query: QUERY, metrics: METRICS, strings: STRINGS, from: "2026-05-24" });

/** What the dialog begins with, and what a test is about changed. */
function choose(change: Partial<Chosen> = {}): Chosen {
  const { scale, markers } = project;
  const size = { sizeKey: "16:9", ownWidth: 960, ownHeight: 540 } as const;
  return { place: 0, isPinned: true, ...size, theme: "auto", scale, markers, language: "en", ...change };
}

it("offers the chart that the page shows first, as it shows it, then the project's others", () => {
  expect(project.charts.map(({ address }) => address.replace(`${GOOSE.repo}/`, ""))).toEqual([
    ...["forks", "stars", "gained", "releases"],
  ]);
  expect(writeOptions(readOptions(project, choose()))).toBe("?from=2026-05-24&scale=log&markers=releases");
});

it("names each chart as the chart names itself, so that a frame's title and its picture agree", () => {
  const phrases = phrasesFor("en");
  expect(project.charts.map(({ title }) => title)).toEqual([
    ...["Goose: forks on GitHub", "Goose: stars on GitHub", "Goose: stars gained on GitHub", "Goose: releases"],
  ]);
  for (const category of [null, "agents"]) {
    expect(shareBoard(category).charts[0].title).toBe(phrases.boardTitle(category));
  }
  expect(BADGE_TEXT).toEqual(phrases.badge);
});

it("names the board where it is offered, as the table beside it may be in another order", () => {
  expect(shareBoard(null).open).toBe("Use this list as a chart");
  expect([project.open, shareEffect({ id: "a" }, GOOSE.repo, STRINGS).open]).toEqual([
    "Use this chart",
    "Use this chart",
  ]);
});

it("gives a chart no option that is not its to have: an address with one would be refused", () => {
  const [gained, releases] = [2, 3].map((place) => readOptions(project, choose({ place })));
  expect(writeOptions(gained ?? {})).toBe("?from=2026-05-24&markers=releases");
  expect(writeOptions(releases ?? {})).toBe("?from=2026-05-24&markers=");
  const effect = shareEffect({ id: "über/uns" }, GOOSE.repo, STRINGS);
  expect(writeOptions(readOptions(effect, choose({ theme: "dark", language: "de" })))).toBe("?theme=dark&lang=de");
  expect(effect.charts[0].address).toBe("effect/%C3%BCber%2Funs/aaif-goose/goose");
  expect(writeOptions(readOptions(shareBoard("agents"), choose()))).toBe("?category=agents");
});

it("holds a size of one's own within what is drawn, also while a field is empty", () => {
  expect(readSize(choose({ sizeKey: "card" }))).toEqual({ width: 1200, height: 630 });
  expect(readSize(choose({ sizeKey: "own", ownWidth: 9999, ownHeight: 1.4 }))).toEqual({ width: 2400, height: 200 });
  expect(readSize(choose({ sizeKey: "own", ownWidth: null }))).toEqual({ width: 960, height: 540 });
});

it("shows beside links to a project its first chart, whatever chart was looked at, and never one without figures", () => {
  const wish = { project: GOOSE, query: QUERY, metrics: METRICS, strings: STRINGS };
  const card = (change: Partial<typeof wish> | { metrics: []; strings: null }) => projectCard({ ...wish, ...change });
  const size = "theme=light&width=1200&height=630";
  expect(card({})).toEqual({ path: `/charts/${GOOSE.repo}/stars.png?${size}`, alt: "Goose: stars on GitHub" });
  expect(card({ query: { ...QUERY, metric: "stars" } }).alt).toBe(STRINGS.alt);
  expect(card({ metrics: [], strings: null }).path).toBe(`/charts/${GOOSE.repo}/releases.png?${size}`);
  const unreleased = { ...wish, project: { ...GOOSE, releaseCount: 0 }, metrics: [], strings: null };
  expect(projectCard(unreleased).path).toBe(`/charts/board/momentum.png?${size}`);
});
