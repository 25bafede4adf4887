import { expect, it } from "vitest";
import { formatPart } from "./format-part.ts";

it("a part is not rounded to nothing, nor to all", () => {
  const shares = [0, 0.0004, 0.005, 0.0408, 0.0994, 0.0996, 0.61, 0.99, 0.9996, 1];
  expect(shares.map(formatPart)).toEqual([
    ...["0 %", "less than 0.1 %", "0.5 %", "4.1 %", "9.9 %", "10 %", "61 %", "99 %", "more than 99 %", "100 %"],
  ]);
});
