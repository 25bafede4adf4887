import { gzipSync } from "node:zlib";
import { buildSpec, LANGUAGES, toSvg, type ChartFacts, type Looks } from "@groundswell/charts";
import { createPngRenderer, type PngRenderer } from "@groundswell/png";
import { compareCachedCharts } from "./compare-cached.ts";
import { drawByChartJs } from "./draw-by-chart-js.ts";
import { median, round, type Figure } from "./figure.ts";
import { lookAt, writeLongChart } from "./long-chart.ts";

/** A server draws charts all day: its figure is that of compiled code, and that of its first charts stands beside it. */
const WARM_UP = 400;
const FIRST = 40;
const ROUNDS = 100;
/** Chart.js takes long for one. */
const PNG_ROUNDS = 15;
const OPEN_GRAPH = { width: 1200, height: 630 };

/**
 * Charts of three years of days with markers: time and size of the SVG, time of the PNG beside Chart.js on a server's
 * canvas in turns, and cached charts over HTTP beside a bare Hono handler with the same bytes.
 */
export async function benchCharts(): Promise<Figure[]> {
  const facts = writeLongChart();
  const renderer = createPngRenderer();
  try {
    return [...measureSvg(facts), ...(await measurePng(facts, renderer)), ...(await compareCachedCharts())];
  } finally {
    await renderer.close();
  }
}

function measureSvg(facts: ChartFacts): Figure[] {
  const looks = lookAt({});
  const times = { spec: [] as number[], svg: [] as number[], first: [] as number[] };
  let svg = "";
  for (let i = -WARM_UP; i < ROUNDS; i += 1) {
    const began = performance.now();
    const spec = buildSpec(facts, looks);
    const built = performance.now();
    svg = toSvg(spec);
    const drawn = performance.now();
    if (i < FIRST - WARM_UP) times.first.push(drawn - began);
    if (i < 0) continue;
    times.spec.push(built - began);
    times.svg.push(drawn - built);
  }
  const [specMs, svgMs] = [median(times.spec), median(times.svg)];
  const detail = { days: countDays(facts), width: looks.width, height: looks.height, rounds: ROUNDS };
  return [
    {
      name: "chart to SVG, 3 years of days with markers",
      value: specMs + svgMs,
      unit: "ms",
      aim: "≤ 2",
      detail: { ...detail, specMs: round(specMs), svgMs: round(svgMs), firstChartsMs: round(median(times.first)) },
    },
    {
      name: "chart SVG, 3 years of days with markers",
      value: gzipSync(svg).length / 1024,
      unit: "KB gzipped",
      aim: "≤ 8",
      detail: { ...detail, bytes: Buffer.byteLength(svg) },
    },
  ];
}

async function measurePng(facts: ChartFacts, renderer: PngRenderer): Promise<Figure[]> {
  const english = await timePng(facts, lookAt(OPEN_GRAPH), renderer);
  const slowest = { language: "en", ms: english.pngMs };
  for (const language of LANGUAGES) {
    const { pngMs } = await timePng(facts, lookAt({ ...OPEN_GRAPH, language }), renderer, false);
    if (pngMs > slowest.ms) Object.assign(slowest, { language, ms: pngMs });
  }
  const { bytes, firstMs } = english;
  const cpuMs = await countCpuMs(toSvg(buildSpec(facts, lookAt(OPEN_GRAPH))), renderer);
  const detail = { ...OPEN_GRAPH, rounds: PNG_ROUNDS, bytes, firstMs: round(firstMs), cpuMs: round(cpuMs) };
  return [
    {
      name: "chart SVG to PNG, 1200 × 630",
      value: english.pngMs,
      unit: "ms",
      aim: "≤ 40",
      detail: { ...detail, slowestLanguage: slowest.language, slowestMs: round(slowest.ms) },
    },
    {
      name: "chart to PNG beside Chart.js on a server canvas, 1200 × 630",
      value: english.allMs / english.chartJsMs,
      unit: "× its time",
      aim: "≤ 1",
      detail: { ms: round(english.allMs), chartJsMs: round(english.chartJsMs), chartJsDraws: "the plot alone" },
    },
  ];
}

/** Medians, each picture in turns with the same one by Chart.js. */
async function timePng(facts: ChartFacts, looks: Looks, renderer: PngRenderer, withChartJs = true) {
  const times = { png: [] as number[], all: [] as number[], chartJs: [] as number[] };
  let [bytes, firstMs] = [0, 0];
  for (let i = -2; i < PNG_ROUNDS; i += 1) {
    const began = performance.now();
    const spec = buildSpec(facts, looks);
    const svg = toSvg(spec);
    const drawn = performance.now();
    bytes = (await renderer.render(svg)).length;
    const ended = performance.now();
    if (i === -2) firstMs = ended - began;
    if (withChartJs && spec.mark === "line") drawByChartJs(spec);
    const compared = performance.now();
    if (i < 0) continue;
    times.png.push(ended - drawn);
    times.all.push(ended - began);
    times.chartJs.push(compared - ended);
  }
  return { bytes, firstMs, pngMs: median(times.png), allMs: median(times.all), chartJsMs: median(times.chartJs) };
}

/** Processor time of one picture, in all threads: what a busy machine cannot lengthen. */
async function countCpuMs(svg: string, renderer: PngRenderer): Promise<number> {
  const before = process.cpuUsage();
  for (let i = 0; i < PNG_ROUNDS; i += 1) await renderer.render(svg);
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000 / PNG_ROUNDS;
}

function countDays(facts: ChartFacts): number {
  return facts.kind === "project" ? facts.points.length : 0;
}
