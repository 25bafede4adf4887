import { expect, test } from "vitest";
import { COLOURS, contrastRatio } from "./palette.ts";

test("black on white is the greatest contrast there is, as WCAG defines it", () => {
  expect(contrastRatio("#000000", "#ffffff")).toBeCloseTo(21, 5);
  expect(contrastRatio("#ffffff", "#777777")).toBeCloseTo(4.48, 2);
});

test.each(["light", "dark"] as const)("lines reach 3:1 and texts 4.5:1 on the %s theme", (scheme) => {
  const { background, ink, muted, axis, marker, band, lines, labels } = COLOURS[scheme];
  for (const colour of [...lines, axis, marker]) expect(contrastRatio(colour, background)).toBeGreaterThanOrEqual(3);
  for (const colour of [...labels, ink, muted]) expect(contrastRatio(colour, background)).toBeGreaterThanOrEqual(4.5);
  // Lines cross the bands of approximate dates as well; the palest hues only just.
  for (const colour of lines) expect(contrastRatio(colour, band)).toBeGreaterThanOrEqual(2.8);
  expect(new Set(lines).size).toBe(lines.length);
  expect(labels).toHaveLength(lines.length);
});
