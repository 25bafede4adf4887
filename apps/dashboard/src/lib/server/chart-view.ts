import {
  buildChartSpec,
  buildEffectSpec,
  toSvg,
  type ChartInput,
  type ChartSpec,
  type EffectChartInput,
  type MarkerItem,
  type SpecMarker,
} from "@groundswell/charts";

/** Two drawings of a chart that need no script. */
export interface StillChart {
  /** For wide pages. */
  wideSvg: string;
  /** For phones, with text that stays readable there. */
  narrowSvg: string;
}

/** A drawing with its words. */
export interface ToldChart extends StillChart {
  title: string;
  /** What a person would say who describes it. */
  alt: string;
}

/** A chart as a page carries it: the decided chart, and its drawings. */
export interface ChartView extends StillChart {
  spec: ChartSpec;
  /** The same markers, gathered further where a phone has no room for as many numbers. */
  narrowMarkers: SpecMarker[];
}

const WIDE = { width: 960, height: 520 };
const NARROW = { width: 380, height: 460 };
/** Set beside a column of words. */
const BESIDE = { width: 760, height: 420 };

/** The sizes that a page's main chart is drawn in. */
export const CHART_SIZES = { wide: WIDE, narrow: NARROW } as const;

/** Draws a page's main chart. */
export function drawChart(input: Omit<ChartInput, "width" | "height" | "theme">): ChartView {
  const spec = buildChartSpec({ ...input, ...WIDE, theme: "auto" });
  return toChartView(spec, buildChartSpec({ ...input, ...NARROW, theme: "auto" }));
}

/** A chart decided for wide pages, and for phones. */
export function toChartView(spec: ChartSpec, narrow: ChartSpec): ChartView {
  return { spec, narrowMarkers: shareItems(narrow, spec), wideSvg: toSvg(spec), narrowSvg: toSvg(narrow) };
}

/** Draws the weeks around a story; they need no more than their drawings. */
export function drawEffectChart(input: Omit<EffectChartInput, "width" | "height" | "theme">): ToldChart {
  const wide = buildEffectSpec({ ...input, ...BESIDE, theme: "auto" });
  const narrow = buildEffectSpec({ ...input, ...NARROW, theme: "auto" });
  const { title, alt } = wide.strings;
  return { wideSvg: toSvg(wide), narrowSvg: toSvg(narrow), title, alt };
}

/** The narrow chart's markers with the wide one's own items: a page carries what it has once, however often it is met. */
function shareItems(narrow: ChartSpec, wide: ChartSpec): SpecMarker[] {
  const keyOf = ({ kind, x, label, url }: MarkerItem) => JSON.stringify([kind, x, label, url]);
  const items = new Map(wide.markers.flatMap((marker) => marker.items.map((item) => [keyOf(item), item])));
  return narrow.markers.map((marker) => ({
    ...marker,
    items: marker.items.map((item) => items.get(keyOf(item)) ?? item),
  }));
}
