import { countAdded, isRearranged, keyItems, updateHeld, type Keyed } from "#lib/live/arrange.ts";
import { Kept } from "#lib/live/kept.ts";
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
  readonly #kept = new Kept<Keyed<Item>>(updateHeld);
  readonly #current: Keyed<Item> = $derived.by(() => keyItems(this.#options.items(), this.#options.keyOf));
  readonly #held: Keyed<Item> = $derived.by(() =>
    this.#kept.follow(`${this.#timesShown} ${this.#options.list()}`, this.#current),
  );
  readonly shown: readonly Item[] = $derived([...this.#held.values()]);

  constructor(options: HeldOptions<Item>) {
    this.#options = options;
    const live = getLive();
    $effect(() => live.track(this));
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
