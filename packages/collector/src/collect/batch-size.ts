import { BATCH } from "../plan/resources.ts";

/** How many repositories to ask for at once: half as many after a query that was too much, double after a good one. */
export class BatchSize {
  #size = BATCH;

  get current(): number {
    return this.#size;
  }

  /** @param asked how many the query asked for that was too much */
  shrink(asked: number): void {
    this.#size = Math.max(1, Math.floor(Math.min(asked, this.#size) / 2));
  }

  grow(): void {
    this.#size = Math.min(BATCH, this.#size * 2);
  }
}
