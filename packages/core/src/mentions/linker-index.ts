import { Lexicon } from "./lexicon.ts";
import type { NameShape } from "./name-shape.ts";
import { PhraseTrie } from "./phrase-trie.ts";
import type { TopicIndex } from "./topics.ts";
import type { MentionTarget } from "./types.ts";

/** What a word in the lexicon may begin; a word can be several. */
export const MARKS = {
  name: 1,
  strong: 2,
  notContext: 4,
  host: 8,
  homepage: 16,
  ownerTail: 32,
  command: 64,
  topic: 128,
} as const;

/** A name of a project, as it is written. */
export interface TargetName {
  target: number;
  written: string;
  shape: NameShape;
  /** Every word of it is in the dictionary, or a person's or a place's name. */
  isEveryday: boolean;
}

export interface Homepage {
  target: number;
  host: string;
  /** Where the project has a part of the host only; without its last slash. */
  path: string | null;
}

export type Registry = "npm" | "pypi" | "huggingface";

/** All that a text is looked up in. Targets are numbers: places in `targets`. */
export interface LinkerIndex {
  targets: readonly MentionTarget[];
  lexicon: Lexicon;
  /** `MARKS` by a word's number. */
  marks: Uint8Array;
  names: PhraseTrie<TargetName>;
  /** Owners and maintainers. */
  strong: PhraseTrie<number>;
  /** Phrases that mean something else; null: whichever project's name they hold. */
  notContext: PhraseTrie<number | null>;
  topics: TopicIndex;
  /** Today's and earlier `owner/name`s, in lower case. */
  repos: ReadonlyMap<string, number>;
  /** Repositories' own names without their owners, in lower case. */
  ownNames: ReadonlyMap<string, readonly number[]>;
  /** By the number of the host's first word. */
  homepages: ReadonlyMap<number, readonly Homepage[]>;
  packages: Readonly<Record<Registry, ReadonlyMap<string, number>>>;
}
