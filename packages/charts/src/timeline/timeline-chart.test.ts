import { dayNumber } from "@groundswell/core";
import fc from "fast-check";
import { expect, test } from "vitest";
import { buildTimelineSpec } from "./build-timeline-spec.ts";
import type { ReleasesFacts } from "../facts.ts";
import { drawTimelineSvg } from "./svg-timeline.ts";
import { expectSoundImage } from "../testing/expect-same-chart.ts";
import { readAnnotations } from "../testing/expect-same-series.ts";
import { looks } from "../testing/facts-arbitraries.ts";
import { gzipSize, readSharedData } from "../testing/files.ts";
import { releasesFacts, sampleReleases } from "../testing/list-facts.ts";
import { findAll, readXml, textOf, type Element } from "../testing/read-svg.ts";
import { readPlot } from "../testing/read-plot.ts";
import { SAMPLE_LOOKS } from "../testing/sample-facts.ts";
import { timelineToChartJs } from "./timeline-chart-js.ts";
import type { TimelineSpec } from "./timeline-spec.ts";
import { toTable } from "../to-table.ts";

const build = (facts: ReleasesFacts, look = {}) => buildTimelineSpec(facts, { ...SAMPLE_LOOKS, ...look });
const lanesOf = (spec: TimelineSpec) => spec.lanes.map(({ key, count, shape }) => [key, count, shape]);

test("releases stand in lanes by what they change, each with a shape of its own", () => {
  const spec = build(sampleReleases());
  expect(lanesOf(spec)).toEqual([
    ["major", 2, "diamond"],
    ["minor", 1, "circle"],
    ["patch", 2, "square"],
    ["prerelease", 1, "triangle"],
  ]);
  const shapes = findAll(readXml(drawTimelineSvg(spec)), "data-shape").map((e) => e.attributes["data-shape"]);
  expect(new Set(shapes)).toEqual(new Set(["diamond", "circle", "triangle"]));
});

test("the newest of each lane is labelled, the newest of all with its day; crowded ones are gathered and counted", () => {
  const spec = build(sampleReleases());
  expect(spec.marks.flatMap(({ label }) => (label === null ? [] : [[label.tag, label.date]]))).toEqual([
    ["v2.0.0", "30 Jun 2026"],
    ["v1.1.0", null],
    ["v1.1.2", null],
    ["v2.0.0-rc.1", null],
  ]);
  const pair = spec.marks.find(({ items }) => items.length === 2);
  expect([pair?.text, pair?.x]).toEqual([
    "2 releases, v1.1.1 to v1.1.2 (27 – 28 Mar 2026)",
    dayNumber("2026-03-27") + 0.5,
  ]);
});

test("silence since the last release is part of the picture, and so are only the days asked for", () => {
  expect(build(sampleReleases()).x.domain).toEqual([dayNumber("2026-01-10"), dayNumber("2026-08-22")]);
  const spring = build(sampleReleases({ from: "2026-02-01", to: "2026-04-30" }));
  expect(spring.x.domain).toEqual([dayNumber("2026-02-01"), dayNumber("2026-04-30")]);
  expect(spring.lanes.reduce((sum, { count }) => sum + count, 0)).toBe(3);
  expect(build(sampleReleases({ releases: [], markers: [], asOf: null })).x.domain).toEqual([-1, 1]);
});

test("stories are numbered unless they are not wanted; a project without a release says so", () => {
  const empty = build(sampleReleases({ releases: [] }));
  expect([empty.markers.length, empty.strings.empty]).toEqual([1, "No releases yet"]);
  expect(build(sampleReleases(), { markers: ["releases"] }).markers).toEqual([]);
});

test("licences and owners that became others are numbered beside stories, and lengthen nothing", () => {
  const event = { plusMinusDays: 0, kind: "event" as const, label: "Licence file changed", url: null };
  const { markers } = sampleReleases();
  const facts = sampleReleases({
    markers: [...markers, { ...event, t: "2026-04-02" }, { ...event, t: "2019-01-01" }],
  });
  const spec = build(facts, { markers: ["stories", "events"] });
  expect(spec.x.domain).toEqual(build(sampleReleases()).x.domain);
  expect(spec.markers.flatMap(({ items }) => items.map(({ kind }) => kind)).toSorted()).toEqual(["event", "story"]);
  expect(spec.strings.alt).toContain("; one story and one event marked.");
  expect(build(facts, { markers: ["stories"] }).markers).toHaveLength(1);
});

test("a list that nobody has read is not said to be empty, nor a project to have no releases but in the days asked for", () => {
  const say = (changes: Partial<ReleasesFacts>) => {
    const { empty, alt } = build(
      sampleReleases({ releases: [], markers: [], from: null, to: null, ...changes }),
    ).strings;
    return [empty, alt];
  };
  const unread = "the list of releases has not been read yet";
  expect(say({ list: "unread" })).toEqual([`T${unread.slice(1)}`, `Goose: ${unread}.`]);
  expect(say({ list: "unread", from: "2026-02-01" })[1]).toBe(`Goose: ${unread}.`);
  expect(say({ from: "2026-02-01" })).toEqual(["No releases in these days", "Goose: no releases in these days."]);
  expect(say({})).toEqual(["No releases yet", "Goose: no releases yet."]);
});

