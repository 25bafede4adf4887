import { findFamilies } from "./families.ts";
import { beginningAt, rankOf, readLibrary, type ListedLicence } from "./library.ts";
import { findNearest } from "./nearest.ts";
import type { LicenceReading, NamedLicence } from "./reading.ts";
import { endOfCopy, type Text } from "./template.ts";
import { readText } from "./words.ts";

/** Above this a text is a changed one of the listed; below, it only shares phrases with it. */
const CHANGED_FROM = 0.7;
/** What is between two licences in one file, and above the first: their names. */
const MOST_BETWEEN = 24;

/**
 * Says which licence a text is. Nothing but a copy, word for word as SPDX's matching guidelines compare words, is called
 * by a licence's name: a sentence more or less is a different licence.
 * @param text the whole file
 */
export function identifyLicence(text: string): LicenceReading {
  const read = readText(text);
  const { words } = read;
  if (words.length === 0) return { kind: "empty" };
  const copies = readCopies(read);
  if (copies !== null) return { kind: "listed", licences: copies.map(nameCopy) };
  const families = findFamilies(words);
  const nearest = findNearest(words, readLibrary().licences);
  if (nearest !== null && nearest.similarity >= CHANGED_FROM) {
    return { kind: "changed", nearest: nameListed(nearest.licence), similarity: nearest.similarity, families };
  }
  return families.length > 0 ? { kind: "custom", families } : { kind: "unknown" };
}

/** Licences of which one text is a copy, from one word to another (excluded). */
interface Copy {
  licences: ListedLicence[];
  end: number;
}

/** The copies of which a text is made; null when it has other words, too. */
function readCopies(text: Text): Copy[] | null {
  const { words } = text;
  const copies: Copy[] = [];
  let at = 0;
  let between: string[] = [];
  while (at < words.length) {
    const copy = findCopy(text, at);
    if (copy === null) {
      between.push(words[at] ?? "");
      at += 1;
      if (between.length > MOST_BETWEEN) return null;
      continue;
    }
    if (!areTitles(between, [copies.at(-1), copy])) return null;
    copies.push(copy);
    between = [];
    at = copy.end;
  }
  return copies.length > 0 && areTitles(between, [copies.at(-1)]) ? copies : null;
}

/** The longest copy that begins at a word. */
function findCopy(text: Text, at: number): Copy | null {
  let best: Copy | null = null;
  for (const licence of readLibrary().byBeginning.get(beginningAt(text.words, at)) ?? []) {
    const end = Math.max(...licence.templates.map((template) => endOfCopy(template, text, at)));
    if (end > (best?.end ?? at)) best = { licences: [licence], end };
    else if (end === best?.end) best.licences.push(licence);
  }
  return best;
}

/** Whether words between copies only name them. */
function areTitles(words: readonly string[], copies: readonly (Copy | undefined)[]): boolean {
  const licences = copies.flatMap((copy) => copy?.licences ?? []);
  return words.every((word) => /^\d+$/.test(word) || licences.some(({ titleWords }) => titleWords.has(word)));
}

function nameCopy({ licences }: Copy): NamedLicence {
  const [first] = licences;
  return {
    ids: licences.flatMap(({ ids }) => ids).toSorted((a, b) => rankOf(a) - rankOf(b)),
    name: first?.name ?? "",
    osiApproved: licences.every(({ osiApproved }) => osiApproved),
  };
}

function nameListed({ ids, name, osiApproved }: ListedLicence): NamedLicence {
  return { ids, name, osiApproved };
}
