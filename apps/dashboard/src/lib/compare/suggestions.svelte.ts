import { findSuggestions, movePlace, type Fetcher, type Suggestion } from "#lib/compare/find-suggestions.ts";

/** Long enough that a word is asked for, not each of its letters. */
const PAUSE_MS = 150;

/** What a field proposes while one writes in it, and which of it is pointed at. */
export class Suggestions {
  readonly #fetcher: Fetcher = (address, init) => fetch(address, init);
  #timer: ReturnType<typeof setTimeout> | undefined;
  #asked: AbortController | undefined;
  #found = $state.raw<readonly Suggestion[]>([]);
  #place = $state(-1);
  #answer = $state<"found" | "none" | "failed" | null>(null);

  get found(): readonly Suggestion[] {
    return this.#found;
  }

  /** Index of the one that is pointed at; -1: none. */
  get place(): number {
    return this.#place;
  }

  /** Null: nothing was asked for, or its answer is still to come. */
  get answer() {
    return this.#answer;
  }

  get pointed(): Suggestion | undefined {
    return this.#found[this.#place];
  }

  /** Asks for what matches, once the writer pauses. @param taken those that are not proposed any more */
  ask(text: string, taken: readonly string[]): void {
    const wish = text.trim();
    this.#stop();
    if (wish === "") this.#show([], null);
    else this.#timer = setTimeout(() => void this.#read(wish, taken), PAUSE_MS);
  }

  move(step: 1 | -1): void {
    this.#place = movePlace(this.#place, this.#found.length, step);
  }

  close(): void {
    this.#stop();
    this.#show([], null);
  }

  async #read(text: string, taken: readonly string[]): Promise<void> {
    const { signal } = (this.#asked = new AbortController());
    try {
      const found = await findSuggestions(this.#fetcher, text, { taken, signal });
      if (!signal.aborted) this.#show(found, found.length === 0 ? "none" : "found");
    } catch {
      if (!signal.aborted) this.#show([], "failed");
    }
  }

  #show(found: readonly Suggestion[], answer: "found" | "none" | "failed" | null): void {
    this.#found = found;
    this.#place = -1;
    this.#answer = answer;
  }

  #stop(): void {
    clearTimeout(this.#timer);
    this.#asked?.abort();
  }
}
