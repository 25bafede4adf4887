import type { RouteContext } from "../../deps.ts";
import type { FoundChart } from "../find-chart.ts";

/** Where a chart says that it is, in what it answers. */
export interface ChartPlace {
  /** Without a trailing slash. */
  site: string;
  /** Path and options: `/charts/aaif-goose/goose/stars.csv?theme=dark`. */
  path: string;
}

/**
 * The place of a chart's answer. A pinned answer is kept for ever and for everybody: what one visitor called this server
 * must not stand in it, so that without a public address it names its path alone, and never its looks.
 */
export function placeOf(
  { publicUrl }: Pick<RouteContext, "publicUrl">,
  requestUrl: string,
  { pin, canonical }: Pick<FoundChart, "pin" | "canonical">,
  extension: string,
): ChartPlace {
  if (pin !== null) return { site: publicUrl ?? "", path: addEnding(pin.chart.address, extension) };
  return { site: publicUrl ?? new URL(requestUrl).origin, path: addEnding(`/charts/${canonical}`, extension) };
}

function addEnding(address: string, extension: string): string {
  const [path = "", ...options] = address.split("?");
  return [`${path}.${extension}`, ...options].join("?");
}
