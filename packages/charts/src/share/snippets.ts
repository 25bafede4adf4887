import { escapeXml } from "../text/text.ts";
import { chartUrl, frameUrl, type ChartAddress, type ChartOptions } from "./chart-address.ts";
import { frameHeight, sharpSize, sizeOptions, type ShareSize } from "./share-size.ts";

export interface SnippetInput extends ChartAddress, ShareSize {
  /** Path of our own page of what the chart shows: `/aaif-goose/goose`. */
  page: string;
  /** What the chart is, in a few words: the frame's title. */
  title: string;
  /** What a person would say who describes it: the images' text. */
  alt: string;
  /** The instant that pinned snippets are as of. */
  asOf: string;
  renderVersion: number;
  /** Whether the address, the images and the table are pinned. Of frames there is one of each. */
  pinned: boolean;
  citation: { apa: string; bibtex: string };
}

/** Texts to be pasted elsewhere. */
export interface Snippets {
  /** Frames without a script of their own; the newest figures, and those known at `asOf`. */
  liveFrame: string;
  pinnedFrame: string;
  /** An address to paste on a line of its own, where a site asks for oEmbed; and what such a site then asks. */
  address: string;
  oembed: string;
  /** A pixel image that leads to our page, for newsletters and feeds; its address and its text alone. */
  image: string;
  imageUrl: string;
  alt: string;
  /** For a README: a drawing in the reader's own colour scheme. */
  markdown: string;
  csvUrl: string;
  apa: string;
  bibtex: string;
}

/** Everything that the share dialog offers. Nothing in it needs a script. */
export function writeSnippets(input: SnippetInput): Snippets {
  const { alt, citation, publicUrl } = input;
  const chosen: ChartOptions = { ...input.options, ...(input.pinned ? pinOptions(input) : {}) };
  const sized = { ...input, options: { ...chosen, ...sizeOptions(input) } };
  const address = frameUrl(sized);
  const imageUrl = chartUrl({ ...input, options: { ...chosen, ...sizeOptions(sharpSize(input)) } }, "png");
  return {
    liveFrame: writeFrame(input, {}),
    pinnedFrame: writeFrame(input, pinOptions(input)),
    address,
    oembed: `${publicUrl}/oembed?url=${encodeURIComponent(address)}&format=json`,
    image: link(input, writeImage(input, imageUrl)),
    imageUrl,
    alt,
    markdown: link(input, writePicture(sized)),
    csvUrl: chartUrl({ ...input, options: withoutLooks(chosen) }, "csv"),
    apa: citation.apa,
    bibtex: citation.bibtex,
  };
}

function pinOptions({ asOf, renderVersion }: SnippetInput): ChartOptions {
  return { asOf, v: String(renderVersion) };
}

/** A table has no looks: one address for each range of figures. */
function withoutLooks(options: ChartOptions): ChartOptions {
  return { ...options, scale: undefined, markers: undefined, theme: undefined };
}

function writeFrame(input: SnippetInput, pin: ChartOptions): string {
  const { title, width, height } = input;
  const url = frameUrl({ ...input, options: { ...input.options, ...sizeOptions(input), ...pin } });
  const style = `border:0;display:block;max-width:${width}px;height:${frameHeight(input)}`;
  return `<iframe src="${escapeXml(url)}" title="${escapeXml(title)}" width="100%" height="${height}" style="${style}" loading="lazy"></iframe>`;
}

function writeImage({ alt, width, height }: SnippetInput, url: string): string {
  return `<img src="${escapeXml(url)}" alt="${escapeXml(alt)}" width="${width}" height="${height}" style="max-width:100%;height:auto">`;
}

/** On several lines, none of them empty: Markdown would take the rest for text. */
function writePicture(input: SnippetInput): string {
  const urlOf = (theme: string) => escapeXml(chartUrl({ ...input, options: { ...input.options, theme } }, "svg"));
  return [
    "<picture>",
    `  <source media="(prefers-color-scheme: dark)" srcset="${urlOf("dark")}">`,
    `  <img src="${urlOf("light")}" alt="${escapeXml(input.alt)}" width="100%">`,
    "</picture>",
  ].join("\n");
}

function link({ publicUrl, page }: SnippetInput, content: string): string {
  return `<a href="${escapeXml(publicUrl + page)}">${content}</a>`;
}
