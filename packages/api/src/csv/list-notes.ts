import type { SeriesSource } from "@groundswell/wire";
import type { RouteContext } from "../deps.ts";
import { noticeOf } from "../http/simulated.ts";
import { describeSource } from "./describe-source.ts";
import { QUALITY_WORDS } from "./describe-metric.ts";

/** Whose figures they are, and where the public finds them. */
export type CsvContext = Pick<RouteContext, "world" | "publicUrl">;

export interface CsvSubject {
  title: string;
  /** What the figures are, and whatever else a reader has to know of these in particular. */
  particulars: readonly string[];
  /** When the newest fact was known; null: nothing is known. */
  asOf: string | null;
  sources: readonly SeriesSource[];
  /** How cells are to be read, where they are not a day's figure with its quality and receipt. */
  legend?: readonly string[];
}

/** What stands above a table: what it is, as of when, from where, how to read it and how to cite it. */
export function listNotes({ world, publicUrl }: CsvContext, requestUrl: string, subject: CsvSubject): string[] {
  const { origin, pathname, search } = new URL(requestUrl);
  const site = publicUrl ?? origin;
  const notice = noticeOf(world);
  const { title, particulars, asOf, sources } = subject;
  const daily = [
    "Days are UTC days. A missing day is an empty cell, never zero.",
    `Quality: ${QUALITY_WORDS}`,
    `Receipt: where a figure is from, at ${site}/api/v1/receipts/ and the receipt's id`,
  ];
  const asOfDay = asOf === null ? "nothing known yet" : `as of ${asOf.slice(0, 10)}`;
  return [
    title,
    ...(notice === null ? [] : [notice]),
    ...particulars,
    `As of: ${asOf === null ? "nothing is known yet" : `${asOf}, when the newest of the facts used was known`}`,
    ...[...new Set(sources.map(describeSource))].map((source) => `Source: ${source}`),
    ...(subject.legend ?? daily),
    `Cite as: Groundswell. ${title}, ${asOfDay}. ${site}${pathname}${search}`,
  ];
}
