/**
 * What is held of a value that changes. It goes on from what was held last, so that what is gone by now stays as it was
 * last seen, not as it was first. Asked twice of the same value it says the same.
 */
export class Kept<Value> {
  readonly #update: (held: Value, current: Value) => Value;
  #last: { of: string; value: Value } | null = null;

  /** @param update what is held, with the figures of now */
  constructor(update: (held: Value, current: Value) => Value) {
    this.#update = update;
  }

  /** @param of says which it is: of another one the value of now is held */
  follow(of: string, current: Value): Value {
    const value = this.#last?.of === of ? this.#update(this.#last.value, current) : current;
    this.#last = { of, value };
    return value;
  }
}
