import { COLOURS, type Scheme, type SpecMarker } from "@groundswell/charts";
import type { Chart, ChartConfiguration } from "chart.js";
import { findNearestStop, listStops, type Stop } from "./list-stops.ts";
import { readTooltipWords, type TooltipPoint, type TooltipWords } from "./read-config.ts";
import { createTip, type Tip, type TipLine } from "./tip.ts";

/** Keys that lead from one figure to another; a page is a tenth of all. */
const STEPS: Record<string, (at: number, last: number) => number> = {
  ArrowLeft: (at) => at - 1,
  ArrowDown: (at) => at - 1,
  ArrowRight: (at) => at + 1,
  ArrowUp: (at) => at + 1,
  PageDown: (at, last) => at - Math.ceil(last / 10),
  PageUp: (at, last) => at + Math.ceil(last / 10),
  Home: () => 0,
  End: (_, last) => last,
};

/**
 * Makes a chart's figures readable one by one: under the pointer, and from the keyboard, as a slider over the days.
 * @param box the element around the canvas; it becomes the slider
 * @param label what the chart shows, for whom it can't be seen
 * @returns a function that takes it back
 */
export function readPoints(box: HTMLElement, chart: Chart, config: Config, options: ReadOptions): () => void {
  const words = readTooltipWords(config);
  const stops = listStops(config);
  if (words === null || stops.length === 0) return () => undefined;
  becomeSlider(box, options.label, stops.length);
  const reader = new PointReader(box, chart, stops, words, options);
  const listeners = new AbortController();
  const { signal } = listeners;
  box.addEventListener("pointermove", (event) => reader.follow(event), { signal });
  box.addEventListener("pointerdown", (event) => reader.follow(event), { signal });
  box.addEventListener("pointerleave", () => reader.leave(), { signal });
  box.addEventListener("keydown", (event) => reader.press(event), { signal });
  box.addEventListener("focus", () => reader.enter(), { signal });
  box.addEventListener("blur", () => reader.leave(), { signal });
  return () => {
    listeners.abort();
    reader.remove();
  };
}

type Config = Pick<ChartConfiguration, "data" | "options">;

export interface ReadOptions {
  scheme: Scheme;
  label: string;
  /** Said with the figures that they stand at. */
  markers: readonly SpecMarker[];
}

/** A number this near to where a reader is, in pixels, is said too. */
const NEAR = 8;

function becomeSlider(box: HTMLElement, label: string, count: number): void {
  box.tabIndex = 0;
  box.setAttribute("role", "slider");
  box.setAttribute("aria-label", label);
  box.setAttribute("aria-orientation", "horizontal");
  box.setAttribute("aria-valuemin", "1");
  box.setAttribute("aria-valuemax", String(count));
  if (!box.hasAttribute("aria-valuenow")) box.setAttribute("aria-valuenow", String(count));
}

/** Where a reader is among the figures, and what is shown and said of the place. */
class PointReader {
  readonly #box: HTMLElement;
  readonly #chart: Chart;
  readonly #stops: readonly Stop[];
  readonly #words: TooltipWords;
  readonly #tip: Tip;
  readonly #options: ReadOptions;
  /** Where the keyboard stands; the pointer does not move it. */
  #at: number;

  constructor(box: HTMLElement, chart: Chart, stops: readonly Stop[], words: TooltipWords, options: ReadOptions) {
    this.#box = box;
    this.#chart = chart;
    this.#stops = stops;
    this.#words = words;
    this.#tip = createTip(box, options.scheme);
    this.#options = options;
    this.#at = Math.min(stops.length, Number(box.getAttribute("aria-valuenow"))) - 1;
    this.#say();
  }

