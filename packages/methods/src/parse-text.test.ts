import { describe, expect, it } from "vitest";
import { parseText } from "./parse-text.ts";

describe("the marks in a text", () => {
  it("are code and links; all else is as it is written", () => {
    expect(parseText("See `npm run methods` and [surges](#surges).")).toEqual([
      { kind: "text", text: "See " },
      { kind: "code", text: "npm run methods" },
      { kind: "text", text: " and " },
      { kind: "link", text: "surges", href: "#surges" },
      { kind: "text", text: "." },
    ]);
    expect(parseText("A* = [5 %, 95 %] of r (2)")).toEqual([{ kind: "text", text: "A* = [5 %, 95 %] of r (2)" }]);
    expect(parseText("")).toEqual([]);
  });
});
