import {
  DEFAULT_SIZE,
  SHARE_SIZES,
  SIZE_LIMITS,
  type ChartOptions,
  type Language,
  type Scale,
  type ShareSize,
  type Theme,
} from "@groundswell/charts";
import type { MarkerName, SharedChart, ShareSubject } from "#lib/share/share-subject.ts";

/** What a writer has chosen of a chart. */
export interface Chosen {
  /** Place of the chart among the subject's. */
  place: number;
  isPinned: boolean;
  sizeKey: (typeof SHARE_SIZES)[number]["key"] | "own";
  /** Pixels of a size of one's own; null while nothing is written in the field. */
  ownWidth: number | null;
  ownHeight: number | null;
  theme: Theme;
  scale: Scale;
  markers: readonly MarkerName[];
  language: Language;
}

export function findChosen({ charts }: ShareSubject, { place }: Pick<Chosen, "place">): SharedChart {
  return charts[place] ?? charts[0];
}

/** A size of one's own is held within what an address may ask for. */
export function readSize({ sizeKey, ownWidth, ownHeight }: Chosen): ShareSize {
  const { width, height } = SHARE_SIZES.find(({ key }) => key === sizeKey) ?? {
    width: clamp(ownWidth ?? DEFAULT_SIZE.width, SIZE_LIMITS.width),
    height: clamp(ownHeight ?? DEFAULT_SIZE.height, SIZE_LIMITS.height),
  };
  return { width, height };
}

/** The options of the chosen chart's address. What is at its default, or is not the chart's to have, is left out. */
export function readOptions(subject: ShareSubject, chosen: Chosen): ChartOptions {
  const { markers, isUnmarked = false, hasScale } = findChosen(subject, chosen);
  const marked = markers.filter((marker) => chosen.markers.includes(marker));
  return {
    ...subject.options,
    scale: hasScale && chosen.scale === "log" ? "log" : undefined,
    markers: marked.length === (isUnmarked ? 0 : markers.length) ? undefined : marked.join(","),
    theme: chosen.theme === "auto" ? undefined : chosen.theme,
    lang: chosen.language === "en" ? undefined : chosen.language,
  };
}

function clamp(value: number, { min, max }: { min: number; max: number }): number {
  return Math.round(Math.min(max, Math.max(min, value)));
}
