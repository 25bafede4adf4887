import { contentHash, dayNumber } from "@groundswell/core";
import { canonicalJson } from "./canonical-json.ts";
import { clampSize } from "./clamp-size.ts";
import { describeWeeks, EFFECT_TEXTS } from "./effect-phrases.ts";
import type { BandPoint, EffectChartInput, EffectSpec } from "./effect-spec.ts";
import { axisValues, bandRuns, linePoints, readWeeks, WEEK, type Week } from "./effect-weeks.ts";
import { buildFrame, labelLines } from "./frame.ts";
import { countTicks, sizeMetrics } from "./metrics.ts";
import { phrasesFor, type Phrases } from "./phrases.ts";
import { isFigure } from "./runs.ts";
import { RENDER_VERSION, type LegendEntry, type SpecMarker, type SpecSeries, type Tick } from "./spec.ts";
import { cleanText } from "./text.ts";
import { buildValueAxis } from "./y-axis.ts";

/**
 * Decides the chart of a project's weeks around a story: stars a week as a line from zero, the peers' band and median,
 * the story's week shaded, its day (or the days that it may have been) numbered. Same input, same value.
 * @throws RangeError when a day of the input is not a calendar day
 */
export function buildEffectSpec(input: EffectChartInput): EffectSpec {
  const phrases = phrasesFor("en");
  const size = { width: clampSize(input.width, 240), height: clampSize(input.height, 200) };
  const metrics = sizeMetrics(size);
  const weeks = readWeeks(input.weeks);
  const published = readPublished(input.story);
  const domain = chooseDomain(weeks, published);
  const series = buildLine(input, weeks, phrases);
  const band = bandRuns(weeks);
  const y = buildValueAxis(
    axisValues(series.points, band),
    { scale: "linear", from: "zero", maxTicks: countTicks(metrics, size.width).y, compact: metrics.narrow },
    phrases,
  );
  const frame = buildFrame(y, labelLines([series], domain, metrics), domain, metrics);
  const most = countTicks(metrics, size.width - frame.left - frame.right).x;
  const spec = {
    renderVersion: RENDER_VERSION,
    id: cleanText(input.id),
    mark: "weeks" as const,
    language: "en" as const,
    theme: input.theme,
    size,
    frame,
    interval: "week" as const,
    x: { kind: "date" as const, domain, ticks: weekTicks(weeks, domain, most, phrases) },
    y,
    series: [series],
    receipts: [],
    band,
    shade: buildShade(weeks, series, phrases),
    published: { from: published.from, to: published.to },
    markers: [buildMarker(input, published, phrases)],
    strings: writeStrings(input, { weeks, series, band, top: y.domain[1], published }, phrases),
  };
  return { ...spec, hash: contentHash(canonicalJson(spec)) };
}

interface Published {
  day: number;
  plusMinusDays: number;
  from: number;
  to: number;
}

function readPublished({ published, plusMinusDays }: EffectChartInput["story"]): Published {
  const day = dayNumber(published);
  const doubt = Number.isFinite(plusMinusDays) ? Math.max(0, Math.round(plusMinusDays)) : 0;
  return { day, plusMinusDays: doubt, from: day - doubt, to: day + doubt + 1 };
}

/** All weeks whole; the story's own days too, as far as a week beyond them: doubt of a year must not squeeze the weeks. */
function chooseDomain(weeks: readonly Week[], { day, from, to }: Published): [number, number] {
  const first = weeks[0]?.from ?? day;
  const end = (weeks.at(-1)?.from ?? day) + WEEK;
  return [Math.min(first, Math.max(from, first - WEEK)), Math.max(end, Math.min(to, end + WEEK))];
}

function buildLine({ projectName }: EffectChartInput, weeks: readonly Week[], phrases: Phrases): SpecSeries {
  const points = linePoints(weeks);
  const last = points.findLast(isFigure);
  return {
    key: "stars",
    label: cleanText(projectName),
    colour: 0,
    points,
    last:
      last === undefined
        ? null
        : { x: last.x, y: last.y, text: phrases.number(Math.round(last.y)), dateText: weekText(last.x, phrases) },
  };
}

function weekText(middle: number, phrases: Phrases): string {
  const from = Math.floor(middle - WEEK / 2);
  return phrases.dateRange(from, from + WEEK - 1, false);
}

