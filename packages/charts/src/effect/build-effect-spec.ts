import { contentHash, dayFromNumber, dayNumber } from "@groundswell/core";
import { canonicalJson } from "../hash/canonical-json.ts";
import { clampSize } from "../layout/clamp-size.ts";
import { buildEffectMarkers, type Published } from "./effect-markers.ts";
import type { EffectChartInput, EffectSpec } from "./effect-spec.ts";
import { writeEffectStrings } from "./effect-strings.ts";
import { axisValues, bandRuns, listGaps, readWeeks, WEEK, weekPoints, type Week } from "./effect-weeks.ts";
import { buildFrame } from "../layout/frame.ts";
import { countTicks, shareKey, sizeMetrics, type Metrics } from "../layout/metrics.ts";
import { phrasesFor, type Phrases } from "../phrases/index.ts";
import { isFigure } from "../lines/runs.ts";
import { RENDER_VERSION, type SpecSeries, type Tick } from "../spec.ts";
import { cleanText } from "../text/text.ts";
import { buildValueAxis } from "../axes/y-axis.ts";

/**
 * Decides the chart of a project's weeks around a story: stars a week as bars from zero, the peers' band and median
 * across them, the story's week shaded, its day (or the days that it may have been) numbered, and what else happened. Same input, same value.
 * @throws RangeError when a day of the input is not a calendar day
 */
export function buildEffectSpec(input: EffectChartInput): EffectSpec {
  const phrases = phrasesFor(input.language ?? "en");
  const size = { width: clampSize(input.width, 240), height: clampSize(input.height, 200) };
  const metrics = sizeMetrics(size);
  const weeks = readWeeks(input.weeks);
  const published = readPublished(input.story);
  const domain = chooseDomain(weeks, published);
  const series = buildBars(input, weeks);
  const band = bandRuns(weeks);
  const y = buildValueAxis(
    axisValues(series.points, band),
    { scale: "linear", from: "zero", maxTicks: countTicks(metrics, size.width).y, compact: metrics.narrow },
    phrases,
  );
  const frame = buildFrame(y, [], domain, metrics);
  const plotWidth = size.width - frame.left - frame.right;
  const most = countTicks(metrics, plotWidth).x;
  const markers = buildEffectMarkers(input, published, findRoom(metrics, domain, plotWidth), phrases);
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
    figures: listFigures(series, phrases),
    gaps: listGaps(series.points, weeks),
    band,
    shade: buildShade(weeks, phrases),
    published: { from: published.from, to: published.to },
    markers,
    strings: writeEffectStrings(input, { weeks, series, band, top: y.domain[1], published, markers }, phrases),
  };
  return { ...spec, hash: contentHash(canonicalJson(spec)) };
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

function buildBars({ projectName }: EffectChartInput, weeks: readonly Week[]): SpecSeries {
  // Each bar says its figure itself.
  return {
    key: "stars",
    label: cleanText(projectName),
    colour: 0,
    draw: "bars",
    points: weekPoints(weeks),
    last: null,
  };
}

function listFigures({ points }: SpecSeries, phrases: Phrases): EffectSpec["figures"] {
  return points.filter(isFigure).map(({ x, y }) => ({ x, y, text: phrases.number(Math.round(y)) }));
}

function findRoom(metrics: Metrics, domain: [number, number], plotWidth: number) {
  return {
    domain,
    plotWidth,
    minGap: 2 * metrics.badgeRadius + 3 * metrics.scale,
    places: shareKey(metrics, 1).releases,
  };
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

function buildShade(weeks: readonly Week[], phrases: Phrases): EffectSpec["shade"] {
  const week = weeks.find(({ k }) => k === 0);
  if (week === undefined) return null;
  const { from, stars } = week;
  const figure = stars === null ? null : { x: from + WEEK / 2, y: stars, text: phrases.number(Math.round(stars)) };
  return { from, to: from + WEEK, text: phrases.effect.shade, figure };
}
