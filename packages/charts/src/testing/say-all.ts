import { dayNumber } from "@groundswell/core";
import type { ToldEffect } from "../facts.ts";
import type { Phrases } from "../phrases/index.ts";
import { sampleTold } from "./effect-facts.ts";

const day = dayNumber;
const [FROM, TO] = [day("2026-03-26"), day("2026-08-22")];

const RANGE = {
  ...{ from: "2026-03-24", to: "2026-03-28", low: 0.3, high: 6 },
  weeks: [
    { stars: 1_946, expected: 475, ratio: { value: 4.1, low: 2.6, high: 6 } },
    { stars: 333, expected: 475, ratio: { value: 0.7, low: 0.4, high: 1.2 } },
    { stars: 280, expected: 560, ratio: { value: 0.5, low: 0.3, high: 0.8 } },
  ],
};

/** Effects that every ending of the sentence is said of. */
export const TOLD_EFFECTS: Record<string, ToldEffect> = {
  rose: sampleTold(),
  provisional: sampleTold({ state: "provisional", controlled: false, peers: 2, verdict: "already rising" }),
  open: sampleTold({ state: "open" }),
  openRange: sampleTold({ state: "open", range: { ...RANGE, low: null, high: null, weeks: [] } }),
  noFigures: sampleTold({
    verdict: "too little data",
    week: { ...sampleTold().week, stars: null, expected: null, ratio: null },
  }),
  few: sampleTold({
    verdict: "too little data",
    week: { ...sampleTold().week, stars: 1, expected: 0.62, ratio: { value: 1.12, low: 0.004, high: 9 } },
  }),
  gaps: sampleTold({
    verdict: "too little data",
    range: { ...RANGE, weeks: [...RANGE.weeks, { stars: null, expected: null, ratio: null }] },
  }),
  days: sampleTold({ verdict: "no distinguishable change", range: RANGE }),
  dated: sampleTold({ state: "provisional", isoWeek: "2026-W14", controlled: false }),
  confounded: sampleTold({
    verdict: "confounded by a release",
    confounders: [
      { kind: "release", day: "2026-03-27", what: "v1.29.0" },
      { kind: "renamed", day: "2026-03-28", what: "aaif-goose/goose" },
      { kind: "transferred", day: "2026-03-29", what: "aaif-goose" },
      { kind: "made public", day: "2026-03-30", what: "" },
    ],
  }),
  shared: sampleTold({ verdict: "shared with other stories", sharedWith: [1, 2] }),
  sharedOne: sampleTold({ verdict: "shared with other stories", sharedWith: [1] }),
  none: sampleTold({
    verdict: "no distinguishable change",
    week: { ...sampleTold().week, stars: 540, ratio: { value: 1.03, low: 0.8, high: 1.3 } },
  }),
  fewer: sampleTold({
    verdict: "no distinguishable change",
    week: { ...sampleTold().week, stars: -12, ratio: { value: 0.02, low: 0.01, high: 0.1 } },
  }),
  more: sampleTold({ verdict: "no distinguishable change", pairs: 7 }),
};

/** Every phrase of a language once, by its name: all that a chart can ever say. */
export function sayAll(p: Phrases): Record<string, string> {
  return { ...sayPlain(p), ...sayWhole(p), ...sayParts(p), ...sayEffects(p) };
}

function sayPlain(p: Phrases): Record<string, string> {
  const name = (prefix: string, texts: object) =>
    Object.fromEntries(
      Object.entries(texts).flatMap(([key, text]) =>
        typeof text === "string" ? [pair(`${prefix} ${key}`, text)] : [],
      ),
    );
  return {
    ...{ rate: p.rate, simulated: p.simulated, licence: p.licence, linearBars: p.linearBars, noFigure: p.noFigure },
    ...name("quality", p.quality),
    ...name("stars", p.stars),
    ...name("columns", p.columns),
    ...name("momentum", p.momentum),
    ...name("board", p.board),
    ...name("timeline", p.timeline),
    ...name("no releases", p.timeline.empty),
    ...{ sharesRounded: p.sharesRounded, emptyDays: p.empty(p.metric("net", "week"), true) },
    ...name("badge", p.badge),
    ...name("effect", p.effect),
    ...name("effect column", p.effect.columns),
    ...name("verdict", p.effect.verdict),
    ...name("history", p.history),
  };
}

const pair = (name: string, text: string): [string, string] => [name, text];

