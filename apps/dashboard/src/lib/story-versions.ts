import type { StorySummary, StoryVersion } from "@groundswell/wire";
import { formatApproxDay } from "#lib/format.ts";

const KINDS: Readonly<Record<string, string>> = {
  feed: "Feed",
  aidran: "AIDRAN’s delivery API",
  webhook: "Webhook",
  hackernews: "Hacker News search",
};

/** Who told, and which of its tellings it is: `File kept by hand, version 2`. */
export function describeTelling({ toldBy, version }: Pick<StoryVersion, "toldBy" | "version">): string {
  const [kind = "", ...rest] = toldBy.split(" ");
  const known = KINDS[kind];
  const where = rest.length === 0 ? "" : ` ${rest.join(" ")}`;
  const teller = toldBy === "file" ? "File kept by hand" : known === undefined ? toldBy : `${known}${where}`;
  return version === 1 ? teller : `${teller}, version ${version}`;
}

type Dated = Pick<StorySummary, "published" | "publishedPlusMinusDays">;

/** The date that a telling gave, where it is not the story's: `dated 19 January 2026`; null: it is the same. */
export function describeOtherDate(version: Dated, story: Dated): string | null {
  const { published, publishedPlusMinusDays } = version;
  const isSame = published === story.published && publishedPlusMinusDays === story.publishedPlusMinusDays;
  return isSame ? null : `dated ${formatApproxDay(published, publishedPlusMinusDays)}`;
}
