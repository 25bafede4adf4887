import fc from "fast-check";
import { expect, test } from "vitest";
import { showControls } from "./show-controls.ts";

const STEERING = /(?![\n\t])\p{Cc}|\p{Bidi_Control}/u;
const anyText = fc.string({
  unit: fc.oneof(
    fc.constantFrom(
      "\u001B",
      "[2J",
      "]0;title",
      "\u0007",
      "\u009B",
      "\u0008",
      "\r",
      "\u202E",
      "\u2066",
      "\n",
      "\u007F",
    ),
    fc.string({ unit: "grapheme", maxLength: 3 }),
  ),
});

test.each([
  ["a name that clears the screen", "\u001B[2Jowned", "\\u001b[2Jowned"],
  ["one that does so in one letter", "\u009B2J", "\\u009b2J"],
  ["one that sets the window's title", "\u001B]0;x\u0007", "\\u001b]0;x\\u0007"],
  ["one that goes back over its line", "ok\rFAIL", "ok\\u000dFAIL"],
  ["one that turns the order of letters", "a\u202Egpj", "a\\u202egpj"],
  [
    "what people write",
    "Ünïcode 🦢 \u{1F468}\u200D\u{1F469} עברית\n\ttab\r\nend",
    "Ünïcode 🦢 \u{1F468}\u200D\u{1F469} עברית\n\ttab\r\nend",
  ],
])("%s", (_, text, shown) => {
  expect(showControls(text)).toBe(shown);
});

test("nothing that steers a terminal gets through, whatever stands around it", () => {
  fc.assert(
    fc.property(anyText, (text) => {
      const shown = showControls(text);
      expect(STEERING.test(shown.replaceAll("\r\n", "\n"))).toBe(false);
      expect(showControls(shown)).toBe(shown);
    }),
  );
});

test("JSON stays the value that it was", () => {
  fc.assert(
    fc.property(fc.record({ name: anyText, more: fc.array(anyText) }), (value) => {
      expect(JSON.parse(showControls(JSON.stringify(value)))).toEqual(value);
    }),
  );
});
