import type { Share } from "@groundswell/methods";

/** Counts how often something was so. */
export class Counter {
  #hits = 0;
  #tries = 0;

  add(isSo: boolean): void {
    this.#tries += 1;
    if (isSo) this.#hits += 1;
  }

  toShare(): Share {
    return { share: Number((this.#hits / Math.max(1, this.#tries)).toFixed(4)), of: this.#tries };
  }
}
