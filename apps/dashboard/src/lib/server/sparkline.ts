import { toSparklineSvg } from "@groundswell/charts";
import type { Project } from "@groundswell/wire";
import { deriveOnce } from "#lib/server/derive-once.ts";

type Sparkline = NonNullable<Project["sparkline"]>;

/** The last 30 days as a word-sized line; null when fewer than two figures are known. The row says its change in words. */
export function drawSparkline({ sparkline }: Project): string | null {
  return sparkline === null ? null : drawSmall(sparkline);
}

/** The same, large enough to lead the page. */
export function drawSwell({ sparkline }: Project): string | null {
  return sparkline === null ? null : drawLarge(sparkline);
}

const drawSmall = deriveOnce((sparkline: Sparkline) => draw(sparkline, 120, 28));
const drawLarge = deriveOnce((sparkline: Sparkline) => draw(sparkline, 320, 84));

function draw({ values }: Sparkline, width: number, height: number): string | null {
  if (values.filter((value) => value !== null).length < 2) return null;
  return toSparklineSvg({ values, width, height, label: null, theme: "current" });
}
