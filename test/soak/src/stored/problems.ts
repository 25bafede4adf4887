/** What is lost, doubled or wrong, in lines for people: the first of each kind, and how many more there are. */
export class Problems {
  readonly #byKind = new Map<string, string[]>();

  /** @param kind groups lines that say the same of different things */
  add(kind: string, detail: string): void {
    const known = this.#byKind.get(kind);
    if (known === undefined) this.#byKind.set(kind, [detail]);
    else known.push(detail);
  }

  get count(): number {
    return [...this.#byKind.values()].reduce((sum, lines) => sum + lines.length, 0);
  }

  /** @param most how many of each kind */
  list(most = 5): string[] {
    return [...this.#byKind].flatMap(([kind, lines]) => [
      ...lines.slice(0, most).map((line) => `${kind}: ${line}`),
      ...(lines.length > most ? [`${kind}: and ${lines.length - most} more`] : []),
    ]);
  }
}

/** An instant for people. */
export function iso(at: number): string {
  return new Date(at).toISOString();
}
