import { LICENCE_FILE_KINDS } from "@groundswell/core";
import type { ProjectEvent, Release } from "@groundswell/wire";
import { findDayBefore, isDated } from "#lib/event-text.ts";
import { formatCount, formatDay, formatEstimate, formatNumber, formatRatio } from "#lib/format.ts";
import { timelineStrings as text } from "#lib/strings/timeline.ts";
import type { StoryRow } from "#lib/server/story-row.ts";

/** One thing that happened, or releases gathered, on the line of a project's days. */
export interface TimelineEntry {
  kind: "surge" | "step" | "drop" | "gap" | "release" | "story" | "repository";
  /** First and last day, equal for what has one. */
  from: string;
  to: string;
  /** Of a story whose day is not known for sure. */
  plusMinusDays: number;
  text: string;
  /** What is to be known of when it was. */
  note: string | null;
  story: string | null;
  receipt: string | null;
}

interface Happened {
  events: readonly ProjectEvent[];
  releases: readonly Pick<Release, "tag" | "at" | "receipt">[];
  stories: readonly Pick<StoryRow, "id" | "title" | "source" | "published" | "publishedPlusMinusDays">[];
}

/** Everything that happened, newest first. Releases with nothing between them are one entry, within a calendar year. */
export function listTimeline({ events, releases, stories }: Happened): TimelineEntry[] {
  const entries = [
    ...events.filter(({ kind }) => kind !== "released").map(tellEvent),
    ...releases.map(tellRelease),
    ...stories.map(tellStory),
  ].sort((a, b) => (a.to < b.to ? 1 : a.to > b.to ? -1 : 0));
  return gatherReleases(entries);
}

function tellEvent(event: ProjectEvent): TimelineEntry {
  const { kind, at, span, receipt } = event;
  const day = at.slice(0, 10);
  return {
    ...(isDated(event) && span !== null ? span : { from: day, to: day }),
    kind: kind === "surge" || kind === "step" || kind === "drop" ? kind : kind === "data gap" ? "gap" : "repository",
    plusMinusDays: 0,
    text: writeEvent(event),
    note: isDated(event) ? null : writeSeen(event),
    story: null,
    receipt,
  };
}

/** The event's own sentence, without the days where these stand beside it. */
export function writeEvent({ kind, text: told, figures, notBefore }: ProjectEvent): string {
  const [stars, expected, days] = [figures["stars"], figures["expected"], figures["days"]];
  if (kind === "surge" && typeof stars === "number" && typeof expected === "number" && expected > 0) {
    const times = stars / expected;
    return text.surge(
      formatNumber(stars),
      formatNumber(expected),
      formatRatio({ value: times, low: times, high: times }).value,
    );
  }
  const [before, after] = [figures["before"], figures["after"]];
  if (kind === "step" && typeof before === "number" && typeof after === "number" && notBefore !== null) {
    return text.step(formatRate(after), formatRate(before), formatDay(notBefore));
  }
  return kind === "data gap" && typeof days === "number" ? text.gap(formatCount(days, "day", "days")) : told;
}

function formatRate(value: number): string {
  return formatEstimate({ value, low: value, high: value }).value;
}

function writeSeen(event: ProjectEvent): string {
  if (LICENCE_FILE_KINDS.some((kind) => kind === event.kind)) return text.committed(formatDay(event.at));
  const before = findDayBefore(event);
  return text.seen(formatDay(event.at)) + (before === null ? "" : text.notYet(formatDay(before)));
}

function tellRelease({ tag, at, receipt }: Happened["releases"][number]): TimelineEntry {
  const day = at.slice(0, 10);
  const one = { kind: "release", from: day, to: day, plusMinusDays: 0, note: null, story: null } as const;
  return { ...one, text: tag, receipt };
}

function tellStory({
  id,
  title,
  source,
  published,
  publishedPlusMinusDays,
}: Happened["stories"][number]): TimelineEntry {
  const one = { kind: "story", from: published, to: published, note: text.story(source), receipt: null } as const;
  return { ...one, plusMinusDays: publishedPlusMinusDays, text: title, story: id };
}

/** @param entries newest first, releases told by their tag alone */
function gatherReleases(entries: readonly TimelineEntry[]): TimelineEntry[] {
  const runs: TimelineEntry[][] = [];
  for (const entry of entries) {
    const run = runs.at(-1);
    const newest = run?.[0];
    const isNext =
      newest?.kind === "release" && entry.kind === "release" && newest.to.slice(0, 4) === entry.to.slice(0, 4);
    if (run !== undefined && isNext) run.push(entry);
    else runs.push([entry]);
  }
  return runs.flatMap((run) => {
    const [newest, oldest] = [run[0], run.at(-1)];
    if (newest === undefined || oldest === undefined) return [];
    if (newest.kind !== "release") return [newest];
    if (run.length === 1) return [{ ...newest, text: text.released(newest.text) }];
    const count = formatCount(run.length, "release", "releases");
    return [{ ...newest, from: oldest.from, text: text.releases(count, oldest.text, newest.text), receipt: null }];
  });
}
