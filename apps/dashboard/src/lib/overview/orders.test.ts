import { describe, expect, it } from "vitest";
import { describeSort, findUsualDay, isCurrent, nameOrder, ORDERS } from "./orders.ts";

describe("orders", () => {
  it("tells the two windows of net change apart, and ignores the window elsewhere", () => {
    expect(isCurrent({ sort: "net", window: "30d" }, ORDERS.net7.order)).toBe(false);
    expect(isCurrent({ sort: "net", window: "30d" }, ORDERS.net30.order)).toBe(true);
    expect(isCurrent({ sort: "stars", window: "90d" }, ORDERS.stars.order)).toBe(true);
  });

  it("says the direction of the one sorted column only", () => {
    expect(describeSort({ sort: "name", window: "7d" }, ORDERS.name.order)).toBe("ascending");
    expect(describeSort({ sort: "stars", window: "7d" }, ORDERS.stars.order)).toBe("descending");
    expect(describeSort({ sort: "stars", window: "7d" }, ORDERS.name.order)).toBeUndefined();
  });

  it("names an order that has no column", () => {
    expect(nameOrder({ sort: "net", window: "90d" })).toBe("net change, 90d");
  });
});

describe("findUsualDay", () => {
  it("takes the day that most rows end on; rows without a window don't count", () => {
    expect(findUsualDay(["2026-08-22", "2026-08-03", undefined, "2026-08-22"])).toBe("2026-08-22");
  });

  it("is null when no row has one", () => {
    expect(findUsualDay([undefined])).toBeNull();
  });

  it("prefers the later of equals", () => {
    expect(findUsualDay(["2026-08-03", "2026-08-22"])).toBe("2026-08-22");
  });
});
