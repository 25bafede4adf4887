import { describe, expect, it } from "vitest";
import { isOurAddress, isReservedOwner } from "./reserved.ts";

describe("isReservedOwner", () => {
  it("knows our pages and the API's routes, in any case: the router would take them for those", () => {
    expect(isReservedOwner("stories")).toBe(true);
    expect(isReservedOwner("Embed")).toBe(true);
  });

  it("leaves ordinary owners alone", () => {
    expect(isReservedOwner("aaif-goose")).toBe(false);
    expect(isReservedOwner("storiesoft")).toBe(false);
  });
});

describe("isOurAddress", () => {
  it("takes nothing below a page of ours for a project that could be watched", () => {
    expect(isOurAddress("/receipts/nope")).toBe(true);
    expect(isOurAddress("/p/receipts/nope")).toBe(false);
    expect(isOurAddress("/aaif-goose/goose")).toBe(false);
  });
});
