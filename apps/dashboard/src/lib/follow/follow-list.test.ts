import { describe, expect, it } from "vitest";
import { addAll, isIn, MOST_FOLLOWED, parseNames, readKept, removeAll } from "./follow-list.ts";

const many = (count: number) => Array.from({ length: count }, (_, i) => `octo/lamp-${i}`);

describe("a list of followed projects", () => {
  it("holds each project once, whatever the case of its name, in the order of adding", () => {
    expect(addAll(["octo/lamp"], ["a/b", "Octo/Lamp", "a/b"])).toEqual({ list: ["octo/lamp", "a/b"], left: [] });
    expect(isIn(["octo/lamp"], "OCTO/lamp")).toBe(true);
    expect(removeAll(["octo/lamp", "a/b"], ["Octo/LAMP"])).toEqual(["a/b"]);
  });

  it("is full at fifty, and says who found no room rather than dropping somebody", () => {
    const { list, left } = addAll(many(MOST_FOLLOWED - 1), ["a/b", "c/d", "octo/lamp-0"]);
    expect([list.length, list.at(-1), left]).toEqual([MOST_FOLLOWED, "a/b", ["c/d"]]);
  });

  it("takes nothing from an address or a browser that is no owner/name", () => {
    expect(parseNames(["a/b", "nonsense", "../x", 7, null, "a/b/c", "<b>/x"])).toEqual(["a/b"]);
    expect(readKept('["a/b",{}]')).toEqual(["a/b"]);
    for (const damaged of [null, "", "{", '{"a":1}', '"a/b"', "null"]) expect(readKept(damaged)).toEqual([]);
  });
});