/** A tick where each week begins; a date at as many as fit, the story's week among them. */
function weekTicks(weeks: readonly Week[], [from]: [number, number], most: number, phrases: Phrases): Tick[] {
  if (weeks.length === 0) return [{ value: from, label: phrases.shortDate(from, true) }];
  const step = Math.ceil(weeks.length / Math.max(1, most));
  let year = "";
  return weeks.map((week) => {
    if (week.k % step !== 0) return { value: week.from, label: "" };
    const withYear = phrases.shortDate(week.from, true);
    const isNewYear = withYear.slice(-4) !== year;
    year = withYear.slice(-4);
    return { value: week.from, label: isNewYear ? withYear : phrases.shortDate(week.from, false) };
  });
}

function buildShade(weeks: readonly Week[], { last }: SpecSeries, phrases: Phrases): EffectSpec["shade"] {
  const week = weeks.find(({ k }) => k === 0);
  if (week === undefined) return null;
  const x = week.from + WEEK / 2;
  // The line's end has its figure beside it already.
  const isLast = last?.x === x;
  return {
    from: week.from,
    to: week.from + WEEK,
    text: EFFECT_TEXTS.shade,
    figure: week.stars === null || isLast ? null : { x, y: week.stars, text: phrases.number(Math.round(week.stars)) },
  };
}

function buildMarker(input: EffectChartInput, published: Published, phrases: Phrases): SpecMarker {
  const { day, plusMinusDays } = published;
  const outlet = cleanText(input.outlet ?? "");
  const title = cleanText(input.storyTitle);
  const label = outlet === "" ? title : `${outlet}: ${title}`;
  const url = /^https?:\/\/[^\s"'<>]+$/i.test(input.storyUrl ?? "") ? (input.storyUrl ?? null) : null;
  const doubt = plusMinusDays === 0 ? "" : ` ${phrases.plusMinus(plusMinusDays)}`;
  return {
    number: 1,
    x: day + 0.5,
    lane: "news",
    kind: "story",
    items: [{ x: day, plusMinusDays, kind: "story", label, url }],
    dateText: `${phrases.dateRange(day, day, false)}${doubt}`,
    text: label,
  };
}

interface Drawn {
  weeks: readonly Week[];
  series: SpecSeries;
  band: BandPoint[][];
  /** Where the axis ends. */
  top: number;
  published: Published;
}

function writeStrings(input: EffectChartInput, drawn: Drawn, phrases: Phrases): EffectSpec["strings"] {
  const { weeks, series, band, top, published } = drawn;
  const orNull = (text: string | null) => (cleanText(text ?? "") === "" ? null : cleanText(text ?? ""));
  const [notice, subtitle] = [orNull(input.notice), orNull(input.subtitle)];
  const when = input.asOf === null ? null : phrases.instant(input.asOf);
  const isControlled = band.length > 0;
  const isCut = band.flat().some((week) => week.high > top);
  const alt = describeWeeks({ project: series.label, weeks, published, verdict: subtitle }, phrases);
  return {
    title: EFFECT_TEXTS.title(series.label),
    subtitle,
    notice,
    yLabel: EFFECT_TEXTS.yLabel,
    empty: series.last === null ? EFFECT_TEXTS.empty : null,
    legend: buildLegend(series, isControlled),
    footer: {
      source: phrases.source(input.sources.map(cleanText)),
      asOf: when === null ? null : phrases.asOf(when),
      method: EFFECT_TEXTS.method({ isControlled, isCut }),
      chart: phrases.chart(cleanText(input.id)),
    },
    alt: notice === null ? alt : `${notice}. ${alt}`,
  };
}

function buildLegend(series: SpecSeries, isControlled: boolean): LegendEntry[] {
  const entry = (text: string, sample: "band" | "median" | "none") =>
    ({ series: null, quality: "observed", text, sample }) as const;
  return [
    { series: 0, quality: "observed", text: series.label },
    ...(isControlled
      ? [entry(EFFECT_TEXTS.band, "band"), entry(EFFECT_TEXTS.median, "median")]
      : [entry(EFFECT_TEXTS.uncontrolled, "none")]),
  ];
}