test("the method says by what releases are dated: publication, git tag, or either", () => {
  const [first, ...rest] = sampleReleases().releases;
  const tagged = rest.map((release) => ({ ...release, dated: "tagged" as const }));
  const method = (releases: ReleasesFacts["releases"]) => build(sampleReleases({ releases })).strings.footer.method;
  expect(method(rest)).toBe("Releases by the day that they were published on (UTC)");
  expect(method(tagged)).toBe("Releases by the date of their git tags (UTC)");
  expect(method([...(first === undefined ? [] : [first]), ...tagged])).toContain("or, where only the git tag is known");
});

test("the table has every release, oldest first, with its kind", () => {
  const { rows } = toTable(build(sampleReleases()));
  expect(rows.map((row) => [row.t, row.cells[0]?.text, row.provenance])[0]).toEqual(["2026-01-10", "v1.0.0", "Major"]);
  expect(rows.map((row) => row.t)).toEqual(rows.map((row) => row.t).toSorted());
  expect(rows).toHaveLength(6);
});

/** The middle of a mark's shape or pill. */
function placeOf(mark: Element): [number, number] {
  const pill = mark.children.find((e) => e.name === "rect");
  const number = (name: string) => Number(pill?.attributes[name]);
  if (pill !== undefined) return [number("x") + number("width") / 2, number("y") + number("height") / 2];
  const [, x, y] = /^M(\S+) ([^\sml]+)m/.exec(mark.children[0]?.attributes["d"] ?? "") ?? [];
  return [Number(x), Number(y)];
}

function expectSameTimeline(facts: ReleasesFacts, look: typeof looks extends fc.Arbitrary<infer T> ? T : never) {
  const spec = buildTimelineSpec(facts, look);
  const svg = drawTimelineSvg(spec);
  const root = readXml(svg);
  expectSoundImage(svg, root, spec);
  expect(JSON.parse(JSON.stringify(spec))).toEqual(spec);
  const config = timelineToChartJs(spec);
  const plot = readPlot(root, config);
  const drawn = findAll(root, "data-release");
  const points = config.data.datasets.flatMap(({ data }) => data);
  const places = drawn.map(placeOf);
  expect(places).toHaveLength(points.length);
  const off = points.map(({ x, y }, i) => {
    const [px, py] = places[i] ?? [NaN, NaN];
    return Math.max(Math.abs(px - plot.x(x)), Math.abs(py - plot.y(y ?? NaN)));
  });
  // Half of a width that is itself rounded is added to a place that is.
  expect(off.every((distance) => distance < 0.21)).toBe(true);
  const counts = readAnnotations(config).flatMap(([key, of]) =>
    key.startsWith("count-") && of.type === "label" ? [of.content] : [],
  );
  expect(counts).toEqual(drawn.map((e) => e.attributes["data-count"]).filter((count) => count !== "1"));
  const [from, to] = spec.x.domain;
  const shown = facts.releases.filter(({ t }) => dayNumber(t) >= from && dayNumber(t) <= to);
  expect(spec.marks.flatMap(({ items }) => items.map(({ x }) => x)).toSorted()).toEqual(
    shown.map(({ t }) => dayNumber(t)).toSorted(),
  );
  return { spec, drawn, places };
}

test("SVG, Chart.js and facts agree on every mark, and no two marks of a lane touch: 60 timelines", () => {
  const property = fc.property(releasesFacts, looks, (facts, look) => {
    const { spec, places } = expectSameTimeline(facts, look);
    for (const [i, mark] of spec.marks.entries()) {
      const next = spec.marks[i + 1];
      if (next?.lane !== mark.lane) continue;
      expect((places[i + 1]?.[0] ?? NaN) - (places[i]?.[0] ?? NaN)).toBeGreaterThan(10);
    }
  });
  fc.assert(property, { numRuns: 60, seed: 6 });
});

const csv = readSharedData("archive/releases.csv");

test.runIf(csv !== null)("Goose's 214 tags to 30 June 2026 are all there, in a picture of a few kilobytes", () => {
  const releases = (csv ?? "")
    .split("\n")
    .map((line) => line.split(","))
    .filter(([repo]) => repo === "aaif-goose/goose")
    .map(([, tag = "", at = "", kind]) => ({ t: at.slice(0, 10), tag, prerelease: kind === "prerelease", url: null }))
    .toSorted((a, b) => (a.t < b.t ? -1 : 1));
  const { spec, drawn } = expectSameTimeline(sampleReleases({ releases }), SAMPLE_LOOKS);
  expect(drawn.reduce((sum, e) => sum + Number(e.attributes["data-count"]), 0)).toBe(214);
  expect(spec.lanes.map(({ key, count }) => [key, count])).toEqual([
    ["major", 2],
    ["minor", 63],
    ["patch", 85],
    ["other", 2],
    ["prerelease", 62],
  ]);
  const svg = drawTimelineSvg(spec);
  expect(textOf(readXml(svg))).toContain("v1.40.0");
  expect(gzipSize(svg)).toBeLessThan(4096);
});
