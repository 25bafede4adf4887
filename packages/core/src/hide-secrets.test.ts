import { expect, test } from "vitest";
import { hideSecrets } from "./hide-secrets.ts";

test.each([
  ["feed https://example.org/feed.xml", "feed https://example.org/feed.xml"],
  ["feed https://example.org/?feed=rss2&token=s3cret", "feed https://example.org/?feed=rss2&token=hidden"],
  ["feed https://example.org/?s3cret", "feed https://example.org/?hidden=hidden"],
  ["GET https://someone:s3cret@example.org/v1/stories?limit=5#s3cret", "GET https://example.org/v1/stories?limit=5"],
  ["http://localhost/feed.xml?… answers 500", "http://localhost/feed.xml?… answers 500"],
  ["hackernews", "hackernews"],
  ["stories/open-source.md", "stories/open-source.md"],
  [
    "https://a.example/?key=s3cret&key=again: refused; then https://b.example/?sig=s3cret",
    "https://a.example/?key=hidden&key=hidden: refused; then https://b.example/?sig=hidden",
  ],
  ["http://[ is no address", "(an address) is no address"],
])("%s is told as %s", (text, told) => {
  expect(hideSecrets(text)).toBe(told);
});
