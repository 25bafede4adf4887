import { isEnglishWord } from "./everyday-words.ts";
import { readPhrase, type Phrase } from "./phrase-trie.ts";

const SHORTEST_PART = 2;
const SHORT_OWNER = 3;

/**
 * How texts write an owner: `huggingface` also as "Hugging Face", `zed-industries` as "Zed Industries" or `zed.industries`.
 * None where the owner says no more than the name itself (`cursor/cursor`) or is an everyday word (`block/goose`).
 *
 * @param owner in lower case
 * @param name the project's, as people write it
 */
export function ownerPhrases(owner: string, name: string): Phrase[] {
  const { words } = readPhrase(owner);
  const nameKey = readPhrase(name).words.join("");
  const [word = ""] = words;
  if (words.length > 1) {
    const joints = words.slice(1);
    return words.join("") === nameKey ? [] : [" ", "."].map((joint) => ({ words, joints: joints.map(() => joint) }));
  }
  if (word === nameKey || word.length <= SHORT_OWNER || isEnglishWord(word)) return [];
  return [{ words, joints: [] }, ...splitsOf(word).map((parts) => ({ words: parts, joints: [" "] }))];
}

function splitsOf(word: string): string[][] {
  const splits: string[][] = [];
  for (let at = SHORTEST_PART; at <= word.length - SHORTEST_PART; at++)
    splits.push([word.slice(0, at), word.slice(at)]);
  return splits;
}
