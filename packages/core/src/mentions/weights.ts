/** Raised whenever the same text and watchlist can give another answer. */
export const LINKER_VERSION = 2;

/** What a sure sign is worth. */
export const SURE_SCORES = {
  repoAddress: 1,
  registeredAddress: 0.95,
  repoName: 0.9,
  installCommand: 0.9,
  uniqueTitle: 0.8,
  uniqueText: 0.7,
} as const;

/** What the signs beside an ambiguous name add up to. */
export interface NameWeights {
  /** The name, in any spelling. */
  name: number;
  /** It is spelt as the watchlist spells it, or as a proper name … */
  spelling: number;
  /** … at the beginning of a sentence, where an English word has a capital anyway. */
  spellingAtStart: number;
  /** The project itself published the text. */
  own: number;
  /** An owner or maintainer within its sentence … */
  strongNear: number;
  /** … or elsewhere in the text. */
  strongFar: number;
  /** The first, second and third word of its topic within its sentence. */
  topics: readonly [number, number, number];
  /** The words around it say that it means something else. */
  negative: number;
}

/**
 * Fitted on labelled passages, each word judged by weights that were chosen on the others. What differs from the method's
 * first guess (.2, .1, .4, .15 each, −.4): the spelling tells more, since writers capitalise names and not words; the
 * first topic word tells more than the next, since it tells the field.
 */
export const NAME_WEIGHTS: NameWeights = {
  name: 0.1,
  spelling: 0.25,
  spellingAtStart: 0.15,
  own: 0.5,
  strongNear: 0.4,
  strongFar: 0.3,
  topics: [0.25, 0.15, 0.15],
  negative: 0.4,
};

/** How many words to either side of a name are looked at, within its sentence. */
export const WINDOW_WORDS = 25;
