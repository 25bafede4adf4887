import { afterNavigate } from "$app/navigation";

/**
 * What stands in a field: what the address says, until the reader types. Neither the page as it comes alive nor an answer
 * that comes while they go on typing takes their text from them; going elsewhere does. For `bind:value={field.value}`.
 */
export class FieldText {
  readonly #toAddressed: () => string;
  #typed = $state<string | null>(null);

  constructor(toAddressed: () => string) {
    this.#toAddressed = toAddressed;
    afterNavigate(({ type }) => {
      if (type !== "enter" && type !== "goto") this.#typed = null;
    });
  }

  get value(): string {
    return this.#typed ?? this.#toAddressed();
  }

  set value(text: string) {
    this.#typed = text;
  }
}
