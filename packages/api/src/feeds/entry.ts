import { addDays, describeEvent, startOfDay, type InstantMs, type ProjectEvent } from "@groundswell/core";
import type { RecentEvent, RecentStory, TaggedRelease } from "@groundswell/db";
import { projectPage, receiptPage, releasePage, storyPage, toWebUrl } from "./addresses.ts";
import { commitPage } from "../openness/github-address.ts";
import { nameUrn } from "./entry-id.ts";
import type { FeedEntry } from "./feed.ts";
import { feedKindOf } from "./kinds.ts";
import { cutLine, toLine } from "./to-line.ts";

/** What every entry is made with. */
export interface EntryFrame {
  /** Our own address, without a trailing slash. */
  base: string;
  /** Tells the ids of this installation from those of others. */
  namespace: string;
  /** Ends every entry; empty where there is nothing to be said. */
  notice: readonly string[];
}

const MAX_TITLE = 200;
/** Kinds whose key is a commit, and whose instant is that commit's date. */
const ON_COMMITS: readonly string[] = ["licence file changed", "weights licence changed"];

/**
 * An event as an entry; null for what no feed tells of.
 * @param release what is known of the release, where it is one
 */
export function entryOfEvent(event: RecentEvent, release: TaggedRelease | null, frame: EntryFrame): FeedEntry | null {
  const kind = feedKindOf(event.kind);
  if (kind === null) return null;
  const { base, namespace, notice } = frame;
  const name = toLine(event.name);
  const page = { url: projectPage(base, event.repo), title: `${name} in Groundswell` };
  const original = kind === "release" ? originalOf(event, release) : commitOf(event);
  const said = toLine(describeEvent(event));
  const sentence = release?.prerelease === true ? `${said} (pre-release)` : said;
  const links = [
    `${page.title}: ${page.url}`,
    ...(original === null ? [] : [`${original.title}: ${original.url}`]),
    `Where this is from: ${receiptPage(base, event.receipt)}`,
  ];
  return {
    id: nameUrn(namespace, "event", String(event.projectId), event.kind, ...placeOf(event)),
    kind,
    title: cutLine(`${name}: ${sentence}`, MAX_TITLE),
    text: [`${sentence}.`, ...nameOf(event, release), describeTime(event, release), "", ...links, ...notice].join("\n"),
    page,
    original,
    publishedAt: event.at,
    updatedAt: Math.max(changedAt(event), release?.correctedAt ?? -Infinity),
  };
}

/** A key says which event it is, whenever it turns out to have been; without one, its instant does. */
function placeOf({ key, at }: ProjectEvent): string[] {
  return key === "" ? ["at", String(at)] : ["key", key];
}

/**
 * A surge grows with each day that is part of it: the last of them was known when it was over. A drop grows as far as
 * more of it is seen within a day.
 */
function changedAt({ kind, at, span, figures }: ProjectEvent): InstantMs {
  if (kind === "drop") return Math.max(at, figures["lastSeenAt"] ?? at);
  return kind === "surge" && span !== null ? Math.max(at, startOfDay(addDays(span.to, 1))) : at;
}

/** The release's own name, where it is more than its tag. */
function nameOf({ to }: ProjectEvent, release: TaggedRelease | null): string[] {
  const called = toLine(release?.name ?? "");
  return called === "" || called === toLine(to ?? "") ? [] : [`Called: ${called}`];
}

/** When, as far as it is known: most things happen between two looks. */
function describeTime(event: ProjectEvent, release: TaggedRelease | null): string {
  const { kind, at, notBefore } = event;
  if (kind === "released") return `${release?.publishedAt === null ? "Tagged" : "Published"} ${formatTime(at)}.`;
  if (ON_COMMITS.includes(kind)) return `The commit is dated ${formatTime(at)}.`;
  const counted = kind === "surge" || kind === "step";
  const before = notBefore === null || counted ? "" : `; it happened after ${formatTime(notBefore)}`;
  const last = kind === "drop" && changedAt(event) > at ? `, the last of it ${formatTime(changedAt(event))}` : "";
  return `${counted ? "First seen" : "Seen"} ${formatTime(at)}${last}${before}.`;
}

function formatTime(instant: InstantMs): string {
  return `${new Date(instant).toISOString().slice(0, 16).replace("T", " ")} UTC`;
}

function originalOf({ repo, to }: RecentEvent, release: TaggedRelease | null) {
  if (to === null) return null;
  return { url: toWebUrl(release?.url ?? null) ?? releasePage(repo, to), title: "The release on GitHub" };
}

/** The commit that left another licence; null for whatever else happened. */
function commitOf({ kind, repo, key }: RecentEvent) {
  if (!ON_COMMITS.includes(kind)) return null;
  return { url: commitPage(repo, key), title: "The commit on GitHub" };
}

/**
 * A story as an entry: one, however many projects it names. What was seen after it is for its page to tell: that changes,
 * and an entry is read once.
 */
export function entryOfStory(story: RecentStory, { base, namespace, notice }: EntryFrame): FeedEntry {
  const page = { url: storyPage(base, story.slug), title: "The story in Groundswell" };
  const url = toWebUrl(story.url);
  const original = url === null ? null : { url, title: "The story where it was published" };
  const source = toLine(story.source);
  const off =
    story.plusMinusDays === 0
      ? ""
      : `, give or take ${story.plusMinusDays} ${story.plusMinusDays === 1 ? "day" : "days"}`;
  const names = story.projects.map(({ name }) => toLine(name));
  const publishedAt = startOfDay(story.published);
  return {
    id: nameUrn(namespace, "story", story.id),
    kind: "story",
    title: cutLine(`${toLine(story.title)} (${source})`, MAX_TITLE),
    text: [
      `${source} published this on ${story.published}${off}. It names ${names.join(", ")}.`,
      "",
      ...[original, page].flatMap((link) => (link === null ? [] : [`${link.title}: ${link.url}`])),
      ...story.projects.map(({ repo }, i) => `${names[i] ?? repo} in Groundswell: ${projectPage(base, repo)}`),
      ...notice,
    ].join("\n"),
    page,
    original,
    publishedAt,
    updatedAt: publishedAt,
  };
}
