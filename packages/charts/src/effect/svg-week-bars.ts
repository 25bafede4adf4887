import type { BandPoint, EffectSpec } from "./effect-spec.ts";
import { BAR_WIDTH, WEEK } from "./effect-weeks.ts";
import type { Layout } from "../layout/layout.ts";
import { isFigure, type Figure } from "../lines/runs.ts";
import { WEEK_OPACITY } from "../palette.ts";
import { paintBand, paintEdge, paintMedian } from "./svg-peers.ts";
import { paintGap } from "../svg/svg-bars.ts";
import type { Projection } from "../svg/projection.ts";
import { round, tag, textTag, type Painter } from "../svg/svg-tags.ts";
import { measureText } from "../text/text.ts";

/** A bar from zero for each week, the story's stronger; where there is none, zero is a broken line. */
export function drawWeekBars(spec: EffectSpec, { metrics }: Layout, { x, y }: Projection, painter: Painter): string {
  const { series, gaps, shade } = spec;
  const figures = series.flatMap(({ points }) => points.filter(isFigure));
  const isStory = (bar: Figure) => shade !== null && bar.x > shade.from && bar.x < shade.to;
  const width = (x(BAR_WIDTH) - x(0)).toFixed(2);
  const drawStems = (bars: Figure[], name: string, look: Record<string, unknown>) => {
    const d = bars.map((bar) => `M${round(x(bar.x))} ${round(y(0))}V${round(y(bar.y))}`).join("");
    return d === "" ? "" : tag("path", { "data-weeks": name, d, "stroke-width": width, ...look });
  };
  const d = gaps.map(({ from, to }) => `M${round(x(from))} ${round(y(0))}H${round(x(to))}`).join("");
  const parts = [
    drawStems(
      figures.filter((bar) => !isStory(bar)),
      "others",
      {
        "stroke-opacity": String(WEEK_OPACITY),
        ...painter.stroke("line0"),
      },
    ),
    drawStems(figures.filter(isStory), "story", painter.stroke("label1")),
    d === "" ? "" : tag("path", { "data-gaps": "1", d, ...paintGap(metrics.scale, painter) }),
  ];
  return tag("g", { "data-series": "0", "data-bars": "1", fill: "none" }, parts.join(""));
}

/** What the peers' same weeks would mean, flat over each week: nothing is known of single days. */
export function drawPeers(spec: EffectSpec, { metrics, plot }: Layout, { x, y }: Projection, painter: Painter): string {
  const weeks = spec.band.flat();
  if (weeks.length === 0) return "";
  const [low, high] = spec.y.domain;
  const [left, right] = [(at: BandPoint) => round(x(at.x - WEEK / 2)), (at: BandPoint) => round(x(at.x + WEEK / 2))];
  const within = (value: number) => round(y(Math.max(low, Math.min(high, value))));
  const areas = weeks.map(
    (week) => `M${left(week)} ${within(week.high)}H${right(week)}V${within(week.low)}H${left(week)}Z`,
  );
  // Where the band goes on beyond the axis it has no edge there.
  const edges = weeks.flatMap((week) =>
    [week.low, week.high]
      .filter((value) => value <= high)
      .map((value) => `M${left(week)} ${within(value)}H${right(week)}`),
  );
  const medians = weeks.map((week) => `M${left(week)} ${within(week.middle)}H${right(week)}`).join("");
  const box = [plot.left, plot.top, plot.right, plot.bottom].map(round).join(" ");
  const { scale } = metrics;
  return [
    tag("path", { "data-peers": box, d: areas.join(""), ...paintBand(painter) }),
    tag("path", { "data-edges": "1", d: edges.join(""), ...paintEdge(scale, painter) }),
    // On a bar the median would be lost without an edge of its own.
    tag("path", { d: medians, fill: "none", "stroke-width": 3.5 * scale, ...painter.stroke("background") }),
    tag("path", { "data-median": "1", d: medians, ...paintMedian(scale, painter) }),
  ].join("");
}

/** Figures at the ends of their bars: the story's, which the chart is about, and the others where all have room. */
export function drawFigures(
  spec: EffectSpec,
  { metrics, plot }: Layout,
  { x, y }: Projection,
  painter: Painter,
): string {
  const { figures, shade } = spec;
  const { body, small, scale } = metrics;
  const widest = Math.max(0, ...figures.map(({ text }) => measureText(text, small)));
  const fits = widest + 4 * scale <= x(WEEK) - x(0);
  const texts = figures.map(({ x: at, y: value, text }) => {
    const isStory = at === shade?.figure?.x;
    if (!isStory && !fits) return "";
    const size = isStory ? body * 1.08 : small;
    const end = y(value);
    const [above, below] = [end - 4 * scale, end + size * 0.8 + 4 * scale];
    const isAbove = value < 0 ? below > plot.bottom : above - size * 0.8 > plot.top - 6 * scale;
    return textTag(
      {
        ...{ "data-figure": String(value), x: x(at), y: isAbove ? above : below, "font-size": size },
        "font-weight": isStory ? 600 : null,
        ...painter.fill(isStory ? "label1" : "ink"),
      },
      text,
    );
  });
  if (texts.join("") === "") return "";
  const halo = { "stroke-width": 3 * scale, "paint-order": "stroke", "stroke-linejoin": "round" };
  return tag("g", { "text-anchor": "middle", ...halo, ...painter.stroke("background") }, texts.join(""));
}
