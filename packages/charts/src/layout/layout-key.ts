import { shareKey, type Metrics } from "./metrics.ts";
import type { Phrases } from "../phrases/index.ts";
import type { SpecMarker } from "../spec.ts";
import { measureText, truncateText } from "../text/text.ts";

export interface KeyEntry {
  x: number;
  /** Baseline, from the top of the key. */
  y: number;
  dateText: string;
  text: string;
  /** Null: the line that says how many more there are. */
  marker: SpecMarker | null;
}

/** What a key is worded with. */
type KeyWords = Pick<Phrases, "more" | "monthRange" | "releasesBriefly">;

/** From a number to its text. */
export const KEY_INDENT = 22;

/** The markers' key: stories and events a row each, then releases in columns. What has no place is counted. */
export function placeKey(markers: readonly SpecMarker[], metrics: Metrics, inner: number, words: KeyWords) {
  const { keyColumns, margin } = metrics;
  const news = markers.filter((m) => m.lane === "news");
  const releases = markers.filter((m) => m.lane === "releases");
  const share = shareKey(metrics, news.length);
  const newsRows = releases.length === 0 ? Math.min(news.length, metrics.keyRows) : share.newsRows;
  const releaseRows = Math.min(metrics.keyRows - newsRows, Math.ceil(releases.length / keyColumns));
  const cell = inner / keyColumns;
  const places = [
    ...Array.from({ length: newsRows }, (_, row) => ({ row, column: 0, width: inner })),
    ...Array.from({ length: Math.max(0, releaseRows) * keyColumns }, (_, i) => ({
      row: newsRows + Math.floor(i / keyColumns),
      column: i % keyColumns,
      width: cell,
    })),
  ];
  const shown = [...news.slice(0, newsRows), ...releases];
  const fits = shown.length <= places.length && shown.length === markers.length;
  const entries = places.slice(0, shown.length).map(({ row, column, width }, i): KeyEntry => {
    const place = { x: margin + column * cell, y: (row + 0.7) * metrics.keyRow };
    const marker = shown[i];
    if (marker === undefined || (!fits && i === places.length - 1)) {
      return { ...place, marker: null, dateText: "", text: words.more(markers.length - i) };
    }
    return { ...place, marker, ...fitEntry(marker, width, metrics, words) };
  });
  return { entries, rows: entries.length === 0 ? 0 : newsRows + Math.max(0, releaseRows) };
}

/** How many releases and up to which are not cut off: rather the months are said than the days, and then fewer words. */
function fitEntry(
  { dateText, text, lane, items }: SpecMarker,
  width: number,
  { body, scale }: Metrics,
  { monthRange, releasesBriefly }: KeyWords,
) {
  const roomFor = (date: string) => width - (KEY_INDENT + 12) * scale - measureText(`${date}  `, body);
  const forms = [{ dateText, text }];
  const areReleases = lane === "releases" && items.every(({ kind }) => kind === "release");
  if (areReleases && items.length > 1 && measureText(text, body) > roomFor(dateText)) {
    const [brief, months] = [releasesBriefly(items), monthRange(items[0]?.x ?? 0, items.at(-1)?.x ?? 0)];
    const dates = measureText(months, body) < measureText(dateText, body) ? months : dateText;
    forms.push({ dateText: dates, text }, { dateText, text: brief }, { dateText: dates, text: brief });
  }
  const fitting = forms.find((form) => measureText(form.text, body) <= roomFor(form.dateText));
  const { dateText: date, text: words } = fitting ?? forms.at(-1) ?? { dateText, text };
  return { dateText: date, text: truncateText(words, Math.max(roomFor(date), 3 * body), body) };
}
