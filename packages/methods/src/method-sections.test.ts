import { describe, expect, it } from "vitest";
import { historyFigures, measuredFigures } from "./known-figures.ts";
import { describeMethods } from "./method-sections.ts";
import { parseText } from "./parse-text.ts";
import { toMarkdown } from "./to-markdown.ts";

const methods = describeMethods(measuredFigures, historyFigures);
const sections = methods.parts.flatMap((part) => part.sections);
const texts = sections.flatMap((section) => [
  ...[...section.says, ...section.list, ...section.formula, ...section.blind, ...section.measured, ...section.sources],
  ...(section.needs === null ? [] : [section.needs]),
  ...section.tables.flatMap((table) => [table.caption, ...table.rows.flat()]),
]);

/** Other pages link to these. */
const ANCHORS = [
  ...["net", "gained-lost", "surviving", "data-gaps", "weekday-factors"],
  ...["momentum", "velocity", "labels", "spike", "rates", "growth"],
  ...["surges", "steps", "drops", "retention", "star-shape"],
  ...["mentions", "public-posts", "story-effect", "placebo-library", "story-verdicts", "releases"],
  ...["error-rates", "real-history", "known-falls", "story-history"],
];

describe("the methods", () => {
  it("keep their anchors, each once", () => {
    expect(sections.map(({ id }) => id)).toEqual(ANCHORS);
  });

  it("link to sections that are there", () => {
    const links = texts.flatMap(parseText).flatMap((piece) => (piece.kind === "link" ? [piece.href] : []));
    expect(links.length).toBeGreaterThan(4);
    expect(links.filter((href) => href.startsWith("#") && !ANCHORS.includes(href.slice(1)))).toEqual([]);
  });

  it("say of every figure what it needs, what it can’t see and how often it is wrong, or why that is unknown", () => {
    const figures = sections.filter(({ formula }) => formula.length > 0);
    expect(figures.length).toBeGreaterThan(15);
    expect(figures.filter(({ blind, measured }) => blind.length === 0 || measured.length === 0)).toEqual([]);
  });

  it("name no cause", () => {
    expect(texts.filter((text) => /\b(because of|caused|due to|thanks to)\b/i.test(text))).toEqual([]);
  });

  it("have rows as long as their tables are wide", () => {
    const tables = sections.flatMap((section) => section.tables);
    expect(tables.length).toBeGreaterThan(5);
    for (const { columns, rows } of tables) {
      expect(rows.length).toBeGreaterThan(0);
      expect(rows.filter((row) => row.length !== columns.length)).toEqual([]);
    }
  });

  it("are the same in the documents: every section and every row", () => {
    const written = toMarkdown(methods).map(({ markdown }) => markdown);
    const all = written.join("\n");
    for (const { title } of sections) expect(all.split(`### ${title}\n`), title).toHaveLength(2);
    expect(written[0]).toContain("](methods/real-history.md#known-falls)");
    for (const row of sections.flatMap(({ tables }) => tables).flatMap(({ rows }) => rows)) {
      expect(all).toContain(`| ${row.join(" | ")} |`);
    }
  });
});
