/** The items of a list by their keys, in the list's order. */
export type Keyed<Item> = ReadonlyMap<string, Item>;

export function keyItems<Item>(items: readonly Item[], keyOf: (item: Item) => string): Keyed<Item> {
  return new Map(items.map((item) => [keyOf(item), item]));
}

/** The items that are held, in their order, as they are now; one that is gone stays as it was last. */
export function updateHeld<Item>(held: Keyed<Item>, current: Keyed<Item>): Keyed<Item> {
  return new Map([...held].map(([key, item]) => [key, current.get(key) ?? item]));
}

/** The same of plain lists. */
export function updateItems<Item>(
  held: readonly Item[],
  current: readonly Item[],
  keyOf: (item: Item) => string,
): Item[] {
  return [...updateHeld(keyItems(held, keyOf), keyItems(current, keyOf)).values()];
}

/** How many items there are now that are not held. */
export function countAdded(held: Keyed<unknown>, current: Keyed<unknown>): number {
  return [...current.keys()].filter((key) => !held.has(key)).length;
}

/** Whether the list of now has other items, or the same in another order. */
export function isRearranged(held: Keyed<unknown>, current: Keyed<unknown>): boolean {
  if (held.size !== current.size) return true;
  const keys = [...current.keys()];
  return [...held.keys()].some((key, index) => key !== keys[index]);
}
