import { expect, test } from "vitest";
import { hashStory } from "./hash-story.ts";

const STORY = {
  url: "https://news.example/a",
  title: "On ponds",
  source: "News",
  published: null,
  text: "One two",
  links: ["https://a.example/x?id=1", "mailto:a@a.example"],
  active: true,
};
const hash = (rest: Partial<typeof STORY>) => hashStory({ ...STORY, ...rest });

test.each([
  ["a tracker's number in a link", { links: ["https://a.example/x?utm_id=77&id=1", "mailto:a@a.example"] }],
  ["a tracker's number in its own address", { url: "https://news.example/a?utm_source=feed" }],
  ["one page linked twice", { links: [...STORY.links, "https://a.example/x?id=1&ref=2"] }],
  [
    "a tracker's number in an address in the text",
    { text: "One https://a.example/y?utm_id=2 two" },
    "One https://a.example/y two",
  ],
  ["other white space", { text: "\n One\u00a0\n\t two " }],
])("%s makes no version", (_what, rest, text = STORY.text) => {
  expect(hash(rest)).toBe(hash({ text }));
});

test.each([
  ["another page that is linked", { links: ["https://a.example/x?id=2", "mailto:a@a.example"] }],
  ["another link that is no page", { links: ["https://a.example/x?id=1", "mailto:b@a.example"] }],
  ["a link that only looks like an address", { links: [...STORY.links, "https://["] }],
  ["another word", { text: "One three" }],
])("%s makes one", (_what, rest) => {
  expect(hash(rest)).not.toBe(hash({}));
});
