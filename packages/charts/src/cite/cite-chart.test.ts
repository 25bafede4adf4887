import { expect, test } from "vitest";
import { citeChart } from "./cite-chart.ts";
import { LANGUAGES } from "../spec.ts";

const URL = "https://groundswell.example/charts/aaif-goose/goose/stars.png?asOf=2026-08-22T04%3A07%3A20Z&v=5";

test("a pinned chart is cited with its day, in APA's order and the chart's language", () => {
  const cite = (language: (typeof LANGUAGES)[number]) =>
    citeChart({ title: "T", url: "https://g.example/x", publishedAt: "2026-08-22T04:07:20Z", accessed: null, language })
      .apa;
  expect(LANGUAGES.map(cite)).toEqual([
    "Groundswell. (2026, August 22). T [Chart]. https://g.example/x",
    "Groundswell. (2026, 22. August). T [Diagramm]. https://g.example/x",
    "Groundswell. (2026, 22 août). T [Graphique]. https://g.example/x",
    "Groundswell. (2026, 22 de agosto). T [Gráfico]. https://g.example/x",
    "Groundswell. (2026年8月22日). T [グラフ]. https://g.example/x",
    "Groundswell. (2026年8月22日). T [图表]. https://g.example/x",
  ]);
});

test("a live chart goes on changing: it has no date of its own, and says when it was read", () => {
  const { apa, bibtex } = citeChart({
    title: "T",
    url: URL,
    publishedAt: null,
    accessed: "2026-08-23",
    language: "en",
  });
  expect(apa).toBe(`Groundswell. (n.d.). T [Chart]. Retrieved August 23, 2026, from ${URL}`);
  expect(bibtex).toContain("urldate = {2026-08-23}");
  expect(bibtex).not.toMatch(/year|month/);
});

test("BibTeX has the title as it is, whatever TeX thinks of its letters", () => {
  const title = String.raw`50 % of {stars} & C_1 #1 ~ ^ \ $`;
  const { bibtex } = citeChart({ title, url: URL, publishedAt: "2026-08-22", accessed: null, language: "en" });
  expect(bibtex).toBe(
    [
      "@misc{groundswell-aaif-goose-goose-stars-2026-08-22,",
      "  author  = {{Groundswell}},",
      String.raw`  title   = {{50 \% of \{stars\} \& C\_1 \#1 \textasciitilde{} \textasciicircum{} \textbackslash{} \$}},`,
      "  year    = {2026},",
      "  month   = aug,",
      `  url     = {${URL}},`,
      "  langid  = {english},",
      "  note    = {CC BY 4.0, as of 2026-08-22}",
      "}",
      "",
    ].join("\n"),
  );
});

test("an address can't end its field, and what is no address or date is left out", () => {
  const hostile = 'https://g.example/charts/a/b/stars.svg?x=},note={\\input{/etc}} "\n';
  const { bibtex, apa } = citeChart({ title: "T", url: hostile, publishedAt: "soon", accessed: "", language: "en" });
  expect(apa).toBe(
    "Groundswell. (n.d.). T [Chart]. https://g.example/charts/a/b/stars.svg?x=%7D,note=%7B%5Cinput%7B/etc%7D%7D%20%22",
  );
  const field = /^ {2}url {5}= \{(.*)\},$/m.exec(bibtex)?.[1] ?? "{";
  expect(field).not.toMatch(/[{}\\"\s]/);
  expect(bibtex.match(/^ {2}note/gm)).toHaveLength(1);
  expect(
    citeChart({ title: "Ü!", url: "no address", publishedAt: null, accessed: null, language: "de" }).bibtex,
  ).toMatch(/^@misc\{groundswell,/);
});
