import { isEnglishWord } from "./everyday-words.ts";
import type { Lexicon } from "./lexicon.ts";
import { isCapitalised } from "./letters.ts";
import { readPhrase } from "./phrase-trie.ts";
import type { Tokens } from "./tokens.ts";
import { wordForms } from "./word-forms.ts";

/** A word or phrase of a topic. */
interface Topic {
  /** The same for the same words, whoever gave them. */
  key: number;
  /** The words' stems. */
  stems: readonly number[];
  /** The first word as written, where only that spelling counts: `Block` is a firm, `block` is not. */
  written: string | null;
}

/** Topics by their first word's stem. */
type Topics = Map<number, Topic[]>;

/** What the texts of a field and of each project are about; words count in singular and plural alike. */
export class TopicIndex {
  readonly #lexicon: Lexicon;
  readonly #stems: number[] = [];
  readonly #keys = new Map<string, number>();
  readonly #field: Topics = new Map();
  readonly #ofTarget = new Map<number, Topics>();

  constructor(lexicon: Lexicon) {
    this.#lexicon = lexicon;
  }

  addField(written: string): void {
    this.#add(this.#field, written);
  }

  addContext(target: number, written: string): void {
    const topics: Topics = this.#ofTarget.get(target) ?? new Map<number, Topic[]>();
    this.#ofTarget.set(target, topics);
    this.#add(topics, written);
  }

  /** The words at which topics may begin. */
  get firstWords(): number[] {
    const begins = new Set([this.#field, ...this.#ofTarget.values()].flatMap((topics) => [...topics.keys()]));
    return [...this.#stems.keys()].filter((word) => begins.has(this.#stems[word] ?? 0));
  }

  /** The topic of a target, or of the field, that begins at a word: how many words it has, and its key. */
  matchAt(tokens: Tokens, at: number, target: number): { words: number; key: number } | null {
    const stem = this.#stems[tokens.ids[at] ?? 0] ?? 0;
    if (stem === 0) return null;
    const topic =
      this.#longest(this.#ofTarget.get(target)?.get(stem), tokens, at) ??
      this.#longest(this.#field.get(stem), tokens, at);
    return topic === null ? null : { words: topic.stems.length, key: topic.key };
  }

  #add(topics: Topics, phrase: string): void {
    const { words } = readPhrase(phrase);
    const [first] = words;
    if (first === undefined) return;
    const stems = words.map((word) => this.#addForms(word));
    const isName = isCapitalised(phrase) && phrase !== phrase.toUpperCase() && isEnglishWord(first);
    const written = isName ? phrase.slice(0, first.length) : null;
    const list = topics.get(stems[0] ?? 0) ?? [];
    list.push({ key: this.#keyOf(stems.join(" ")), stems, written });
    topics.set(stems[0] ?? 0, list);
  }

  #keyOf(stems: string): number {
    const key = this.#keys.get(stems) ?? this.#keys.size;
    this.#keys.set(stems, key);
    return key;
  }

  /** The forms of a word share a stem. */
  #addForms(word: string): number {
    const forms = wordForms(word);
    const stem = this.#lexicon.add(forms[0] ?? word);
    for (const form of [...forms, word]) this.#stems[this.#lexicon.add(form)] = stem;
    return stem;
  }

  #longest(topics: readonly Topic[] | undefined, tokens: Tokens, at: number): Topic | null {
    let best: Topic | null = null;
    for (const topic of topics ?? []) {
      if (topic.stems.length > (best?.stems.length ?? 0) && this.#isAt(topic, tokens, at)) best = topic;
    }
    return best;
  }

  #isAt({ stems, written }: Topic, { text, count, starts, ids }: Tokens, at: number): boolean {
    if (written !== null && !text.startsWith(written, starts[at])) return false;
    return stems.every((stem, i) => at + i < count && this.#stems[ids[at + i] ?? 0] === stem);
  }
}