  follow(event: PointerEvent): void {
    const { left, top } = this.#chart.canvas.getBoundingClientRect();
    const at = { x: event.clientX - left, y: event.clientY - top };
    if (this.#chart.options.interaction?.axis === "xy") this.#showNearestPoint(at);
    else {
      const place = this.#chart.scales["x"]?.getValueForPixel(at.x);
      if (place !== undefined) this.#show(findNearestStop(this.#stops, place));
    }
  }

  enter(): void {
    // A click has its own place.
    if (this.#box.matches(":focus-visible")) this.#show(this.#at);
  }

  leave(): void {
    this.#tip.hide();
    this.#chart.setActiveElements([]);
    this.#chart.draw();
  }

  press(event: KeyboardEvent): void {
    if (event.key === "Escape") this.leave();
    const step = event.ctrlKey || event.metaKey || event.altKey ? undefined : STEPS[event.key];
    if (step === undefined) return;
    event.preventDefault();
    const last = this.#stops.length - 1;
    this.#at = Math.max(0, Math.min(last, step(this.#at, last)));
    this.#say();
    this.#show(this.#at);
  }

  remove(): void {
    this.#tip.remove();
  }

  /** To whoever can't see it. */
  #say(): void {
    const stop = this.#stops[this.#at];
    const { title, lines } = this.#describe(stop, this.#listMarkers(stop, 0));
    this.#box.setAttribute("aria-valuenow", String(this.#at + 1));
    this.#box.setAttribute("aria-valuetext", [title, ...lines.map(({ text }) => text)].join(". "));
  }

  /** Where lines are lanes, what lies in another lane is far off. */
  #showNearestPoint({ x, y }: { x: number; y: number }): void {
    const near = { distance: Infinity, stop: null as Stop | null };
    for (const stop of this.#stops) {
      for (const point of stop.points) {
        const place = this.#chart.getDatasetMeta(point.datasetIndex).data[point.index];
        const distance = Math.hypot((place?.x ?? Infinity) - x, (place?.y ?? Infinity) - y);
        if (distance < near.distance) Object.assign(near, { distance, stop: { x: stop.x, points: [point] } });
      }
    }
    this.#showStop(near.stop ?? undefined);
  }

  #show(index: number): void {
    this.#showStop(this.#stops[index]);
  }

  #showStop(stop: Stop | undefined): void {
    const at = this.#chart.scales["x"]?.getPixelForValue(stop?.x ?? 0);
    if (stop === undefined || at === undefined) return;
    this.#chart.setActiveElements(stop.points);
    this.#chart.draw();
    const { title, lines } = this.#describe(stop, this.#listMarkers(stop, NEAR));
    this.#tip.show(title, lines, at);
  }

  /** What stands nearest to this figure of all, or within so many pixels of it. */
  #listMarkers(stop: Stop | undefined, reach: number): TipLine[] {
    const { markers, scheme } = this.#options;
    const placeOf = (x: number) => this.#chart.scales["x"]?.getPixelForValue(x) ?? 0;
    const near = markers.filter(
      ({ x }) =>
        stop !== undefined &&
        (this.#stops[findNearestStop(this.#stops, x)] === stop || Math.abs(placeOf(x) - placeOf(stop.x)) < reach),
    );
    return near.map(({ number, lane, dateText, text }) => ({
      text: `${String(number)} · ${dateText} · ${text}`,
      colour: COLOURS[scheme][lane === "news" ? "ink" : "marker"],
    }));
  }

  #describe(stop: Stop | undefined, markers: readonly TipLine[]) {
    const points = (stop?.points ?? []).map(({ datasetIndex, index: dataIndex }): TooltipPoint => {
      return { datasetIndex, dataIndex, parsed: { x: stop?.x ?? 0, y: null } };
    });
    const lines = points.map((point) => ({ text: this.#words.label(point), colour: this.#colourOf(point) }));
    return { title: this.#words.title(points), lines: [...lines.filter(({ text }) => text !== ""), ...markers] };
  }

  #colourOf({ datasetIndex }: TooltipPoint): string {
    const { backgroundColor, borderColor } = this.#chart.data.datasets[datasetIndex] ?? {};
    const [colour] = [borderColor, backgroundColor].filter((value) => typeof value === "string");
    return colour ?? "transparent";
  }
}
