import type { FoundMention } from "@groundswell/core";
import { parseStory } from "@groundswell/stories";
import { expect, test } from "vitest";
import { chooseSlug, formatStory } from "./story-file.ts";

const FOUND: FoundMention = {
  repo: "a/b",
  tier: "T1",
  score: 1,
  linked: true,
  eligible: true,
  place: "text",
  evidence: 'see "a/b": # it\'s here',
};
const DRAFT = {
  title: 'A "quoted": title # with signs',
  url: "https://example.org/a?b=c#d",
  source: "Example: Weekly",
  published: "2026-03-27~3d",
  publishedNote: "the page: gives none",
  found: [FOUND],
};

test("what is written is read back as it was, and a machine's reading is no decision", () => {
  const { story, diagnostics } = parseStory(formatStory(DRAFT), "stories/a.md");
  expect(diagnostics).toEqual([]);
  expect(story).toMatchObject({ title: DRAFT.title, url: DRAFT.url, source: DRAFT.source, mentions: [] });
});

test("taking the comment signs away confirms what the linker read", () => {
  const decided = formatStory(DRAFT)
    .split("\n")
    .filter((line) => !line.startsWith("# Read by"))
    .map((line) => line.replace(/^# /, ""))
    .join("\n");
  const { story, diagnostics } = parseStory(decided, "stories/a.md");
  expect(diagnostics).toEqual([]);
  expect(story?.mentions).toEqual([{ repo: "a/b", status: "confirmed", evidence: FOUND.evidence }]);
});

test.each([
  ["The “Open” Model’s café, 2026", "the-open-models-cafe-2026"],
  ["日本語", "story"],
  ["x".repeat(200), "x".repeat(80)],
  ["word ".repeat(40), "word-".repeat(16).slice(0, -1)],
])("a title's words name its file: %s", (title, slug) => {
  expect(chooseSlug(title, new Set())).toBe(slug);
  expect(chooseSlug(title, new Set([slug]))).toBe(`${slug}-2`);
});
