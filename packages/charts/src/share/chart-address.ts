/** Options of a chart's address, by name; undefined: at its default. */
export type ChartOptions = Readonly<Record<string, string | undefined>>;

/** What is to be addressed: the chart's path after `/charts/`, without its extension, and its options. */
export interface ChartAddress {
  /** Scheme and host that readers use, without a slash at the end. */
  publicUrl: string;
  /** Each part encoded: `aaif-goose/goose/stars`. */
  address: string;
  options: ChartOptions;
}

/** Options in the order that addresses have them: one chart, one address, one place in every cache. */
const ORDER = [
  ...["projects", "align", "base", "origin", "category", "limit"],
  ...["from", "to", "interval", "scale", "markers", "theme", "width", "height", "lang", "asOf", "v"],
];

/**
 * The address of a chart's file: `https://…/charts/aaif-goose/goose/stars.png?from=2026-01-01`.
 * @param extension without its dot
 */
export function chartUrl(chart: ChartAddress, extension: "svg" | "png" | "csv" | "json"): string {
  return `${chart.publicUrl}/charts/${chart.address}.${extension}${writeOptions(chart.options)}`;
}

/** The address of the page that frames show. */
export function frameUrl({ publicUrl, address, options }: ChartAddress): string {
  return `${publicUrl}/embed/${address}${writeOptions(options)}`;
}

/**
 * Options as a query, in their order. What is legal as it is stays readable: writers look at these addresses.
 * @returns with its question mark; empty where every option is at its default
 */
export function writeOptions(options: ChartOptions): string {
  const place = (name: string) => (ORDER.includes(name) ? ORDER.indexOf(name) : ORDER.length);
  const parts = Object.entries(options)
    .flatMap(([name, value]) => (value === undefined ? [] : [{ name, value }]))
    .sort((a, b) => place(a.name) - place(b.name))
    .map(({ name, value }) => `${name}=${encodeValue(value)}`);
  return parts.length === 0 ? "" : `?${parts.join("&")}`;
}

function encodeValue(value: string): string {
  return encodeURIComponent(value.toWellFormed()).replace(/%(?:2C|2F|3A)/g, decodeURIComponent);
}
