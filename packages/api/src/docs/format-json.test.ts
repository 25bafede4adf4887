import fc from "fast-check";
import { expect, test } from "vitest";
import { cutLists, formatJson } from "./format-json.ts";

test("what is shown is the JSON that it was made of", () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      expect(JSON.stringify(JSON.parse(formatJson(value)))).toBe(JSON.stringify(value));
    }),
  );
});

test("a line holds what fits in it", () => {
  expect(formatJson({ a: [1, 2], b: {} })).toBe('{ "a": [1, 2], "b": {} }');
  expect(formatJson({ long: "x".repeat(70), b: [1] })).toBe(`{\n  "long": "${"x".repeat(70)}",\n  "b": [1]\n}`);
});

test("lists are cut, wherever they stand; nothing else is", () => {
  expect(cutLists({ a: [1, 2, 3, 4], b: [{ c: [{}, {}, {}] }, null, {}] })).toEqual({
    a: [1, 2, 3],
    b: [{ c: [{}, {}] }, null],
  });
});
