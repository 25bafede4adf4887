import { keyItems, updateItems } from "#lib/live/arrange.ts";
import { HeldShape } from "#lib/live/held-shape.svelte.ts";
import type { AddedWord } from "#lib/live/live.svelte.ts";

interface HeldOrderOptions<Item> {
  /** What the page's data say now, in their order. */
  items: () => readonly Item[];
  keyOf: (item: Item) => string;
  /** Says which list it is: another one is shown as it comes. */
  list: () => string;
  /** What an item is that was not there before. */
  added: AddedWord;
}

/**
 * A list in the order that it was first shown in. Live updates change the figures of its items in place, and neither
 * their order nor which ones are there, until the reader asks for that: the page's strip has a button for it.
 * Made while a component is set up.
 *
 * @example
 * const held = new HeldOrder({ items: () => data.rows, keyOf: (row) => row.repo, list: () => data.address, added: "project" });
 * // {#each held.shown as row (row.repo)}
 */
export class HeldOrder<Item> extends HeldShape<readonly Item[]> {
  constructor({ items, keyOf, list, added }: HeldOrderOptions<Item>) {
    super({
      // By key: of two items with one key the later is held.
      value: () => [...keyItems(items(), keyOf).values()],
      keysOf: (of) => of.map(keyOf),
      update: (held, current) => updateItems(held, current, keyOf),
      list,
      added,
    });
  }
}
