import type { MentionTarget, MentionText } from "@groundswell/core";
import type { Random } from "@groundswell/soak";

/** How often a story's word is a project's name, and how often an address of a repository: six a story. */
const NAMES_PER_WORD = 0.006;
const LINKS_PER_WORD = 0.003;
/** One name in three is a plain word, which stories hold for their own reasons. */
const PLAIN_NAMES = 0.33;
const CONTEXT_WORDS = 6;
/** Projects of one field are described by the same words. */
const FIELD_WORDS = 200;

/**
 * Projects whose names, owners and context words are made of a vocabulary's words. Names are of its rarer words, as people
 * choose them; a third are such a word as it is.
 */
export function generateTargets(count: number, vocabulary: readonly string[], random: Random): MentionTarget[] {
  const counts = new Map<string, number>();
  for (const word of vocabulary) if (/^[a-z]{4,}$/.test(word)) counts.set(word, (counts.get(word) ?? 0) + 1);
  const rare = [...counts].filter(([, times]) => times <= 2).map(([word]) => word);
  const field = Array.from({ length: FIELD_WORDS }, () => pick(random, [...counts.keys()]));
  return Array.from({ length: count }, (_, i) => {
    const [one, two] = [pick(random, rare), pick(random, rare)];
    const isPlain = random() < PLAIN_NAMES;
    const name = isPlain
      ? capitalise(one)
      : pick(random, [`${one}-${two}`, `${capitalise(one)}${capitalise(two)}`, `${one}${i}`]);
    const context = isPlain ? Array.from({ length: CONTEXT_WORDS }, () => pick(random, field)) : [];
    return {
      repo: `${two}-labs-${i}/${name}`,
      name,
      formerly: i % 3 === 0 ? [`${one}-${i}/${name}`] : [],
      aliases: i % 4 === 0 ? [`${capitalise(one)} ${capitalise(two)}`] : [],
      homepage: i % 2 === 0 ? `https://${two}${i}.example` : null,
      packages: { npm: [], pypi: i % 3 === 0 ? [`${one}-${i}`] : [], huggingface: [] },
      maintainers: i % 5 === 0 ? [`${capitalise(two)} ${capitalise(one)}`] : [],
      context,
      notContext: isPlain ? [`${pick(random, rare)} ${one}`] : [],
    };
  });
}

/** A story of so many characters: runs of the vocabulary's text, with names and links of projects among them. */
export function generateStory(
  characters: number,
  vocabulary: readonly string[],
  targets: readonly MentionTarget[],
  random: Random,
): MentionText {
  const words: string[] = [];
  for (let length = 0, at = Math.floor(random() * vocabulary.length); length < characters; at++) {
    if (random() < 0.02) at = Math.floor(random() * vocabulary.length);
    const word = pickWord(vocabulary[at % vocabulary.length] ?? "", targets, random);
    words.push(word);
    length += word.length + 1;
  }
  return { title: words.slice(0, 9).join(" "), text: words.join(" "), url: "https://stories.example/one" };
}

function pickWord(word: string, targets: readonly MentionTarget[], random: Random): string {
  if (random() < LINKS_PER_WORD) return `https://github.com/${pick(random, targets).repo}/issues`;
  return random() < NAMES_PER_WORD ? pick(random, targets).name : word;
}

function capitalise(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}

function pick<T>(random: Random, list: readonly T[]): T {
  const item = list[Math.floor(random() * list.length)];
  if (item === undefined) throw new RangeError("nothing to pick from");
  return item;
}
