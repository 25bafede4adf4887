import { buildSpec, toSvg, type AnySpec, type FrameSizes } from "@groundswell/charts";
import { renderChart } from "../charts/answers/render-chart.ts";
import { readAskedChart } from "../charts/asked-chart.ts";
import type { FoundChart } from "../charts/find-chart.ts";
import type { RouteContext } from "../deps.ts";
import { answerPinned, readPinned } from "../pins/answer-pinned.ts";
import { frameSizes } from "./frame-sizes.ts";

/** A frame's chart in both its sizes. */
export interface DrawnFrame {
  wide: { spec: AnySpec; svg: string };
  narrow: { spec: AnySpec; svg: string };
  sizes: FrameSizes;
}

/** Where a chart was asked for: its path after `/embed/`, and all of the address. */
export interface AskedFrame {
  path: string;
  url: URL;
}

/**
 * Draws a chart for a frame. A pinned chart's drawings are those that are kept, the same bytes as its images; its
 * figures are those that are kept with it.
 * @throws HttpProblem (404, 429) as `answerPinned` does
 */
export async function drawFrame(context: RouteContext, asked: AskedFrame, found: FoundChart): Promise<DrawnFrame> {
  const { pin, looks, looksKey } = found;
  const sizes = frameSizes(looks);
  const narrowLooks = { ...looks, ...sizes.narrow };
  // One after the other: the first keeps the pin that the second finds.
  const wideSvg = await drawSvg(context, asked, found, looksKey);
  const narrowSvg = await drawSvg(context, asked, { ...found, looks: narrowLooks }, narrowKey(asked, sizes.narrow));
  const facts = pin === null ? found.facts : ((await readPinned(context, pin.chart.addressKey))?.facts ?? found.facts);
  return {
    wide: { spec: buildSpec(facts, looks), svg: wideSvg },
    narrow: { spec: buildSpec(facts, narrowLooks), svg: narrowSvg },
    sizes,
  };
}

async function drawSvg(context: RouteContext, { url }: AskedFrame, found: FoundChart, looksKey: string) {
  const { pin, facts, looks } = found;
  if (pin === null) return toSvg(buildSpec(facts, looks));
  const wanted = { looksKey, format: "svg", renderVersion: pin.renderVersion } as const;
  const { body } = await answerPinned(context, pin.chart, wanted, (kept) =>
    renderChart(context, url.href, found, kept, "svg"),
  );
  return new TextDecoder().decode(body);
}

/** What the narrow drawing is kept by: that of an image of its size. */
function narrowKey({ path, url }: AskedFrame, size: { width: number; height: number }): string {
  const query = new URLSearchParams(url.searchParams);
  for (const [name, pixels] of Object.entries(size)) query.set(name, String(pixels));
  return readAskedChart(path, query).looksKey;
}
