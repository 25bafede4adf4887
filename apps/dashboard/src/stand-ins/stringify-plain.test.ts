import { parse } from "devalue";
import { expect, test } from "vitest";
import { stringify } from "./stringify-plain.ts";

test.each([{}, { at: 3, names: ["a/b", "c/d"], of: { none: null, is: true } }, [], "text", 0])(
  "a state of the history is read as it was written: %j",
  (state) => {
    expect(parse(stringify(state))).toEqual(state);
  },
);
