import { buildSpec, toSvg, type AnySpec, type ChartFacts, type FrameSizes, type Looks } from "@groundswell/charts";
import { renderChart } from "../charts/answers/render-chart.ts";
import { readAskedChart } from "../charts/asked-chart.ts";
import type { ChartPin, FoundChart } from "../charts/find-chart.ts";
import type { RouteContext } from "../deps.ts";
import { answerPinnedTogether } from "../pins/answer-pinned.ts";
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

/** Looks, and what a drawing in them is kept by. */
interface KeyedLooks {
  looks: Looks;
  looksKey: string;
}

/**
 * Draws a chart for a frame. A pinned chart's drawings are those that are kept, the same bytes as its images; its
 * figures are those that are kept with it.
 * @throws HttpProblem (429) as `answerPinned` does: neither drawing is kept then
 */
export async function drawFrame(context: RouteContext, asked: AskedFrame, found: FoundChart): Promise<DrawnFrame> {
  const { pin, looks, looksKey } = found;
  const sizes = frameSizes(looks);
  const wide = { looks, looksKey };
  const narrow = { looks: { ...looks, ...sizes.narrow }, looksKey: narrowKey(asked, sizes.narrow) };
  if (pin !== null) return { ...(await drawPinned(context, asked, { ...found, pin }, { wide, narrow })), sizes };
  const draw = (one: KeyedLooks) => {
    const spec = buildSpec(found.facts, one.looks);
    return { spec, svg: toSvg(spec) };
  };
  return { wide: draw(wide), narrow: draw(narrow), sizes };
}

async function drawPinned(
  context: RouteContext,
  { url }: AskedFrame,
  found: FoundChart & { pin: ChartPin },
  { wide, narrow }: { wide: KeyedLooks; narrow: KeyedLooks },
): Promise<Omit<DrawnFrame, "sizes">> {
  const { chart, renderVersion } = found.pin;
  const want = ({ looks, looksKey }: KeyedLooks) => ({
    ...({ looksKey, format: "svg", renderVersion } as const),
    render: (facts: ChartFacts) => renderChart(context, url.href, { ...found, looks }, facts, "svg"),
  });
  const { facts, answers } = await answerPinnedTogether(context, chart, [want(wide), want(narrow)]);
  const [wideSvg = "", narrowSvg = ""] = answers.map(({ body }) => new TextDecoder().decode(body));
  return {
    wide: { spec: buildSpec(facts, wide.looks), svg: wideSvg },
    narrow: { spec: buildSpec(facts, narrow.looks), svg: narrowSvg },
  };
}

/** What the narrow drawing is kept by: that of an image of its size. */
function narrowKey({ path, url }: AskedFrame, size: { width: number; height: number }): string {
  const query = new URLSearchParams(url.searchParams);
  for (const [name, pixels] of Object.entries(size)) query.set(name, String(pixels));
  return readAskedChart(path, query).looksKey;
}
