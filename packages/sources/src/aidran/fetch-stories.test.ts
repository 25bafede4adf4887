import { expect, test } from "vitest";
import { AidranStory } from "./api-schemas.ts";
import { fetchStories, type FetchContext, type Wanted } from "./fetch-stories.ts";

const NOW = Date.parse("2026-03-26T12:00:00Z");
const wanted = (id: string): Wanted => ({ id, stamp: "1", generatedAt: NOW, failingSince: null, takenBack: null });

test("a story whose reading fails in a way that nobody foresaw costs itself alone, and is tried again later", async () => {
  const story = (id: string) => AidranStory.parse({ id, headline: "H", slug: id === "bad" ? "a\ud800" : id });
  const context: FetchContext = {
    client: {
      list: () => Promise.reject(new Error("not asked for")),
      story: (id) => Promise.resolve({ story: story(id), request: `https://api.example/${id}` }),
    },
    siteUrl: "https://site.example",
    now: () => NOW,
    signal: new AbortController().signal,
  };
  const read = await fetchStories(["a", "bad", "b"].map(wanted), context);
  expect(read.stories.map(({ url }) => url)).toEqual([
    "https://site.example/stories/a",
    "https://site.example/stories/b",
  ]);
  expect(read.skipped).toMatchObject([{ what: "story bad", why: expect.stringContaining("URIError") as string }]);
  expect(read.later).toMatchObject([{ id: "bad", failingSince: NOW }]);
  expect(read.fault).toBeNull();
});
