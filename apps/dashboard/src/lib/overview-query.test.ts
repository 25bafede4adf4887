import fc from "fast-check";
import { MomentumLabel, PROJECT_SORTS, WINDOWS as WIRE_WINDOWS } from "@groundswell/wire";
import { describe, expect, it } from "vitest";
import {
  isFiltered,
  LABELS,
  parseOverviewQuery,
  SORTS,
  WINDOWS,
  writeOverviewQuery,
  type Order,
  type OverviewQuery,
} from "./overview-query.ts";

const parse = (search: string) => parseOverviewQuery(new URLSearchParams(search));

describe("SORTS, WINDOWS and LABELS", () => {
  it("are those that the API knows", () => {
    expect(LABELS.toSorted()).toEqual(MomentumLabel.options.toSorted());
    expect(SORTS).toEqual(PROJECT_SORTS);
    expect(WINDOWS).toEqual(WIRE_WINDOWS);
  });
});

describe("parseOverviewQuery", () => {
  it("takes nonsense as not given: a shared link must never be an error page", () => {
    expect(parse("sort=magic&window=1y&category=&q=%20%20")).toEqual(parse(""));
  });

  it("takes an order and its days in one word, which is what a form's one choice sends", () => {
    expect(parse("sort=net-30d").order).toEqual({ sort: "net", window: "30d" });
    expect(parse("sort=velocity-7d").order).toEqual({ sort: "velocity", window: "7d" });
    expect(parse("sort=stars-7d").order).toEqual({ sort: "stars", window: null });
  });

  it("takes of a selection what can be a project, each once", () => {
    expect(parse("projects=a/b,%20A/B,nonsense,c/d,").projects).toEqual(["a/b", "c/d"]);
    expect(parse("projects=a/b,nonsense").leftOut).toEqual({ unusable: ["nonsense"], left: [] });
    expect(parse("projects=,").projects).toBeNull();
    // Whoever asks for some must not be shown all of them.
    expect(parse("projects=nonsense").projects).toEqual([]);
  });

  it("cuts an endless search text", () => {
    expect(parse(`q=${"x".repeat(5000)}`).q).toHaveLength(100);
  });

  it("gives an order only the windows that it has, so that one order has one address", () => {
    expect(parse("sort=net").order).toEqual({ sort: "net", window: "7d" });
    expect(parse("sort=velocity").order).toEqual({ sort: "velocity", window: null });
    expect(parse("sort=velocity&window=30d").order).toEqual({ sort: "velocity", window: "30d" });
    expect(parse("sort=momentum&window=30d").order).toEqual({ sort: "momentum", window: null });
  });

  it("leaves the order open where none is asked for: what is known decides", () => {
    expect(parse("window=30d").order).toBeNull();
  });

  it("reads back what was written", () => {
    const orders: fc.Arbitrary<Order> = fc.oneof(
      fc.record({ sort: fc.constantFrom("stars", "momentum", "name"), window: fc.constant(null) }),
      fc.record({ sort: fc.constant("net"), window: fc.constantFrom(...WINDOWS) }),
      fc.record({ sort: fc.constant("velocity"), window: fc.option(fc.constantFrom(...WINDOWS)) }),
    );
    const queries: fc.Arbitrary<OverviewQuery> = fc.record({
      order: fc.option(orders),
      category: fc.option(fc.string({ minLength: 1, maxLength: 100 })),
      label: fc.option(fc.constantFrom(...LABELS)),
      projects: fc.option(fc.constantFrom(["a/b"], ["a/b", "octo/lamp.js"])),
      leftOut: fc.constant({ unusable: [], left: [] }),
      q: fc.string({ maxLength: 100 }).map((text) => text.trim()),
      cursor: fc.option(fc.string({ minLength: 1 })),
      before: fc.nat({ max: 9_999_999 }),
    });
    fc.assert(
      fc.property(queries, (query) => {
        const { cursor, before } = query;
        const read = parse(writeOverviewQuery(query, { cursor, before }));
        expect(read).toEqual({ ...query, before: cursor === null ? 0 : before });
      }),
    );
  });
});

describe("writeOverviewQuery", () => {
  it("leaves defaults out, so that the plain overview has the plain address", () => {
    expect(writeOverviewQuery(parse(""))).toBe("");
  });

  it("starts at the first page again when the order changes", () => {
    expect(writeOverviewQuery(parse("cursor=abc&q=goose"), { order: { sort: "name", window: null } })).toBe(
      "sort=name&q=goose",
    );
  });
});

describe("the order of the list", () => {
  it("stays when the category changes", () => {
    const query = parse("sort=velocity&window=90d&category=agents");
    expect(writeOverviewQuery(query, { category: "speech" })).toBe("sort=velocity&window=90d&category=speech");
  });
});

describe("isFiltered", () => {
  it("is true for a category, a label, a selection or a text, not for an order", () => {
    expect(isFiltered(parse("label=slowing"))).toBe(true);
    expect(isFiltered(parse("projects=a/b"))).toBe(true);
    expect(isFiltered(parse("category=agents"))).toBe(true);
    expect(isFiltered(parse("q=llm"))).toBe(true);
    expect(isFiltered(parse("sort=name"))).toBe(false);
  });
});
