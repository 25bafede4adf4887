import { readFileSync } from "node:fs";
import { COLOURS, contrastRatio } from "@groundswell/charts";
import { describe, expect, it } from "vitest";
import { readColourTokens } from "./read-colour-tokens.ts";

const tokens = readColourTokens(readFileSync(new URL("tokens.css", import.meta.url), "utf8"));

function find(name: string) {
  const token = tokens.find((t) => t.name === name);
  if (token === undefined) throw new Error(`no token ${name}`);
  return token;
}

describe.each(["light", "dark"] as const)("the %s colours", (scheme) => {
  const onPaper = (name: string) => contrastRatio(find(name)[scheme], find("--paper")[scheme]);

  it("of series are those of the charts, so that a key means the same everywhere", () => {
    const series = COLOURS[scheme].lines.map((_, i) => find(`--series-${String(i + 1)}`)[scheme]);
    expect(series).toEqual(COLOURS[scheme].lines);
  });

  it.each(["--ink", "--ink-2", "--ink-3", "--accent", "--story", "--fall"])("of text, %s, reach 4.5:1", (name) => {
    expect(onPaper(name)).toBeGreaterThanOrEqual(4.5);
    expect(contrastRatio(find(name)[scheme], find("--paper-2")[scheme])).toBeGreaterThanOrEqual(4.5);
  });

  it.each(["--series", "--warn", "--focus", "--rule-strong"])("of drawings, %s, reach 3:1", (name) => {
    expect(onPaper(name)).toBeGreaterThanOrEqual(3);
  });

  it("of a warning can be read on its own paper", () => {
    expect(contrastRatio(find("--warn-ink")[scheme], find("--warn-paper")[scheme])).toBeGreaterThanOrEqual(7);
    expect(contrastRatio(find("--ink")[scheme], find("--error-paper")[scheme])).toBeGreaterThanOrEqual(7);
  });
});
