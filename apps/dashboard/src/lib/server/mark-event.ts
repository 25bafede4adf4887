import { markChange, type MarkerInput } from "@groundswell/charts";
import type { ProjectEvent } from "@groundswell/wire";
import { formatNumber } from "#lib/format.ts";
import { markStrings } from "#lib/strings/chart.ts";

/** An event as charts mark it. */
export function markEvent(event: ProjectEvent): MarkerInput {
  const { kind, at, span, figures, text } = event;
  const stars = figures["stars"];
  const isSurge = kind === "surge" && typeof stars === "number";
  return {
    t: span?.from ?? at.slice(0, 10),
    plusMinusDays: 0,
    kind: "event",
    label: isSurge ? markStrings.surge(formatNumber(stars)) : text,
    url: null,
    ...markChange(event),
  };
}
