import { describe, expect, test } from "vitest";
import { findClaims } from "./find-claims.ts";

const quotes = (markdown: string) => findClaims(markdown).map(({ quote }) => quote);

describe("a README's own words on openness are quoted", () => {
  test.each<[what: string, markdown: string, found: string[]]>([
    [
      "a sentence among others",
      "Fast. It is an **open-source** agent. It runs anywhere.",
      ["It is an open-source agent."],
    ],
    ["a heading", "# Goose: the open source agent\n\nText.", ["Goose: the open source agent"]],
    ["across lines", "The first fully\nopen model of its size. More.", ["The first fully open model of its size."]],
    ["with a link in it", "An [open-weight](https://x.example/open-source) model.", ["An open-weight model."]],
    ["in an item of a list", "- open data\n- quick", ["open data"]],
    ["not in code", "```\nopen source\n```\n\nClosed.", []],
    ["not in a badge's address", "[![Build](https://x.example/open-source.svg)](https://x.example/open-source)", []],
    ["not where a file is opened", "Open the source folder. Opening sources takes long.", []],
    ["once", "Open source.\n\nOpen source.", ["Open source."]],
    [
      "three at most",
      "Open source one. Open data two. Open weights three. Open models four.",
      ["Open source one.", "Open data two.", "Open weights three."],
    ],
    ["none in an empty file", "", []],
  ])("%s", (_, markdown, found) => {
    expect(quotes(markdown)).toEqual(found);
  });

  test("with the line on which they begin", () => {
    expect(findClaims("# A\n\nText.\n\nAn open-source\nthing.")).toEqual([{ quote: "An open-source thing.", line: 5 }]);
  });

  test("with the sentence's line, not its paragraph's", () => {
    expect(findClaims("Fast.\nSmall. Works\nanywhere. It is\nopen source.\nOpen data, too.")).toEqual([
      { quote: "It is open source.", line: 3 },
      { quote: "Open data, too.", line: 5 },
    ]);
  });

  test("but not from a line that is no prose", () => {
    const claims = findClaims(`${"[<*_".repeat(2_000)} open source\n\nOpen source.`);
    expect(claims).toEqual([{ quote: "Open source.", line: 3 }]);
  });
});
