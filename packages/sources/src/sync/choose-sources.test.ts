import { expect, test } from "vitest";
import { chooseSources } from "./choose-sources.ts";

const FEED = { kind: "feed", url: "https://a.example/f" } as const;
const HN = { kind: "hackernews" } as const;
const AIDRAN = { kind: "aidran", url: "https://api.aidran.ai", keyEnv: "KEY" } as const;
const KEYED = { kind: "feed", url: "https://a.example/f?key=s3cret" } as const;
const ALL = [FEED, HN, AIDRAN, KEYED];

test.each([
  ["no word", [], ALL],
  ["a kind", ["feed"], [FEED, KEYED]],
  ["an address", ["https://api.aidran.ai"], [AIDRAN]],
  ["an id as it is told", ["feed https://a.example/f?key=hidden"], [KEYED]],
  ["ids", ["hackernews", "feed https://a.example/f"], [FEED, HN]],
])("%s chooses what it means", (_what, only, chosen) => {
  expect(chooseSources(ALL, only)).toEqual({ chosen, unknown: [] });
});

test("a word that means none is told, and an entry that is given twice is one", () => {
  expect(chooseSources([FEED, { ...FEED }, HN], ["feed", "reddit"])).toEqual({ chosen: [FEED], unknown: ["reddit"] });
});
