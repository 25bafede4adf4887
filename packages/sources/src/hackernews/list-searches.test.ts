import { expect, test } from "vitest";
import { listSearches } from "./list-searches.ts";

test("each project is asked about by every name of its repository and by its own, each question once", () => {
  const projects = [
    { repo: "aaif-goose/Goose", name: "Goose", formerly: ["block/goose"] },
    { repo: "other/goose", name: "goose", formerly: [] },
  ];
  expect(listSearches(projects).map(({ within, query }) => `${within} ${query.toLowerCase()}`)).toEqual([
    "url github.com/aaif-goose/goose",
    "url github.com/block/goose",
    "title goose",
    "url github.com/other/goose",
  ]);
});
