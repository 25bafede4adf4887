import type { Status } from "@groundswell/wire";
import { formatClock, formatDay, formatDuration, formatInstant, formatRelative } from "#lib/format.ts";
import { freshnessStrings as text } from "#lib/strings/live.ts";

/** A statement about time: the text, and the instant or day that it speaks of. */
export interface TimedText {
  text: string;
  /** For `<time datetime>`; null when the text speaks of no time. */
  datetime: string | null;
  /** The absolute time in words, for the title. */
  title: string | null;
}

/** How fresh the figures are, in words: what is shown, and how GitHub is doing. */
export interface Freshness {
  figures: TimedText;
  github: TimedText | null;
  /** `live` when newer than twice the collector's interval. */
  state: "live" | "stale" | "archive" | "empty";
  demo: boolean;
}

/** What of the status the line needs; it goes to the browser, where the time goes on. */
export interface FreshnessFacts {
  demo: boolean;
  /** The newest total that was read from GitHub; null: none was. */
  observedAt: string | null;
  /** Of how many projects one was read within the last two intervals of the collector. */
  observed: number;
  projects: number;
  archiveThrough: string | null;
  intervalSeconds: number;
  nextRunAt: string | null;
  github: Pick<Status["github"], "state" | "since">;
}

export function gatherFreshness({ world, observed, watchlist, archive, collector, github }: Status): FreshnessFacts {
  return {
    demo: world === "demo",
    observedAt: observed.newestAt,
    observed: observed.young,
    projects: watchlist.projects,
    archiveThrough: archive.through,
    intervalSeconds: collector.intervalSeconds,
    nextRunAt: collector.nextRunAt,
    github: { state: github.state, since: github.since },
  };
}

/** Whether what was read at an instant is younger than two runs of the collector. */
export function isFresh(at: string, now: string, intervalSeconds: number): boolean {
  return Date.parse(now) - Date.parse(at) <= 2_000 * intervalSeconds;
}

/**
 * Reads the collector's status as a reader would ask it: how old is what I see, and can it get newer?
 * @param now ISO instant that the page is made at, or that the page has reached since
 * @param isCut whether the page has lost its connection: nothing on it is live then
 */
export function describeFreshness(facts: FreshnessFacts, now: string, isCut = false): Freshness {
  return {
    ...describeFigures(isCut ? { ...facts, intervalSeconds: -1 } : facts, now),
    github: describeGithub(facts, now),
    demo: facts.demo,
  };
}

function describeFigures(facts: FreshnessFacts, now: string): Pick<Freshness, "figures" | "state"> {
  const { observedAt, observed, projects, archiveThrough, intervalSeconds } = facts;
  if (observedAt !== null) {
    const live = isFresh(observedAt, now, intervalSeconds);
    const ago = formatRelative(observedAt, now);
    const whose = observed === projects ? "" : text.some(observed, projects);
    return {
      figures: timed(live ? text.live(whose, ago) : text.stale(ago), observedAt),
      state: live ? "live" : "stale",
    };
  }
  if (archiveThrough === null) return { figures: timed(text.none, null), state: "empty" };
  const day = formatDay(archiveThrough);
  return { figures: { text: text.archive(day), datetime: archiveThrough, title: day }, state: "archive" };
}

function describeGithub({ github: { state, since }, nextRunAt }: FreshnessFacts, now: string): TimedText | null {
  switch (state) {
    case "reachable":
      return null;
    case "not asked yet":
      return timed(nextRunAt === null ? text.notAsked : text.notAskedNext(soon(nextRunAt, now)), nextRunAt);
    case "unreachable":
      return timed(since === null ? text.unreachable : text.unreachableSince(when(since, now)), since);
    case "token refused":
      return timed(text.tokenRefused, since);
    case "out of budget":
      return timed(nextRunAt === null ? text.paused : text.pausedUntil(formatClock(nextRunAt)), nextRunAt);
  }
}

function timed(words: string, instant: string | null): TimedText {
  return { text: words, datetime: instant, title: instant === null ? null : formatInstant(instant) };
}

/** The time alone for today, the day and the time otherwise. */
function when(instant: string, now: string): string {
  return instant.slice(0, 10) === now.slice(0, 10) ? formatClock(instant) : formatInstant(instant);
}

function soon(instant: string, now: string): string {
  return instant <= now ? text.dueNow : formatRelative(instant, now);
}

/** `every 6 hours`. */
export function describeInterval(status: Status): string {
  return text.interval(formatDuration(status.collector.intervalSeconds));
}
