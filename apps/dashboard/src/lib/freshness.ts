import type { Status } from "@groundswell/wire";
import { formatClock, formatDay, formatDuration, formatInstant, formatRelative } from "#lib/format.ts";

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

/**
 * Reads the collector's status as a reader would ask it: how old is what I see, and can it get newer?
 * @param now ISO instant that the page is made at
 */
export function describeFreshness(status: Status, now: string): Freshness {
  return { ...describeFigures(status, now), github: describeGithub(status, now), demo: status.world === "demo" };
}

function describeFigures(status: Status, now: string): Pick<Freshness, "figures" | "state"> {
  const observed = status.projects
    .filter((p) => p.totalsQuality === "observed" && p.totalsAt !== null)
    .map((p) => p.totalsAt ?? "")
    .sort()
    .at(-1);
  if (observed !== undefined) {
    const ageSeconds = (Date.parse(now) - Date.parse(observed)) / 1000;
    const live = ageSeconds <= 2 * status.collector.intervalSeconds;
    const ago = formatRelative(observed, now);
    const read = status.projects.filter((p) => p.totalsQuality === "observed").length;
    // One project's fresh figures must not pass for everybody's.
    const whose = read === status.projects.length ? "" : ` for ${read} of ${status.projects.length} projects`;
    return {
      figures: timed(live ? `live${whose}, ${ago}` : `last read from GitHub ${ago}`, observed),
      state: live ? "live" : "stale",
    };
  }
  const through = status.archive.through;
  if (through === null) return { figures: timed("no figures yet", null), state: "empty" };
  return {
    figures: { text: `archive, as of ${formatDay(through)}`, datetime: through, title: formatDay(through) },
    state: "archive",
  };
}

function describeGithub(status: Status, now: string): TimedText | null {
  const { state, since } = status.github;
  switch (state) {
    case "reachable":
      return null;
    case "not asked yet": {
      const next = status.collector.nextRunAt;
      return timed(next === null ? "GitHub not asked yet" : `GitHub not asked yet, next try ${soon(next, now)}`, next);
    }
    case "unreachable":
      return timed(since === null ? "GitHub unreachable" : `GitHub unreachable since ${when(since, now)}`, since);
    case "token refused":
      return timed("GitHub refused the token", since);
    case "out of budget": {
      const next = status.collector.nextRunAt;
      const more = next === null ? "" : `, more at ${formatClock(next)}`;
      return timed(`Paused to stay within GitHub’s allowance${more}`, next);
    }
  }
}

function timed(text: string, instant: string | null): TimedText {
  return { text, datetime: instant, title: instant === null ? null : formatInstant(instant) };
}

/** The time alone for today, the day and the time otherwise. */
function when(instant: string, now: string): string {
  return instant.slice(0, 10) === now.slice(0, 10) ? formatClock(instant) : formatInstant(instant);
}

function soon(instant: string, now: string): string {
  return instant <= now ? "due now" : formatRelative(instant, now);
}

/** `every 6 hours`. */
export function describeInterval(status: Status): string {
  return `every ${formatDuration(status.collector.intervalSeconds)}`;
}
