import { untrack } from "svelte";
import { arrangeAsHeld, countAdded, isRearranged, keyItems, type Keyed } from "#lib/live/arrange.ts";
import { getLive, type AddedWord } from "#lib/live/live.svelte.ts";

interface HeldOptions<Item> {
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
 * @example
 * const held = new HeldOrder({ items: () => data.rows, keyOf: (row) => row.repo, list: () => data.address, added: "project" });
 * // {#each held.shown as row (row.repo)}
 */
export class HeldOrder<Item> {
  readonly #options: HeldOptions<Item>;
  #timesShown = $state(0);
  /** Of its own: the data are new objects each time, and only what they say counts. */
  readonly #list: string = $derived.by(() => this.#options.list());
  readonly #held: Keyed<Item> = $derived.by(() => this.#hold(this.#list, this.#timesShown));
  readonly #current: Keyed<Item> = $derived.by(() => keyItems(this.#options.items(), this.#options.keyOf));
  readonly shown: readonly Item[] = $derived.by(() => arrangeAsHeld(this.#held, this.#current));

  constructor(options: HeldOptions<Item>) {
    this.#options = options;
    const live = getLive();
    $effect(() => live.track(this));
  }

  /** The items as they are when one of these changes; what else becomes of them is not followed. */
  #hold(..._whenever: readonly unknown[]): Keyed<Item> {
    const { items, keyOf } = this.#options;
    return untrack(() => keyItems(items(), keyOf));
  }

  get word(): AddedWord {
    return this.#options.added;
  }

  /** How many items there are that are not shown. */
  get added(): number {
    return countAdded(this.#held, this.#current);
  }

  get isChanged(): boolean {
    return isRearranged(this.#held, this.#current);
  }

  /** Takes the order of now. */
  show(): void {
    this.#timesShown += 1;
  }
}
