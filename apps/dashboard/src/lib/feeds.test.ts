import { expect, test } from "vitest";
import { belongsToApi } from "#lib/reserved.ts";
import { listFeeds } from "./feeds.ts";

test("feeds are the API's to answer, whoever the owner is", () => {
  const addresses = [null, "aaif-goose/goose", "feeds/x", "a/b.json"].flatMap(listFeeds).map(({ href }) => href);
  expect(addresses.filter((href) => !belongsToApi(href))).toEqual([]);
  expect(addresses).toContain("/feeds/a/b.json.atom");
  expect(addresses).toContain("/feeds/all.json");
});
