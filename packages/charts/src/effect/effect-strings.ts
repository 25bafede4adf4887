import { describeWeeks } from "./effect-phrases.ts";
import type { Published } from "./effect-markers.ts";
import type { BandPoint, EffectChartInput, EffectSpec } from "./effect-spec.ts";
import type { Week } from "./effect-weeks.ts";
import { isFigure } from "../lines/runs.ts";
import { writeFooter } from "../lines/write-footer.ts";
import type { Phrases } from "../phrases/index.ts";
import type { LegendEntry, SpecMarker, SpecSeries } from "../spec.ts";
import { cleanText } from "../text/text.ts";

interface Drawn {
  weeks: readonly Week[];
  series: SpecSeries;
  band: BandPoint[][];
  /** Where the axis ends. */
  top: number;
  published: Published;
  markers: readonly SpecMarker[];
}

/** Every text of the chart of weeks around a story. */
export function writeEffectStrings(input: EffectChartInput, drawn: Drawn, phrases: Phrases): EffectSpec["strings"] {
  const { weeks, series, band, top, published, markers } = drawn;
  const orNull = (text: string | null) => (cleanText(text ?? "") === "" ? null : cleanText(text ?? ""));
  const [notice, subtitle] = [orNull(input.notice), orNull(input.subtitle)];
  const isControlled = band.length > 0;
  const isCut = band.flat().some((week) => week.high > top);
  const others = tellOthers(markers, subtitle ?? "", phrases);
  const alt = describeWeeks({ project: series.label, weeks, published, others, verdict: subtitle }, phrases);
  return {
    title: phrases.effect.title(series.label),
    subtitle,
    notice,
    yLabel: phrases.effect.yLabel,
    xLabel: null,
    empty: !series.points.some(isFigure) ? phrases.effect.empty : null,
    legend: buildLegend(series, isControlled, phrases),
    footer: writeFooter({ ...input, method: phrases.effect.method({ isControlled, isCut }) }, phrases),
    alt: notice === null ? alt : `${notice}${phrases.signs.stop}${phrases.signs.gap}${alt}`,
  };
}

/** What else happened, as far as the verdict does not say it already. */
function tellOthers(markers: readonly SpecMarker[], verdict: string, phrases: Phrases): string[] {
  const untold = markers
    .slice(1)
    .filter(
      ({ items }) => !items.every(({ label }) => verdict.includes(label.split(phrases.signs.colon).at(-1) ?? label)),
    );
  return untold.map(({ dateText, text }) => `${dateText}${phrases.signs.colon}${text}${phrases.signs.stop}`);
}

function buildLegend(series: SpecSeries, isControlled: boolean, phrases: Phrases): LegendEntry[] {
  const entry = (text: string, sample: "band" | "median" | "none") =>
    ({ series: null, quality: "observed", text, sample }) as const;
  const isBroken = series.points.some((point) => !isFigure(point));
  return [
    { series: 0, quality: "observed", text: series.label, sample: "week" },
    ...(isBroken ? [{ series: null, quality: "missing", text: phrases.quality.missing, sample: "bar" } as const] : []),
    ...(isControlled
      ? [entry(phrases.effect.band, "band"), entry(phrases.effect.median, "median")]
      : [entry(phrases.effect.uncontrolled, "none")]),
  ];
}
