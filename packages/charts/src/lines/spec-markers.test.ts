import { addDays, dayNumber } from "@groundswell/core";
import fc from "fast-check";
import { expect, test } from "vitest";
import { buildChartSpec } from "./build-chart-spec.ts";
import type { Language, MarkerChange } from "../spec.ts";
import { SAMPLE_STORY, sampleInput, sampleRelease } from "../testing/samples.ts";
import { toSvg } from "../to-svg.ts";

test("stories are numbered first and never merge with releases on the same day", () => {
  const spec = buildChartSpec(sampleInput({ markers: [sampleRelease("2026-03-27", "v1.29.0"), SAMPLE_STORY] }));
  expect(spec.markers.map((m) => [m.number, m.lane, m.dateText, m.text])).toEqual([
    [1, "news", "27 Mar ± 3 days", "AIDRAN: Open Source AI's Identity Crisis"],
    [2, "releases", "27 Mar", "v1.29.0"],
  ]);
});

test("crowded releases share a number that says how many and from when to when", () => {
  const markers = ["2026-06-01", "2026-06-02", "2026-06-03"].map((t) => sampleRelease(t, `v${t.slice(-1)}`));
  const [only, ...others] = buildChartSpec(sampleInput({ markers })).markers;
  expect(others).toEqual([]);
  expect(only).toMatchObject({ x: dayNumber("2026-06-02"), dateText: "1 – 3 Jun", text: "3 releases up to v3" });
});

test("however many there are, no marker is lost, numbers keep their distance, and the key can hold them", () => {
  const offsets = fc.array(fc.integer({ min: 0, max: 149 }), { maxLength: 300 });
  fc.assert(
    fc.property(offsets, fc.integer({ min: 320, max: 1200 }), (days, width) => {
      const markers = days.map((d) => sampleRelease(addDays("2026-03-26", d)));
      const { markers: groups, frame, size, x } = buildChartSpec(sampleInput({ markers, width }));
      expect(groups.flatMap((g) => g.items)).toHaveLength(markers.length);
      expect(groups.length).toBeLessThanOrEqual(12);
      const pxPerDay = (size.width - frame.left - frame.right) / (x.domain[1] - x.domain[0]);
      const gaps = groups.slice(1).map((group, i) => group.x - (groups[i]?.x ?? group.x));
      // Places are rounded to half days.
      for (const gap of gaps) expect((gap + 0.5) * pxPerDay).toBeGreaterThanOrEqual(17);
    }),
    { seed: 11, numRuns: 60 },
  );
});

test("an event is told in the chart's language, with the names as they are; what is no licence or owner as the facts say it", () => {
  const event = (t: string, label: string, change?: MarkerChange) => ({
    ...{ t, plusMinusDays: 0, kind: "event" as const, label, url: null },
    ...(change === undefined ? {} : { change }),
  });
  const markers = [
    event("2026-04-01", "Transferred from a/b to c/b", { of: "owner", from: "a/b", to: "c/b" }),
    event("2026-05-01", "Licence file changed …", {
      of: "file",
      from: "Apache-2.0",
      to: "changed MIT + unidentified + not read",
    }),
    event("2026-06-01", "Licence file of the weights added: Llama", { of: "weights", from: null, to: "Llama" }),
    event("2026-07-01", "Licence changed from MIT to none", { of: "licence", from: "MIT", to: null }),
    event("2026-08-01", "Archived by its owner: read-only"),
  ];
  const say = (language: Language) =>
    buildChartSpec(sampleInput({ markers, language })).markers.map(({ text }) => text);
  expect(say("en")).toEqual(markers.map(({ label }) => label));
  expect(say("de")).toEqual([
    "Übertragung von a/b an c/b",
    "Lizenzdatei: von Apache-2.0 zu MIT (verändert) und nicht erkannt und nicht gelesen",
    "Lizenzdatei der Gewichte: neu, Llama",
    "Lizenz laut GitHub: nicht mehr gefunden, zuvor MIT",
    "Archived by its owner: read-only",
  ]);
  for (const language of ["fr", "es", "ja", "zh"] as const) {
    const said = say(language).slice(0, 4);
    expect(said.join()).not.toMatch(/Transferred|unidentified|not read|Licence (?:file|changed)|undefined/);
    expect(said).toEqual(
      [/a\/b.*c\/b/, /Apache-2\.0.*MIT/, /Llama/, /MIT/].map((names) => expect.stringMatching(names) as string),
    );
  }
});

test("a marker outside the range is left out, unless its doubt reaches in; only web addresses are kept", () => {
  const story = { ...SAMPLE_STORY, t: "2026-03-24" };
  const evil = { ...sampleRelease("2026-05-01"), url: "javascript:alert(1)" };
  const { markers } = buildChartSpec(sampleInput({ markers: [story, sampleRelease("2026-03-25"), evil] }));
  expect(markers.map((m) => [m.kind, m.x])).toEqual([
    ["story", dayNumber("2026-03-26")],
    ["release", dayNumber("2026-05-01")],
  ]);
  expect(markers[1]?.items[0]?.url).toBeNull();
});

test("three stories under one number are named; of more the number comes first, where nothing cuts it off", () => {
  const stories = (count: number) =>
    Array.from({ length: count }, (_, i) => ({ ...SAMPLE_STORY, plusMinusDays: 0, label: `Outlet ${i}: a headline` }));
  const textOf = (count: number) => buildChartSpec(sampleInput({ markers: stories(count) })).markers[0]?.text;
  expect(textOf(3)).toBe("Outlet 0: a headline; Outlet 1: a headline; Outlet 2: a headline");
  expect(textOf(4)).toBe("four stories, the first: Outlet 0: a headline");
  expect(textOf(60)).toBe("60 stories, the first: Outlet 0: a headline");
});

test("sixty stories within nine months keep their distance, lose none, and fence nothing in", () => {
  const markers = Array.from({ length: 60 }, (_, i) => ({
    ...SAMPLE_STORY,
    t: addDays("2026-03-27", (i * i * 7) % 149),
    plusMinusDays: 0,
    label: `Outlet ${i}: a headline`,
  }));
  for (const width of [390, 960]) {
    const spec = buildChartSpec(sampleInput({ markers, width }));
    expect(spec.markers.flatMap((marker) => marker.items)).toHaveLength(60);
    const pxPerDay = (width - spec.frame.left - spec.frame.right) / (spec.x.domain[1] - spec.x.domain[0]);
    for (const [i, marker] of spec.markers.slice(1).entries()) {
      expect((marker.x - (spec.markers[i]?.x ?? NaN) + 0.5) * pxPerDay).toBeGreaterThanOrEqual(17);
    }
    const svg = toSvg(spec);
    expect(svg).toContain(`and ${spec.markers.length - (width === 390 ? 4 : 2)} more`);
    const lines = new Set([...svg.matchAll(/M([\d.]+) [\d.]+V[\d.]+/g)].map(([, x]) => x));
    expect(lines.size).toBeLessThan(spec.markers.length * 3);
  }
});
