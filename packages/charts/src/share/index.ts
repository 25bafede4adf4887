export { chartUrl, frameUrl, writeOptions, type ChartAddress, type ChartOptions } from "./chart-address.ts";
export { BADGE_METRICS, writeBadgeSnippets, type BadgeMetric, type BadgeSnippet } from "./badge-snippets.ts";
export { writeHeightScript } from "./height-script.ts";
export { CARD_SIZE, DEFAULT_SIZE, SHARE_SIZES, SIZE_LIMITS, type ShareSize } from "./share-size.ts";
export { writeSnippets, type SnippetInput, type Snippets } from "./snippets.ts";
