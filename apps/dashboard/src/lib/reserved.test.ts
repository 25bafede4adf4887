import { describe, expect, it } from "vitest";
import { isReservedOwner } from "./reserved.ts";

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
