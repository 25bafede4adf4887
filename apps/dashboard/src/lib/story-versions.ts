import type { StoryVersion } from "@groundswell/wire";

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
