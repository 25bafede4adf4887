import { describe, expect, test } from "vitest";
import { isReservedOwner, projectPath } from "./page-path.ts";

describe("the path of a project's page", () => {
  test("is the repository's name, as everybody knows it", () => {
    expect(projectPath("aaif-goose/goose")).toBe("/aaif-goose/goose");
  });

  test("gives way where an owner is called like a page of ours or a part of the API", () => {
    for (const owner of ["feeds", "API", "Stories", "p"]) expect(projectPath(`${owner}/x`)).toBe(`/p/${owner}/x`);
  });

  test("only the whole name is reserved, not its beginning", () => {
    expect(isReservedOwner("feeds-io")).toBe(false);
  });
});
