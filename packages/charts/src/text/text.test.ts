import fc from "fast-check";
import { expect, test } from "vitest";
import { HOSTILE } from "../testing/samples.ts";
import { readXml } from "../testing/read-svg.ts";
import { cleanText, escapeXml, measureText, truncateText, wrapText } from "./text.ts";

test("a text survives escaping and reading back, less what XML can't carry", () => {
  fc.assert(
    fc.property(fc.oneof(fc.constantFrom(...HOSTILE), fc.string({ unit: "binary" })), (text) => {
      const cleaned = cleanText(text);
      expect(readXml(`<a b="${escapeXml(cleaned)}">${escapeXml(cleaned)}</a>`)).toMatchObject({
        attributes: { b: cleaned },
        text: cleaned,
      });
    }),
    { seed: 7 },
  );
});

test("control characters and direction overrides are dropped, white space collapses", () => {
  expect(cleanText(" a\u0000b\n\t c\u202ed\u2066e\u2028f ")).toBe("ab cde f");
  expect(cleanText("é".repeat(1000))).toHaveLength(400);
});

test("digits are equally wide, so that figures line up", () => {
  expect(new Set("0 1 2 3 4 5 6 7 8 9".split(" ").map((d) => measureText(d, 12))).size).toBe(1);
  expect(measureText("1000", 10)).toBeCloseTo(4 * 5.56 * 1.02, 5);
});

test("a truncated text fits, and never ends within a character", () => {
  const text = "Familie 👩‍👩‍👧‍👦👩‍👩‍👧‍👦👩‍👩‍👧‍👦";
  const short = truncateText(text, 110, 12);
  expect(short).toMatch(/^Familie( 👩‍👩‍👧‍👦*)*…$/u);
  expect(measureText(short, 12)).toBeLessThanOrEqual(110);
  expect(truncateText("short", 200, 12)).toBe("short");
});

test("wrapping keeps every word until the last line, which takes an ellipsis", () => {
  expect(wrapText("one two three four", 50, 12, 3)).toEqual(["one two", "three", "four"]);
  expect(wrapText("one two three four five", 50, 12, 2)).toEqual(["one two", "three f…"]);
  expect(wrapText("", 50, 12, 2)).toEqual([]);
});
