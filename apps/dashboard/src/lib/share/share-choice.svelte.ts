import {
  chartUrl,
  citeChart,
  DEFAULT_SIZE,
  frameUrl,
  RENDER_VERSION,
  writeSnippets,
  type ChartOptions,
  type Language,
  type Scale,
  type ShareSize,
  type Snippets,
  type Theme,
} from "@groundswell/charts";
import { findChosen, readOptions, readSize, type Chosen } from "#lib/share/chosen.ts";
import type { MarkerName, ShareSubject } from "#lib/share/share-subject.ts";
import type { Site } from "#lib/site.ts";

/** What a chart is called and how it is described, by the address that says so. */
export interface ChartWords {
  of: string;
  title: string;
  alt: string;
}

/** What a writer has chosen of a chart, and what comes of it. A story's defaults: pinned, and 16:9. */
export class ShareChoice implements Chosen {
  readonly #subject: ShareSubject;
  readonly #site: Site;
  place = $state(0);
  isPinned = $state(true);
  sizeKey = $state<Chosen["sizeKey"]>("16:9");
  ownWidth = $state<number | null>(DEFAULT_SIZE.width);
  ownHeight = $state<number | null>(DEFAULT_SIZE.height);
  theme = $state<Theme>("auto");
  scale: Scale = $state("linear");
  markers: MarkerName[] = $state([]);
  language = $state<Language>("en");
  /** What the server has said of the chart, once it was asked. */
  words = $state.raw<ChartWords | null>(null);

  constructor(subject: ShareSubject, site: Site) {
    this.#subject = subject;
    this.#site = site;
    this.scale = subject.scale;
    this.markers = [...subject.markers];
  }

  /** What pinned charts are as of: when the page was made, whose figures the writer has seen. To the second. */
  readonly asOf = $derived.by(() => `${this.#site.now.slice(0, 19)}Z`);

  readonly chart = $derived.by(() => findChosen(this.#subject, this));

  readonly size = $derived.by<ShareSize>(() => readSize(this));

  readonly options = $derived.by<ChartOptions>(() => readOptions(this.#subject, this));

  readonly #sized = $derived.by<ChartOptions>(() => {
    const { width, height } = this.size;
    return { ...this.options, width: String(width), height: String(height) };
  });

  /** The live picture: looking at it must not pin anything. */
  readonly previewUrl = $derived.by(() => this.#fileUrl(this.#sized, "svg"));

  /** Where the server says what the chart is called in the language chosen. */
  readonly wordsUrl = $derived.by(() => this.#fileUrl({ ...this.options, theme: undefined }, "json"));

  /** Whose being asked for stores what the pinned chart tells: one address for all its looks. */
  readonly pinUrl = $derived.by(() =>
    this.#fileUrl({ ...this.#subject.options, asOf: this.asOf, v: String(RENDER_VERSION) }, "json"),
  );

  /** Until the server has said it: what the page says of the chart beside it. */
  readonly #said = $derived.by(() => {
    if (this.words?.of === this.wordsUrl) return this.words;
    const { title } = this.chart;
    return { title, alt: this.place === 0 ? this.#subject.alt : title };
  });

  readonly title = $derived.by(() => this.#said.title);
  readonly alt = $derived.by(() => this.#said.alt);

  readonly #pin = $derived.by<ChartOptions>(() =>
    this.isPinned ? { asOf: this.asOf, v: String(RENDER_VERSION) } : {},
  );

  readonly snippets = $derived.by<Snippets>(() => {
    const { publicUrl, now } = this.#site;
    const chart = { publicUrl, address: this.chart.address, options: this.options };
    return writeSnippets({
      ...chart,
      ...this.size,
      page: this.#subject.page,
      title: this.title,
      alt: this.alt,
      asOf: this.asOf,
      renderVersion: RENDER_VERSION,
      pinned: this.isPinned,
      citation: citeChart({
        title: this.title,
        // What is cited is what the chart tells: whether it is dark is no part of that.
        url: frameUrl({ ...chart, options: { ...this.options, theme: undefined, ...this.#pin } }),
        publishedAt: this.isPinned ? this.asOf : null,
        accessed: this.isPinned ? null : now,
        language: this.language,
      }),
    });
  });

  /** Files of the chart, as chosen; pictures in the size chosen. Who opens a pinned one pins it. */
  readonly files = $derived.by(() => this.#listFiles(this.#pin));

  /** For pages whose links any visitor's machine may follow: they must not pin anything. */
  readonly liveFiles = $derived.by(() => this.#listFiles({}));

  #listFiles(pin: ChartOptions) {
    return (["svg", "png", "csv", "json"] as const).map((extension) => {
      const options = extension === "svg" || extension === "png" ? this.#sized : this.options;
      return { extension, href: this.#fileUrl({ ...options, ...pin }, extension) };
    });
  }

  #fileUrl(options: ChartOptions, extension: "svg" | "png" | "csv" | "json"): string {
    return chartUrl({ publicUrl: "", address: this.chart.address, options }, extension);
  }
}
