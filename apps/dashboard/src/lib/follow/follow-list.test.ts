import { describe, expect, it } from "vitest";
import { addAll, carryOver, isIn, MOST_FOLLOWED, parseNames, readKept, readNames, removeAll } from "./follow-list.ts";

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

  it("says of an address which names it could not take, and why", () => {
    const names = many(MOST_FOLLOWED);
    expect(readNames([...names, "nonsense", "a/b", " ", "nonsense", "A/B"].join(","))).toEqual({
      list: names,
      unusable: ["nonsense"],
      left: ["a/b", "A/B"],
    });
  });

  it("follows a project to its new name, in the place of the old one and once", () => {
    const list = ["a/b", "block/Goose", "c/d", "aaif-goose/goose"];
    expect(carryOver(list, "aaif-goose/goose", ["Block/goose"])).toEqual(["a/b", "aaif-goose/goose", "c/d"]);
    // The same list, or each button would keep it anew.
    const known = ["aaif-goose/goose"];
    expect(carryOver(known, "aaif-goose/goose", ["block/goose", "AAIF-Goose/goose"])).toBe(known);
  });

  it("takes nothing from an address or a browser that is no owner/name", () => {
    expect(parseNames(["a/b", "nonsense", "../x", 7, null, "a/b/c", "<b>/x"])).toEqual(["a/b"]);
    expect(readKept('["a/b",{}]')).toEqual(["a/b"]);
    for (const damaged of [null, "", "{", '{"a":1}', '"a/b"', "null"]) expect(readKept(damaged)).toEqual([]);
  });
});
