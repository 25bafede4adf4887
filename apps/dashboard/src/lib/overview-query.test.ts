import fc from "fast-check";
import { PROJECT_SORTS, WINDOWS as WIRE_WINDOWS } from "@groundswell/wire";
import { describe, expect, it } from "vitest";
import {
  isFiltered,
  parseOverviewQuery,
  SORTS,
  WINDOWS,
  writeOverviewQuery,
  type OverviewQuery,
} from "./overview-query.ts";

const parse = (search: string) => parseOverviewQuery(new URLSearchParams(search));

describe("SORTS and WINDOWS", () => {
  it("are those that the API knows", () => {
    expect(SORTS).toEqual(PROJECT_SORTS);
    expect(WINDOWS).toEqual(WIRE_WINDOWS);
  });
});

describe("parseOverviewQuery", () => {
  it("takes nonsense as not given: a shared link must never be an error page", () => {
    expect(parse("sort=magic&window=1y&category=&q=%20%20")).toEqual(parse(""));
  });

  it("cuts an endless search text", () => {
    expect(parse(`q=${"x".repeat(5000)}`).q).toHaveLength(100);
  });

  it("reads back what was written", () => {
    const queries: fc.Arbitrary<OverviewQuery> = fc
      .record({
        sort: fc.constantFrom(...SORTS),
        window: fc.constantFrom(...WINDOWS),
        category: fc.option(fc.string({ minLength: 1, maxLength: 100 })),
        q: fc.string({ maxLength: 100 }).map((text) => text.trim()),
        cursor: fc.option(fc.string({ minLength: 1 })),
      })
      // A window belongs to the sort by net change alone.
      .map((query) => (query.sort === "net" ? query : { ...query, window: "7d" }));
    fc.assert(
      fc.property(queries, (query) => {
        expect(parse(writeOverviewQuery(query, { cursor: query.cursor }))).toEqual(query);
      }),
    );
  });
});

describe("writeOverviewQuery", () => {
  it("leaves defaults out, so that the plain overview has the plain address", () => {
    expect(writeOverviewQuery(parse(""))).toBe("");
  });

  it("starts at the first page again when the order changes", () => {
    expect(writeOverviewQuery(parse("cursor=abc&q=goose"), { sort: "name" })).toBe("sort=name&q=goose");
  });
});

describe("isFiltered", () => {
  it("is true for a category or a text, not for an order", () => {
    expect(isFiltered(parse("category=agents"))).toBe(true);
    expect(isFiltered(parse("q=llm"))).toBe(true);
    expect(isFiltered(parse("sort=name"))).toBe(false);
  });
});
