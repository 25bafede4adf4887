import { describe, expect, it } from "vitest";
import { describeSort, isCurrent, nameOrder, ORDERS, RATE_ORDERS } from "./orders.ts";

describe("orders", () => {
  it("tells the windows of net change and of rates apart", () => {
    expect(isCurrent({ sort: "net", window: "30d" }, ORDERS.net7.order)).toBe(false);
    expect(isCurrent({ sort: "net", window: "30d" }, ORDERS.net30.order)).toBe(true);
    expect(RATE_ORDERS.filter(({ order }) => isCurrent({ sort: "velocity", window: null }, order))).toHaveLength(1);
  });

  it("says the direction of the one sorted column only", () => {
    const byStars = { sort: "stars", window: null } as const;
    expect(describeSort({ sort: "name", window: null }, ORDERS.name.order)).toBe("ascending");
    expect(describeSort(byStars, ORDERS.stars.order)).toBe("descending");
    expect(describeSort(byStars, ORDERS.name.order)).toBeUndefined();
  });

  it("has one column for rates, whichever their days", () => {
    expect(describeSort({ sort: "velocity", window: "90d" }, ORDERS.velocity.order)).toBe("descending");
  });

  it("names an order that has no column", () => {
    expect(nameOrder({ sort: "net", window: "90d" })).toBe("net change of stars over 90 days");
    expect(nameOrder({ sort: "velocity", window: null })).toBe("stars a day, with recent days weighted most");
  });
});
