import { expect, test } from "vitest";
import { parseJson } from "./parse-json.ts";

test("halves of letters, which no address can hold, and U+0000, which no database can, are not let in", () => {
  const parsed = parseJson('{"slug":"a\\ud800b","list":["\\udfff",{"id":"x\\u0000y"}],"pair":"\\ud83d\\ude00","n":1}');
  expect(parsed).toEqual({ slug: "a\ufffdb", list: ["\ufffd", { id: "xy" }], pair: "😀", n: 1 });
});