function sayWhole(p: Phrases): Record<string, string> {
  const metrics = ["stars", "surviving", "gained", "lost", "net", "forks", "releases"] as const;
  const intervals = ["day", "week", "month"] as const;
  return Object.fromEntries<string>([
    ...metrics.flatMap((m) => intervals.map((i) => pair(`metric ${m} ${i}`, p.metric(m, i)))),
    ...metrics.map((m) => pair(`title ${m}`, p.title(m, "Goose"))),
    ...(["date", "age", "index"] as const).map((a) =>
      pair(`compared ${a}`, p.compareTitle("stars", ["Goose", "Ollama"], a)),
    ),
    ["compared many", p.compareTitle("forks", ["Goose", "Ollama", "vLLM", "Aider"], "date")],
    ["releases", p.releasesTitle("Goose")],
    ...(["published", "tagged", "both"] as const).map((dated) => pair(`dated ${dated}`, p.timeline.method(dated))),
    ["board shown", [p.board.count(10, 34), p.board.count(34, 34), p.board.count(1, 1)].join(" | ")],
    ["counted", [p.countedFrom("created", ["Goose"]), p.countedFrom("release", ["Goose", "Ollama"])].join(" | ")],
    ["left out of it", p.leftOut("Codex")],
    ...(["days", "figure", "zero"] as const).map((lack) => pair(`no base ${lack}`, p.noBase("Codex", lack, "DATE"))),
    ["board", p.boardTitle(null)],
    ["board's notes", [p.board.notes.spike, p.board.notes.noGain, p.board.notes.to("DATE")].join(" | ")],
    ["board's lacks", [p.board.notes.lack.recent("18", "28"), p.board.notes.lack.baseline("30", "56")].join(" | ")],
    ["board of", p.boardTitle("agents")],
    ...intervals.map((i) => pair(`method ${i}`, p.method(i, 0))),
    ["left out", p.method("day", 12)],
  ]);
}

function sayParts(p: Phrases): Record<string, string> {
  const stars = p.metric("stars", "day");
  const item = (kind: "story" | "release" | "event", label: string) => ({
    x: TO,
    plusMinusDays: 0,
    kind,
    label,
    url: null,
  });
  const crowd = [...["a", "b", "c"].map((label) => item("story", label)), item("event", "d")];
  return {
    number: p.number(53_197.25),
    compact: p.compact(53_197),
    percent: p.percent(58),
    factor: p.factor(1.42),
    age: p.age(1_000),
    ageAxis: (["created", "release", "own"] as const).map(p.ageAxis).join(" | "),
    span: [p.years(1), p.years(2), p.days(1), p.days(100)].join(" | "),
    perDay: [0.5, 1, 41].map(p.perDay).join(" | "),
    plusMinus: `${p.plusMinus(1)} | ${p.plusMinus(3)}`,
    more: p.more(12),
    index: p.indexLabel(stars, p.shortDate(FROM, true)),
    log: p.yLabel(stars, { log: true, croppedAt: null }),
    cropped: p.yLabel(stars, { log: false, croppedAt: p.number(30_000) }),
    empty: `${p.empty(stars)} | ${p.empty(p.metric("gained", "day"))}`,
    source: [[], ["GH Archive"], ["GH Archive", "GitHub"]].map((names) => p.source(names)).join(" | "),
    noSource: p.source([], true),
    asOf: p.asOf(p.instant("2026-08-22T04:07:20Z") ?? ""),
    pinned: p.pinned(p.instant("2026-08-22T04:07:20Z") ?? ""),
    stale: [[], ["exo", "Goose"]].map((names) => p.staleSince(p.shortDate(TO, true), names)).join(" | "),
    chart: p.chart("aaif-goose/goose/stars"),
    gathered: p.timeline.gathered(12, "v1.0", "v1.4"),
    releasesSpan: p.timeline.span(12, "A", "B"),
    marker: p.markerText([...crowd, item("release", "v1"), item("release", "v2")]),
    brief: p.releasesBriefly([item("release", "v1"), item("release", "v2")]),
    months: [p.monthRange(FROM, TO), p.monthRange(TO, TO), p.monthRange(FROM - 200, TO)].join(" | "),
    dates: [
      p.date(day("2026-03-01")),
      p.dateRange(FROM, FROM + 6, true),
      p.dateRange(FROM, TO, false),
      p.month(TO, true),
    ].join(" | "),
    years: `${p.year(TO)} | ${p.fullMonth(TO)} | ${p.dateRange(day("2025-12-30"), day("2026-01-05"), true)}`,
  };
}

function sayEffects({ effect }: Phrases): Record<string, string> {
  const sentences = Object.entries(TOLD_EFFECTS).map(([key, told]) => pair(`sentence ${key}`, effect.sentence(told)));
  return {
    ...Object.fromEntries(sentences),
    title: effect.title("Goose"),
    heading: effect.heading("Goose", "DATE"),
    oneWeek: effect.oneWeekBefore("512", "DATE"),
    weeks: effect.weeksBefore(8, "471", "602", "528"),
    sameWeeks: effect.weeksBefore(2, "5", "5", "5"),
    storyWeek: effect.storyWeek("RANGE", "1204", { low: "372", middle: "488", high: "820" }),
    bareWeek: effect.storyWeek("RANGE", null, null),
    gaps: `${effect.gaps(1)} ${effect.gaps(3)}`,
    controlled: effect.method({ isControlled: true, isCut: true }),
    uncontrolledMethod: effect.method({ isControlled: false, isCut: false }),
  };
}
