import { toSparklineSvg } from "@groundswell/charts";
import type { Project } from "@groundswell/wire";

/** The last 30 days as a word-sized line; null when fewer than two figures are known. The row says its change in words. */
export function drawSparkline(project: Project): string | null {
  return draw(project, 120, 28);
}

/** The same, large enough to lead the page. */
export function drawSwell(project: Project): string | null {
  return draw(project, 320, 84);
}

function draw({ sparkline }: Project, width: number, height: number): string | null {
  if (sparkline === null || sparkline.values.filter((value) => value !== null).length < 2) return null;
  return toSparklineSvg({ values: sparkline.values, width, height, label: null, theme: "current" });
}
