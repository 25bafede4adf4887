import { untrack } from "svelte";
import { countAdded, isRearranged, keyItems } from "#lib/live/arrange.ts";
import { getLive, type AddedWord } from "#lib/live/live.svelte.ts";

interface HeldOptions<Value> {
  /** What the page's data say now. */
  value: () => Value;
  /** What stands in it, in its order: while these are the same, figures change in their place. */
  keysOf: (value: Value) => readonly string[];
  /** Says which it is: another one is shown as it comes. */
  list: () => string;
  /** What an item is that was not there before. */
  added: AddedWord;
}

/**
 * Lists in groups, held as `HeldOrder` holds one: whatever would put things elsewhere waits until the reader asks for it,
 * and what was there first stays as it was. Made while a component is set up.
 */
export class HeldShape<Value> {
  readonly #options: HeldOptions<Value>;
  #timesShown = $state(0);
  readonly #list: string = $derived.by(() => this.#options.list());
  readonly #held: Value = $derived.by(() => this.#hold(this.#list, this.#timesShown));
  readonly #keys = $derived.by(() => [this.#key(this.#held), this.#key(this.#options.value())] as const);
  readonly shown: Value = $derived.by(() => (this.isChanged ? this.#held : this.#options.value()));

  constructor(options: HeldOptions<Value>) {
    this.#options = options;
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

  #hold(..._whenever: readonly unknown[]): Value {
    return untrack(() => this.#options.value());
  }

  #key(value: Value) {
    return keyItems(this.#options.keysOf(value), (key) => key);
  }
}
