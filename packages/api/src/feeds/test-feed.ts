import type { Feed, FeedEntry } from "./feed.ts";
import { nameUrn } from "./entry-id.ts";

const BASE = "https://stars.example";

/** An entry for tests. */
export function makeEntry(entry: Partial<FeedEntry> = {}): FeedEntry {
  return {
    id: nameUrn("test", "entry"),
    kind: "release",
    title: "Goose: Released v1.0",
    text: "Released v1.0.\nPublished 2026-03-26 04:07 UTC.\n\nGoose in Groundswell: https://stars.example/aaif-goose/goose",
    page: { url: `${BASE}/aaif-goose/goose`, title: "Goose in Groundswell" },
    original: { url: "https://github.com/aaif-goose/goose/releases/tag/v1.0", title: "The release on GitHub" },
    publishedAt: Date.parse("2026-03-26T04:07:00Z"),
    updatedAt: Date.parse("2026-03-27T04:07:00.500Z"),
    ...entry,
  };
}

/** A feed for tests. */
export function makeFeed(entries: readonly FeedEntry[]): Feed {
  return {
    id: nameUrn("test", "feed"),
    title: "Groundswell: all projects",
    description: "What was seen.",
    self: `${BASE}/feeds/all.atom?kinds=release,surge&limit=5`,
    home: `${BASE}/`,
    base: BASE,
    updatedAt: Date.parse("2026-03-27T04:07:00Z"),
    entries,
  };
}
