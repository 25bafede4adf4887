import type { Looks } from "@groundswell/charts";
import { parseChartAddress, writeAddress, type ChartAddress } from "./address.ts";
import { LOOKS, readChartOptions, writeOptions, type ChartOptions } from "./options.ts";

/** A chart as its address asks for it; nothing is looked up yet. */
export interface AskedChart {
  address: ChartAddress;
  options: ChartOptions;
  looks: Looks;
  /**
   * The address in the one form that all its spellings have: path without an ending, options in one order without those
   * at their defaults. `aaif-goose/goose/stars?from=2026-01-01&theme=dark`
   */
  canonical: string;
  /** The same without what says how it looks. */
  subjectAddress: string;
  /** That in lower case, as names have no case: which pin it leads to. */
  addressKey: string;
  /** The looks alone, without those at their defaults. */
  looksKey: string;
}

/**
 * Reads a chart's address and options.
 * @param path what follows `/charts/` or `/embed/`, without an ending
 * @throws HttpProblem (404) when it is no chart's address, (400) that lists every wrong option
 */
export function readAskedChart(path: string, query: URLSearchParams): AskedChart {
  const address = parseChartAddress(path);
  const options = readChartOptions(address.kind, query, "metric" in address ? address.metric : null);
  const { theme, lang, width, height, scale, markers } = options;
  const written = writeAddress(address);
  const subjectAddress = written + writeOptions(address.kind, options, (name) => name !== "v" && !LOOKS.has(name));
  return {
    address,
    options,
    looks: { theme, language: lang, width, height, scale, markers },
    canonical: written + writeOptions(address.kind, options, () => true),
    subjectAddress,
    addressKey: subjectAddress.toLowerCase(),
    looksKey: writeOptions(address.kind, options, (name) => LOOKS.has(name)),
  };
}
