import { expect, test } from "vitest";
import { readStoryQuery, writeStoryQuery } from "./story-query.ts";

test("an address says what is listed, and empty fields of the form say nothing", () => {
  expect(readStoryQuery(new URLSearchParams("source=&q=+goose+&cursor="))).toEqual({
    source: null,
    q: "goose",
    cursor: null,
  });
});

test("another outlet keeps the search and begins at its newest", () => {
  const query = readStoryQuery(new URLSearchParams("source=A+%26+B&q=goose&cursor=abc"));
  expect(writeStoryQuery(query, { source: "C" })).toBe("source=C&q=goose");
  expect(writeStoryQuery(query, { cursor: "next" })).toBe("source=A+%26+B&q=goose&cursor=next");
});
