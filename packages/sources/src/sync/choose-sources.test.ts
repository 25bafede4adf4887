import { expect, test } from "vitest";
import { chooseSources } from "./choose-sources.ts";

const FEED = { kind: "feed", url: "https://a.example/f" } as const;
const HN = { kind: "hackernews" } as const;
const AIDRAN = { kind: "aidran", url: "https://api.aidran.ai", keyEnv: "KEY" } as const;
const ALL = [FEED, HN, AIDRAN];

test.each([
  ["no word", [], ALL],
  ["a kind", ["feed"], [FEED]],
  ["an address", ["https://api.aidran.ai"], [AIDRAN]],
  ["ids", ["hackernews", "feed https://a.example/f"], [FEED, HN]],
])("%s chooses what it means", (_what, only, chosen) => {
  expect(chooseSources(ALL, only)).toEqual({ chosen, unknown: [] });
});

test("a word that means none is told, and an entry that is given twice is one", () => {
  expect(chooseSources([FEED, { ...FEED }, HN], ["feed", "reddit"])).toEqual({ chosen: [FEED], unknown: ["reddit"] });
});
