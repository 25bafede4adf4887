import fc from "fast-check";
import { expect, test } from "vitest";
import { splitUnits } from "./break-text.ts";
import { cleanText, measureText, wrapText } from "./text.ts";

const units = (text: string) => splitUnits(text).map((unit) => unit.text);

test("Chinese and Japanese may break between letters, but no sign begins a line and no number leaves its measure", () => {
  expect(units("2026年8月22日（土）、増加。")).toEqual(["2026年", "8月", "22日", "（土）、", "増", "加。"]);
  expect(units("Gooseは1,204スターを得た")).toEqual(["Goose", "は", "1,204", "ス", "ター", "を", "得", "た"]);
  expect(units("增长58%；截至")).toEqual(["增", "长", "58%；", "截", "至"]);
  expect(units("one two\u00a0three 53\u202f197")).toEqual(["one", "two\u00a0three", "53\u202f197"]);
});

test("the units of a text are the text", () => {
  fc.assert(
    fc.property(
      fc.string({ unit: fc.constantFrom("a", " ", "1", "年", "。", "（", "ス", "ー", "%", "🦆") }),
      (text) => {
        expect(splitUnits(text).reduce((sum, unit) => sum + unit.glue + unit.text, "")).toBe(text);
      },
    ),
    { numRuns: 200, seed: 3 },
  );
});

test("a text without spaces is wrapped, not cut", () => {
  const text = "記事を起点とする七日間ごとのスター純増数。";
  const lines = wrapText(text, 100, 12, 4);
  expect(lines.join("")).toBe(text);
  expect(lines.length).toBeGreaterThan(1);
  for (const line of lines) expect(measureText(line, 12)).toBeLessThanOrEqual(100);
});

test("lone no-break spaces stay, pairs that isolate a name stay, and lone halves of them go", () => {
  expect(cleanText("58\u00a0%\u202f; \u00a0 x")).toBe("58\u00a0%\u202f; x");
  expect(cleanText("\u2068שלום\u2069: \u2069x\u2068y\u2067z")).toBe("\u2068שלום\u2069: xyz");
  expect(cleanText(`\u2068${"א".repeat(500)}\u2069`)).toBe(`${"א".repeat(398)}…`);
  expect(measureText("\u2068\u2069", 12)).toBe(0);
});
