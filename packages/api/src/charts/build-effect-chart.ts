import { buildEffectSpec, effectSubject, type EffectSpec } from "@groundswell/charts";
import type { RouteContext } from "../deps.ts";
import { noticeOf } from "../http/simulated.ts";
import { toEffect } from "../effects/to-wire.ts";
import type { EffectChartOptions } from "./options.ts";
import type { Charted } from "./read-charted.ts";

/** The chart of a project's stars by the week around a story. */
export function buildEffectChart(
  { world }: RouteContext,
  { effect, asOf, sources }: Charted,
  { theme, width, height }: EffectChartOptions,
): EffectSpec {
  const told = toEffect(effect);
  return buildEffectSpec({
    ...effectSubject(told),
    subtitle: told.sentence,
    theme,
    width,
    height,
    asOf,
    sources: [...new Set(sources.map((source) => source.name))],
    notice: noticeOf(world),
  });
}
