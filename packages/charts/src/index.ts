export { buildChartSpec } from "./build-chart-spec.ts";
export { canonicalJson } from "./canonical-json.ts";
export { COLOURS, contrastRatio, LINE_STYLES, type Colours, type LineStyle } from "./palette.ts";
export * from "./spec.ts";
export { starsLines } from "./stars-lines.ts";
export { toChartJs, type ChartJsPoint, type LineConfiguration } from "./to-chart-js.ts";
export { toSparklineSvg, type SparklineInput } from "./to-sparkline-svg.ts";
export { toSvg } from "./to-svg.ts";
export { toTable, type ChartTable, type TableCell, type TableRow } from "./to-table.ts";
