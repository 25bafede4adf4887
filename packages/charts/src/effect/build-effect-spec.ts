import { contentHash, dayFromNumber, dayNumber } from "@groundswell/core";
import { canonicalJson } from "../hash/canonical-json.ts";
import { clampSize } from "../layout/clamp-size.ts";
import { describeWeeks } from "./effect-phrases.ts";
import type { BandPoint, EffectChartInput, EffectSpec } from "./effect-spec.ts";
import { axisValues, bandRuns, linePoints, readWeeks, WEEK, type Week } from "./effect-weeks.ts";
import { buildFrame, labelLines } from "../layout/frame.ts";
import { countTicks, sizeMetrics } from "../layout/metrics.ts";
import { phrasesFor, type Phrases } from "../phrases/index.ts";
import { isFigure } from "../lines/runs.ts";
import { RENDER_VERSION, type LegendEntry, type SpecMarker, type SpecSeries, type Tick } from "../spec.ts";
import { cleanText } from "../text/text.ts";
import { writeFooter } from "../lines/write-footer.ts";
import { buildValueAxis } from "../axes/y-axis.ts";

/**
 * Decides the chart of a project's weeks around a story: stars a week as a line from zero, the peers' band and median,
 * the story's week shaded, its day (or the days that it may have been) numbered. Same input, same value.
 * @throws RangeError when a day of the input is not a calendar day
 */
export function buildEffectSpec(input: EffectChartInput): EffectSpec {
  const phrases = phrasesFor(input.language ?? "en");
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
    language: phrases.language,
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
    draw: "line",
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
    const weekYear = dayFromNumber(week.from).slice(0, 4);
    const isNewYear = weekYear !== year;
    year = weekYear;
    return { value: week.from, label: phrases.shortDate(week.from, isNewYear) };
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
    text: phrases.effect.shade,
    figure: week.stars === null || isLast ? null : { x, y: week.stars, text: phrases.number(Math.round(week.stars)) },
  };
}

function buildMarker(input: EffectChartInput, published: Published, phrases: Phrases): SpecMarker {
  const { day, plusMinusDays } = published;
  const outlet = cleanText(input.outlet ?? "");
  const title = cleanText(input.storyTitle);
  const label = outlet === "" ? title : `${outlet}${phrases.signs.colon}${title}`;
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
  const isControlled = band.length > 0;
  const isCut = band.flat().some((week) => week.high > top);
  const alt = describeWeeks({ project: series.label, weeks, published, verdict: subtitle }, phrases);
  return {
    title: phrases.effect.title(series.label),
    subtitle,
    notice,
    yLabel: phrases.effect.yLabel,
    xLabel: null,
    empty: series.last === null ? phrases.effect.empty : null,
    legend: buildLegend(series, isControlled, phrases),
    footer: writeFooter({ ...input, method: phrases.effect.method({ isControlled, isCut }) }, phrases),
    alt: notice === null ? alt : `${notice}${phrases.signs.stop}${phrases.signs.gap}${alt}`,
  };
}

function buildLegend(series: SpecSeries, isControlled: boolean, phrases: Phrases): LegendEntry[] {
  const entry = (text: string, sample: "band" | "median" | "none") =>
    ({ series: null, quality: "observed", text, sample }) as const;
  return [
    { series: 0, quality: "observed", text: series.label },
    ...(isControlled
      ? [entry(phrases.effect.band, "band"), entry(phrases.effect.median, "median")]
      : [entry(phrases.effect.uncontrolled, "none")]),
  ];
}
