const FILTER_BITS = 18;
const FILTER_MASK = (1 << FILTER_BITS) - 1;

/** One step of a word's hash. */
export function hashUnit(hash: number, unit: number): number {
  return (Math.imul(hash, 31) + unit) | 0;
}

/**
 * The words that a linker knows, each a number from 1. A filter by hash turns nearly every other word away before it is
 * cut out of the text: that is what makes linking fast.
 */
export class Lexicon {
  readonly #ids = new Map<string, number>();
  readonly #filter = new Uint8Array(FILTER_MASK + 1);
  #longest = 0;

  /** The most letters that any word has. */
  get longest(): number {
    return this.#longest;
  }

  /** The number of a lower-case word, which is added where it is new. */
  add(word: string): number {
    const known = this.#ids.get(word);
    if (known !== undefined) return known;
    const id = this.#ids.size + 1;
    this.#ids.set(word, id);
    this.#longest = Math.max(this.#longest, word.length);
    let hash = 0;
    for (let i = 0; i < word.length; i++) hash = hashUnit(hash, word.charCodeAt(i));
    this.#filter[slotOf(hash)] = 1;
    return id;
  }

  /** The number of a lower-case word; 0 when it is not known. */
  idOf(word: string): number {
    return this.#ids.get(word) ?? 0;
  }

  /** False when no word has this hash. */
  mayHold(hash: number): boolean {
    return this.#filter[slotOf(hash)] === 1;
  }
}

function slotOf(hash: number): number {
  return (hash ^ (hash >>> FILTER_BITS)) & FILTER_MASK;
}
