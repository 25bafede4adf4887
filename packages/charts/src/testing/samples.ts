import { addDays, dayRange, missingPoint, type Day, type Point, type Quality } from "@groundswell/core";
import type { ChartInput, MarkerInput } from "../spec.ts";

/** Texts that try to break out of where they are put. */
export const HOSTILE = [
  "</title><script>alert(1)</script>",
  `"><img src=x onerror='alert(1)'>`,
  "a & b < c > d \" e ' f",
  "]]><![CDATA[ <!-- --> <?xml?> &amp; &#0; &bogus;",
  "nul \u0000 bell \u0007 escape \u001b delete \u007f c1 \u0085 end",
  "broken \ud800 surrogate \udfff and \uffff",
  "family 👩‍👩‍👧‍👦 flag 🇩🇪 zalgo z̷̢̛a̶l̸g̵o",
  "مرحبا بالعالم שלום \u202egnirts desrever\u202c",
  "漢字かな交じり文の長い題名がここにあります".repeat(8),
  "line\nbreak\ttab\u2028separator",
  "x".repeat(3000),
  "",
];

export function samplePoints(from: Day, values: readonly (number | null)[], quality: Quality = "observed"): Point[] {
  return values.map((value, i) => {
    const t = addDays(from, i);
    return value === null ? missingPoint(t) : { t, value, quality, receipt: "7-0123456789abcdef" };
  });
}

export function sampleRelease(t: Day, label = `v${t}`): MarkerInput {
  return { t, plusMinusDays: 0, kind: "release", label, url: `https://github.com/aaif-goose/goose/releases/${t}` };
}

export const SAMPLE_STORY: MarkerInput = {
  t: "2026-03-27",
  plusMinusDays: 3,
  kind: "story",
  label: "AIDRAN: Open Source AI's Identity Crisis",
  url: "https://aidran.ai/stories/open-source-ais-volume-spike-masks-community-7333",
};

/** Goose from 2026-03-26 (33,581) to 2026-08-22 (53,197), a straight line between the two archived figures. */
export function sampleInput(changes: Partial<ChartInput> = {}): ChartInput {
  const days = dayRange("2026-03-26", "2026-08-22");
  const values = days.map((_, i) => Math.round(33_581 + ((53_197 - 33_581) * i) / (days.length - 1)));
  return {
    id: "aaif-goose/goose/stars",
    title: "Goose: stars on GitHub",
    metricLabel: "Stars",
    series: [{ key: "aaif-goose/goose", label: "Goose", points: samplePoints("2026-03-26", values, "archived") }],
    interval: "day",
    markers: [...Array.from({ length: 12 }, (_, i) => sampleRelease(addDays("2026-04-02", i * 9))), SAMPLE_STORY],
    scale: "linear",
    theme: "light",
    width: 960,
    height: 540,
    from: "2026-03-26",
    to: "2026-08-22",
    asOf: "2026-08-22T04:07:20Z",
    sources: ["EvanLi/Github-Ranking"],
    notice: null,
    ...changes,
  };
}

/** The sample with one series of these values, from 2026-03-26 on, and no markers. */
export function inputOf(values: readonly (number | null)[], changes: Partial<ChartInput> = {}): ChartInput {
  const points = samplePoints("2026-03-26", values);
  const series = [{ key: "a", label: "Goose", points }];
  return sampleInput({ series, markers: [], from: null, to: null, ...changes });
}
