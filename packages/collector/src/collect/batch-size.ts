/** Repositories a GraphQL query, at most: all of them for a point or two. */
const MOST = 50;

/** How many repositories to ask for at once: half as many after a query that was too much, double after a good one. */
export class BatchSize {
  #size = MOST;

  get current(): number {
    return this.#size;
  }

  /** @param asked how many the query asked for that was too much */
  shrink(asked: number): void {
    this.#size = Math.max(1, Math.floor(Math.min(asked, this.#size) / 2));
  }

  grow(): void {
    this.#size = Math.min(MOST, this.#size * 2);
  }
}
