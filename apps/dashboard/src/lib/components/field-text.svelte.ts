import { afterNavigate } from "$app/navigation";
import { navigating } from "$app/state";
import { untrack } from "svelte";

/**
 * What stands in a field: what the address says, until the reader types. Neither the page as it comes alive nor an answer
 * that comes while they go on typing takes their text from them; whoever goes elsewhere afterwards leaves it behind. For
 * `bind:value={field.value}`.
 */
export class FieldText {
  readonly #toAddressed: () => string;
  #typed = $state<string | null>(null);
  /** The navigation that was under way when the reader typed last. */
  #during: Promise<void> | null = null;

  constructor(toAddressed: () => string) {
    this.#toAddressed = toAddressed;
    afterNavigate(({ type, from, to, complete }) => {
      if (type === "enter" || complete === this.#during) return;
      // A page that asks for what was typed, and stays, does so by `goto`.
      if (type !== "goto" || from?.url.pathname !== to?.url.pathname) this.#typed = null;
    });
  }

  get value(): string {
    return this.#typed ?? this.#toAddressed();
  }

  set value(text: string) {
    this.#typed = text;
    this.#during = untrack(() => navigating.complete);
  }
}
