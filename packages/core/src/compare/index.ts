export * from "./align-series.ts";
export * from "./choose-interval.ts";
export * from "./choose-origin.ts";
export * from "./comparison.ts";
export * from "./index-base.ts";
export * from "./spans.ts";
