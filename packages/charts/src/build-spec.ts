import type { AnySpec } from "./any-spec.ts";
import { buildBoardSpec } from "./board/build-board-spec.ts";
import { buildChartSpec } from "./lines/build-chart-spec.ts";
import { buildTimelineSpec } from "./timeline/build-timeline-spec.ts";
import { readCompareFacts } from "./lines/compare-input.ts";
import { buildEffectChart } from "./effect/effect-chart.ts";
import type { ChartFacts, Looks } from "./facts.ts";
import { phrasesFor } from "./phrases/index.ts";
import { readProjectFacts } from "./lines/project-input.ts";

/**
 * Decides a chart from what it tells and how it is to look. The same facts and looks give the same value:
 * a pinned chart is drawn from its stored facts by this.
 * @throws RangeError when a day of the facts is not a calendar day
 *
 * @example
 * const svg = toSvg(buildSpec(facts, looks));
 */
export function buildSpec(facts: ChartFacts, looks: Looks): AnySpec {
  switch (facts.kind) {
    case "project":
      return buildChartSpec(readProjectFacts(facts, looks, phrasesFor(looks.language)));
    case "compare":
      return buildChartSpec(readCompareFacts(facts, looks, phrasesFor(looks.language)));
    case "releases":
      return buildTimelineSpec(facts, looks);
    case "effect":
      return buildEffectChart(facts, looks);
    case "board":
      return buildBoardSpec(facts, looks);
  }
}
