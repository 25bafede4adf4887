import { countAdded, isRearranged, keyItems } from "#lib/live/arrange.ts";
import { Kept } from "#lib/live/kept.ts";
import { getLive, type AddedWord } from "#lib/live/live.svelte.ts";

interface HeldOptions<Value> {
  /** What the page's data say now. */
  value: () => Value;
  /** What stands in it, in its order: while these are the same, figures change in their place. */
  keysOf: (value: Value) => readonly string[];
  /** What is held, with the figures of now: `updateItems` does it for a list. */
  update: (held: Value, current: Value) => Value;
  /** Says which it is: another one is shown as it comes. */
  list: () => string;
  /** What an item is that was not there before. */
  added: AddedWord;
}

/**
 * Lists in groups, held as `HeldOrder` holds one: whatever would put things elsewhere waits until the reader asks for it,
 * and figures change in what is there. Made while a component is set up.
 */
export class HeldShape<Value> {
  readonly #options: HeldOptions<Value>;
  #timesShown = $state(0);
  readonly #kept: Kept<Value>;
  readonly shown: Value = $derived.by(() =>
    this.#kept.follow(`${this.#timesShown} ${this.#options.list()}`, this.#options.value()),
  );
  readonly #keys = $derived.by(() => [this.#key(this.shown), this.#key(this.#options.value())] as const);

  constructor(options: HeldOptions<Value>) {
    this.#options = options;
    const { update } = options;
    this.#kept = new Kept((held, current) =>
      isRearranged(this.#key(held), this.#key(current)) ? update(held, current) : current,
    );
    const live = getLive();
    $effect(() => live.track(this));
  }

  get word(): AddedWord {
    return this.#options.added;
  }

  get added(): number {
    return countAdded(...this.#keys);
  }

  get isChanged(): boolean {
    return isRearranged(...this.#keys);
  }

  /** Takes what is there now. */
  show(): void {
    this.#timesShown += 1;
  }

  #key(value: Value) {
    return keyItems(this.#options.keysOf(value), (key) => key);
  }
}
