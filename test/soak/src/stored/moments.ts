import type { InstantMs } from "@groundswell/core";

/** When GitHub answered: what is stored must be true of one of these instants. */
export class Moments {
  readonly #exact = new Set<InstantMs>();
  readonly #bySecond = new Map<number, InstantMs[]>();

  constructor(requests: readonly { at: InstantMs }[]) {
    for (const { at } of requests) {
      if (this.#exact.has(at)) continue;
      this.#exact.add(at);
      const second = Math.floor(at / 1_000);
      const others = this.#bySecond.get(second);
      if (others === undefined) this.#bySecond.set(second, [at]);
      else others.push(at);
    }
  }

  /**
   * The instants of answers that a fact's date may stand for. A watcher whose clock is badly off dates by GitHub's,
   * which tells whole seconds. None: nothing was answered then.
   */
  of(date: InstantMs): readonly InstantMs[] {
    if (this.#exact.has(date)) return [date];
    return date % 1_000 === 0 ? (this.#bySecond.get(date / 1_000) ?? []) : [];
  }
}
