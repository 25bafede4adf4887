import type { Order } from "#lib/overview-query.ts";
import { writeOrder } from "#lib/overview-query.ts";
import { RATE_TEXT } from "#lib/strings/momentum.ts";
import { ORDER_TEXT } from "#lib/strings/overview.ts";

interface Option {
  /** What is sorted by: the column's heading. */
  label: string;
  order: Order;
}

/** The orders that the overview offers: a column's heading each. */
export const ORDERS = {
  name: { label: ORDER_TEXT.name, order: { sort: "name", window: null } },
  momentum: { label: ORDER_TEXT.momentum, order: { sort: "momentum", window: null } },
  velocity: { label: ORDER_TEXT.velocity, order: { sort: "velocity", window: null } },
  stars: { label: ORDER_TEXT.stars, order: { sort: "stars", window: null } },
  net7: { label: ORDER_TEXT.net7, order: { sort: "net", window: "7d" } },
  net30: { label: ORDER_TEXT.net30, order: { sort: "net", window: "30d" } },
} as const satisfies Record<string, Option>;

/** Over which days the column of rates looks: each is an order too. */
export const RATE_ORDERS = ([null, "7d", "30d", "90d"] as const).map((window) => ({
  ...RATE_TEXT[window ?? "now"],
  order: { sort: "velocity", window } as const satisfies Order,
}));

/** Every order by one word, for a list to choose from where there are no headings: `net-30d`. */
export const ORDER_CHOICES: readonly (Option & { value: string })[] = [
  ORDERS.momentum,
  ...RATE_ORDERS.map(({ long, order }) => ({ label: ORDER_TEXT.rate(long), order })),
  ORDERS.stars,
  { label: ORDER_TEXT.net(RATE_TEXT["7d"].long), order: ORDERS.net7.order },
  { label: ORDER_TEXT.net(RATE_TEXT["30d"].long), order: ORDERS.net30.order },
  ORDERS.name,
].map((option) => ({ ...option, value: nameChoice(option.order) }));

/** An order as one word: what a list of orders sends. */
export function nameChoice(order: Order): string {
  const { sort, window } = writeOrder(order);
  return window === undefined ? sort : `${sort}-${window}`;
}

export function isCurrent(now: Order, order: Order): boolean {
  return now.sort === order.sort && now.window === order.window;
}

/** `aria-sort` of a column: names ascend, figures descend. Rates are one column, whichever their days. */
export function describeSort(now: Order, order: Order): "ascending" | "descending" | undefined {
  const isOn = order.sort === "velocity" ? now.sort === "velocity" : isCurrent(now, order);
  if (!isOn) return undefined;
  return order.sort === "name" ? "ascending" : "descending";
}

/** The order in force in words, for the table's caption. */
export function nameOrder({ sort, window }: Order): string {
  switch (sort) {
    case "momentum":
      return ORDER_TEXT.byMomentum;
    case "velocity":
      return ORDER_TEXT.byRate(RATE_TEXT[window ?? "now"].long);
    case "net":
      return ORDER_TEXT.byNet(RATE_TEXT[window ?? "7d"].long);
    case "stars":
      return ORDER_TEXT.byStars;
    case "name":
      return ORDER_TEXT.byName;
  }
}
