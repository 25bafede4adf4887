import { expect, test } from "vitest";
import { describeOtherDate, describeTelling } from "./story-versions.ts";

test("who told of a story is said in words, and a later telling with its number", () => {
  expect(describeTelling({ toldBy: "file", version: 1 })).toBe("File kept by hand");
  expect(describeTelling({ toldBy: "file", version: 3 })).toBe("File kept by hand, version 3");
  expect(describeTelling({ toldBy: "feed https://example.org/rss", version: 1 })).toBe("Feed https://example.org/rss");
  expect(describeTelling({ toldBy: "hackernews", version: 2 })).toBe("Hacker News search, version 2");
  expect(describeTelling({ toldBy: "carrier pigeon", version: 1 })).toBe("carrier pigeon");
});

test("a telling that gave another date than the story's says which", () => {
  const story = { published: "2026-01-20", publishedPlusMinusDays: 0 };
  expect(describeOtherDate({ published: "2026-01-19", publishedPlusMinusDays: 0 }, story)).toBe(
    "dated 19 January 2026",
  );
  expect(describeOtherDate({ published: "2026-01-20", publishedPlusMinusDays: 3 }, story)).toMatch(
    /^dated about 20 Jan/,
  );
  expect(describeOtherDate(story, story)).toBeNull();
});
