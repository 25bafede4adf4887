import type { Lexicon } from "./lexicon.ts";
import { isSpace, isWordUnit } from "./letters.ts";
import type { Tokens } from "./tokens.ts";

/** What may stand between two words of a phrase: a space, hyphen or underscore (`SOFT`), or exactly this text. */
type Joint = string;
const SOFT: Joint = " ";
const MAX_SOFT_UNITS = 2;

/** A phrase as words in lower case and what stands between them. */
export interface Phrase {
  words: readonly string[];
  joints: readonly Joint[];
}

interface Node<T> {
  next: Map<number, Node<T>>;
  ends: { joints: readonly Joint[]; value: T }[];
}

/** What is found where phrases begin. */
export interface PhraseMatch<T> {
  /** How many words it has. */
  words: number;
  values: T[];
}

/** Phrases by their words: whichever begin at a word are found in as many steps as they have words. */
export class PhraseTrie<T> {
  /** By the first word's number. */
  readonly #roots: (Node<T> | undefined)[] = [];
  readonly #lexicon: Lexicon;

  constructor(lexicon: Lexicon) {
    this.#lexicon = lexicon;
  }

  /** Adds a phrase, and answers its first word's number; 0 when it has no words. */
  add({ words, joints }: Phrase, value: T): number {
    const [first, ...rest] = words.map((word) => this.#lexicon.add(word));
    if (first === undefined) return 0;
    let node: Node<T> = (this.#roots[first] ??= { next: new Map(), ends: [] });
    for (const id of rest) {
      let next = node.next.get(id);
      if (next === undefined) node.next.set(id, (next = { next: new Map(), ends: [] }));
      node = next;
    }
    node.ends.push({ joints, value });
    return first;
  }

  /** The longest phrases that begin at a word; null when none does. */
  matchAt(tokens: Tokens, at: number): PhraseMatch<T> | null {
    let node = this.#roots[tokens.ids[at] ?? 0];
    let found: PhraseMatch<T> | null = null;
    for (let words = 1; node !== undefined; words++) {
      if (node.ends.length > 0) {
        const values = valuesAt(node, tokens, at);
        if (values.length > 0) found = { words, values };
      }
      if (node.next.size === 0 || at + words >= tokens.count) break;
      node = node.next.get(tokens.ids[at + words] ?? 0);
    }
    return found;
  }

  /** Whether the longest phrases that begin at a word hold a value. */
  holdsAt(tokens: Tokens, at: number, value: T): boolean {
    return this.matchAt(tokens, at)?.values.includes(value) ?? false;
  }
}

function valuesAt<T>({ ends }: Node<T>, tokens: Tokens, at: number): T[] {
  const values: T[] = [];
  for (const { joints, value } of ends) if (areJoined(tokens, at, joints)) values.push(value);
  return values;
}

/** Reads a name or phrase as it is written. */
export function readPhrase(written: string): Phrase {
  const words: string[] = [];
  const joints: Joint[] = [];
  let at = 0;
  let end = 0;
  while (at < written.length) {
    if (!isWordUnit(written.charCodeAt(at))) {
      at++;
      continue;
    }
    const start = at;
    while (at < written.length && isWordUnit(written.charCodeAt(at))) at++;
    if (words.length > 0) joints.push(toJoint(written.slice(end, start)));
    words.push(written.slice(start, at).toLowerCase());
    end = at;
  }
  return { words, joints };
}

/** Whether nothing but spaces, hyphens and underscores stands between a phrase's words. */
export function isSoftlyJoined({ joints }: Phrase): boolean {
  return joints.every((joint) => joint === SOFT);
}

function toJoint(gap: string): Joint {
  return /^[\s_-]+$/.test(gap) ? SOFT : gap;
}

function areJoined({ text, starts, ends }: Tokens, at: number, joints: readonly Joint[]): boolean {
  let i = at;
  for (const joint of joints) {
    if (!isJoint(text, joint, ends[i] ?? 0, starts[i + 1] ?? 0)) return false;
    i++;
  }
  return true;
}

function isJoint(text: string, joint: Joint, from: number, to: number): boolean {
  if (joint !== SOFT) return to - from === joint.length && text.startsWith(joint, from);
  if (to - from < 1 || to - from > MAX_SOFT_UNITS) return false;
  for (let i = from; i < to; i++) {
    const unit = text.charCodeAt(i);
    if (!isSpace(unit) && unit !== 0x2d && unit !== 0x5f && unit !== 0x2011) return false;
  }
  return true;
}
