import type { ChartOptions } from "@groundswell/charts";

export type MarkerName = "releases" | "stories";

/** A chart that can be shared, and what can be chosen of it. */
export interface SharedChart {
  /** Path after `/charts/`, without its extension. */
  address: string;
  /** As it stands among the others. */
  label: string;
  /** What it is, as far as the page can say it without asking. */
  title: string;
  /** What can be marked on it. */
  markers: readonly MarkerName[];
  /** Its address marks nothing unless it is told to; by default all that can be marked. */
  isUnmarked?: boolean;
  /** Whether its values can stand on a logarithmic scale. */
  hasScale: boolean;
}

/** What a share dialog is about: the chart beside it first, then others of the same figures. */
export interface ShareSubject {
  charts: readonly [SharedChart, ...SharedChart[]];
  /** What the way to it is called: it names the chart where that is not the one beside it. */
  open: string;
  /** Path of our own page of it. */
  page: string;
  /** Of every chart here: the days shown, the category. */
  options: ChartOptions;
  /** What the chart beside it shows now. */
  scale: "linear" | "log";
  markers: readonly MarkerName[];
  /** Of the chart beside it: what a person would say who describes it. */
  alt: string;
  /** Whose badges are offered with it. */
  badges: { repo: string; name: string } | null;
}
