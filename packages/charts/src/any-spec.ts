import type { BoardSpec } from "./board/board-spec.ts";
import type { EffectSpec } from "./effect/effect-spec.ts";
import type { ChartSpec } from "./spec.ts";
import type { TimelineSpec } from "./timeline/timeline-spec.ts";

/** Every chart that there is, told apart by its `mark`. */
export type AnySpec = ChartSpec | EffectSpec | TimelineSpec | BoardSpec;

/** Charts that stand on a plot of days and figures. */
export type PlotSpec = ChartSpec | EffectSpec;
