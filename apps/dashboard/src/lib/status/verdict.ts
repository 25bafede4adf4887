import type { Status } from "@groundswell/wire";
import {
  formatClock,
  formatCount,
  formatDay,
  formatInstant,
  formatList,
  formatNumber,
  formatRelative,
} from "#lib/format.ts";
import { formatAbout } from "#lib/plan-text.ts";
import type { FreshnessGroup, FreshnessKind } from "#lib/status/group-projects.ts";
import { verdictStrings as text } from "#lib/strings/status.ts";

/** How the collector is doing, in one sentence, and what that means for who reads the figures. */
export interface Verdict {
  tone: "well" | "limited" | "broken";
  sentence: string;
  more: string | null;
}

/** @param now ISO instant that the page is made at */
export function findVerdict(status: Status, groups: readonly FreshnessGroup[], now: string): Verdict {
  const { state, since } = status.github;
  switch (state) {
    case "reachable":
      return judgeProjects(status, groups, now);
    case "unreachable": {
      const when = since === null ? null : formatInstant(since);
      return {
        tone: "broken",
        sentence: text.unreachable(when),
        more: join(sayShown(status, groups), sayNext(status, now)),
      };
    }
    case "not asked yet":
      return { tone: "limited", sentence: text.notAsked, more: join(sayShown(status, groups), sayNext(status, now)) };
    case "token refused":
      return { tone: "broken", sentence: text.refused, more: text.refusedMore };
    case "out of budget": {
      const { nextRunAt } = status.collector;
      const more = nextRunAt === null ? text.lastKnown : text.pausedMore(formatClock(nextRunAt));
      return { tone: "limited", sentence: text.paused, more };
    }
  }
}

/** What projects can lack though nothing failed, what was to be expected least first. */
const LACKS = ["behind", "none", "ended", "archived"] as const satisfies FreshnessKind[];

function judgeProjects({ projects }: Status, groups: readonly FreshnessGroup[], now: string): Verdict {
  const all = formatCount(projects.length, "project", "projects");
  const count = (...kinds: FreshnessKind[]) =>
    groups.filter(({ kind }) => kinds.includes(kind)).reduce((sum, group) => sum + group.projects.length, 0);
  const failing = count("problem");
  if (failing > 0) return { tone: "limited", sentence: text.problems(formatNumber(failing), all), more: null };
  const lacking = LACKS.filter((kind) => count(kind) > 0).map((kind, place) => {
    const some = formatNumber(count(kind));
    return text.lack[kind](place === 0 ? text.ofAll(some, all) : some);
  });
  if (lacking.length > 0) return { tone: "limited", sentence: text.lacking(formatList(lacking)), more: null };
  if (projects.length === 0) return { tone: "well", sentence: text.wellEmpty, more: null };
  const oldest = Math.max(...projects.map(({ totalsAt }) => Date.parse(now) - Date.parse(totalsAt ?? now)));
  return { tone: "well", sentence: text.well(all, formatAbout(oldest)), more: null };
}

/** What readers see while nothing new comes. */
function sayShown({ archive }: Status, groups: readonly FreshnessGroup[]): string {
  const has = (...kinds: FreshnessKind[]) => groups.some(({ kind }) => kinds.includes(kind));
  if (has("fresh", "behind")) return text.lastKnown;
  return archive.through === null ? text.nothing : text.archiveOnly(formatDay(archive.through));
}

function sayNext({ collector: { nextRunAt } }: Status, now: string): string | null {
  return nextRunAt === null ? null : text.next(nextRunAt <= now ? text.now : formatRelative(nextRunAt, now));
}

function join(...parts: (string | null)[]): string {
  return parts.filter((part) => part !== null).join(" ");
}
