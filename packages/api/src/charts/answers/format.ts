/** Forms in which charts are answered. */
export const CHART_FORMATS = ["svg", "png", "csv", "json"] as const;
export type ChartFormat = (typeof CHART_FORMATS)[number];

export const MEDIA_TYPES: Record<ChartFormat, string> = {
  svg: "image/svg+xml; charset=utf-8",
  png: "image/png",
  csv: "text/csv; charset=utf-8; header=present",
  json: "application/json",
};
