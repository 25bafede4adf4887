import { buildSpec, escapeXml, frameHeightFor, type Looks } from "@groundswell/charts";
import { readAskedChart } from "../charts/asked-chart.ts";
import type { FoundChart } from "../charts/find-chart.ts";
import { frameSizes } from "../embed/frame-sizes.ts";
import type { OembedTarget } from "./find-target.ts";
import { shrinkToFit, type Size, type SizeLimits } from "./fit-size.ts";

/** What consumers may keep an answer for, in seconds. */
const CACHE_AGE_S = 3_600;
const THUMBNAIL: Size = { width: 1_200, height: 630 };
/** No image is drawn smaller. */
const LEAST: Size = { width: 240, height: 200 };

/** The chart, and where its addresses begin. */
export interface OembedChart extends SizeLimits {
  target: OembedTarget;
  found: FoundChart;
  base: string;
}

/** An oEmbed answer, version 1.0: an image where one was named, else a bare iframe. */
export function writeOembed(chart: OembedChart) {
  const { found, base, target } = chart;
  const { title, alt } = buildSpec(found.facts, found.looks).strings;
  const about = {
    version: "1.0",
    title,
    provider_name: "Groundswell",
    provider_url: `${base}/`,
    cache_age: CACHE_AGE_S,
  };
  if (target.image !== null) {
    const size = shrinkToFit(found.looks, chart);
    return { type: "photo", ...about, url: imageUrl(chart, target.image, size), ...size, alt_text: alt };
  }
  const size = frameSize(found.looks, chart);
  const src = `${base}/embed/${found.canonical}`;
  return {
    type: "rich",
    ...about,
    ...size,
    html: `<iframe src="${escapeXml(src)}" title="${escapeXml(title)}" width="${size.width}" height="${size.height}" frameborder="0" style="border:0;max-width:100%" loading="lazy"></iframe>`,
    ...thumbnail(chart),
  };
}

/** As wide as there is room for, and as high as the chart then is: upright where there is little width. */
function frameSize(looks: Looks, { maxWidth, maxHeight }: SizeLimits): Size {
  const width = Math.min(looks.width, maxWidth ?? Infinity);
  const height = Math.max(LEAST.height, frameHeightFor(width, frameSizes(looks)));
  return { width, height: Math.min(height, maxHeight ?? Infinity) };
}

function thumbnail(chart: OembedChart) {
  const size = shrinkToFit(THUMBNAIL, chart);
  if (size.width < LEAST.width || size.height < LEAST.height) return {};
  return { thumbnail_url: imageUrl(chart, "png", size), thumbnail_width: size.width, thumbnail_height: size.height };
}

/** An image of a size; one that is to be shown smaller than it can be drawn is drawn larger, in the same shape. */
function imageUrl({ target, base }: OembedChart, ending: string, size: Size): string {
  const share = Math.max(1, LEAST.width / size.width, LEAST.height / size.height);
  const query = new URLSearchParams(target.query);
  query.set("width", String(Math.round(size.width * share)));
  query.set("height", String(Math.round(size.height * share)));
  const [path = "", ...options] = readAskedChart(target.path, query).canonical.split("?");
  return `${base}/charts/${[`${path}.${ending}`, ...options].join("?")}`;
}
