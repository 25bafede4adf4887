import type { LinkerIndex, TargetName } from "./linker-index.ts";
import { MARKS } from "./linker-index.ts";
import { isCapitalised } from "./letters.ts";
import { isStandingAlone } from "./name-bounds.ts";
import { readAddress, readHomepageAt, type ReadAddress } from "./read-address.ts";
import { readCommand } from "./read-command.ts";
import { readRepoName } from "./read-repo-name.ts";
import type { Tokens } from "./tokens.ts";
import { isSpelt, type NameHit } from "./weigh-name.ts";
import { SURE_SCORES } from "./weights.ts";

/** A sign that needs no words around it. */
export interface SureSign {
  target: number;
  tier: "T1" | "T2" | "T3";
  score: number;
  start: number;
  end: number;
}

/** What one pass over a text finds. */
export interface Scan {
  sure: SureSign[];
  /** Which project a sure sign at a word names. */
  sureAt: Map<number, number>;
  ambiguous: NameHit[];
  /** Where the last install command ends. */
  commandEnd: number;
}

/** What is found about the story as a whole, in its title, text and links together. */
export interface StorySigns {
  own: Set<number>;
  strong: Set<number>;
  others: Set<number>;
}

/** What is looked at wherever it stands; the rest only beside an ambiguous name. */
const SCANNED = MARKS.name | MARKS.strong | MARKS.host | MARKS.homepage | MARKS.ownerTail | MARKS.command;

/** Finds all signs in a text, in one pass over its words. */
export function scanText(tokens: Tokens, index: LinkerIndex, nameScore: number, signs: StorySigns): Scan {
  const scan: Scan = { sure: [], sureAt: new Map(), ambiguous: [], commandEnd: 0 };
  let namesFrom = 0;
  for (let at = 0; at < tokens.count; at++) {
    const id = tokens.ids[at] ?? 0;
    const marks = id === 0 ? 0 : (index.marks[id] ?? 0) & SCANNED;
    if (marks === 0) continue;
    if ((marks & MARKS.strong) !== 0) {
      for (const target of index.strong.matchAt(tokens, at)?.values ?? []) signs.strong.add(target);
    }
    if ((marks & (MARKS.host | MARKS.homepage)) !== 0) scanAddress(tokens, at, marks, index, scan, signs);
    if ((marks & MARKS.ownerTail) !== 0) scanRepoName(tokens, at, index, scan);
    if ((marks & MARKS.command) !== 0) scanCommand(tokens, at, index, scan);
    if ((marks & MARKS.name) !== 0 && at >= namesFrom) namesFrom = scanName(tokens, at, index, nameScore, scan, signs);
  }
  return scan;
}

function scanAddress(
  tokens: Tokens,
  at: number,
  marks: number,
  index: LinkerIndex,
  scan: Scan,
  signs: StorySigns,
): void {
  const { text } = tokens;
  const word = tokens.starts[at] ?? 0;
  const pages = (marks & MARKS.homepage) === 0 ? undefined : index.homepages.get(tokens.ids[at] ?? 0);
  const found = (pages === undefined ? null : readHomepageAt(text, word, pages)) ?? readHost(text, word, marks, index);
  if (found === null) return;
  if (found.target !== null) addSure(scan, at, { ...found, target: found.target, tier: "T1" });
  for (const target of index.ownNames.get(found.otherName ?? "") ?? []) signs.others.add(target);
}

function readHost(text: string, word: number, marks: number, index: LinkerIndex): ReadAddress | null {
  return (marks & MARKS.host) === 0 ? null : readAddress(text, word, index);
}

function scanRepoName(tokens: Tokens, at: number, index: LinkerIndex, scan: Scan): void {
  const slash = tokens.ends[at] ?? 0;
  if (tokens.text.charAt(slash) !== "/") return;
  const found = readRepoName(tokens.text, slash, index);
  if (found !== null) addSure(scan, at, { ...found, tier: "T2", score: SURE_SCORES.repoName });
}

function scanCommand(tokens: Tokens, at: number, index: LinkerIndex, scan: Scan): void {
  const command = readCommand(tokens.text, tokens.starts[at] ?? 0, index);
  if (command === null) return;
  scan.commandEnd = command.end;
  for (const found of command.packages) {
    addSure(scan, at, { ...found, tier: "T2", score: SURE_SCORES.installCommand });
  }
}

/** Reads the longest name at a word; answers the word from which on names are looked for again. */
function scanName(
  tokens: Tokens,
  at: number,
  index: LinkerIndex,
  score: number,
  scan: Scan,
  signs: StorySigns,
): number {
  const match = index.names.matchAt(tokens, at);
  if (match === null) return at;
  const last = at + match.words - 1;
  const start = tokens.starts[at] ?? 0;
  const end = tokens.ends[last] ?? 0;
  if (!isStandingAlone(tokens.text, start, end)) {
    if (isSomebodyElses(tokens.text, start, end)) for (const { target } of match.values) signs.others.add(target);
    return last + 1;
  }
  const found = tokens.text.slice(start, end);
  for (const name of bestOfEach(match.values, found)) {
    if (isUnique(name, tokens, at, last)) addSure(scan, at, { target: name.target, tier: "T3", score, start, end });
    else scan.ambiguous.push({ name, first: at, last, isTyped: start < scan.commandEnd });
  }
  return last + 1;
}

/** A project may bear a name in several spellings: the one that the text has counts, else the first. */
function bestOfEach(names: readonly TargetName[], found: string): TargetName[] {
  if (names.length === 1) return [...names];
  const best = new Map<number, TargetName>();
  for (const name of names) {
    if (!best.has(name.target) || isSpelt(name, found)) best.set(name.target, name);
  }
  return [...best.values()];
}

function isUnique(name: TargetName, tokens: Tokens, first: number, last: number): boolean {
  if (name.shape !== "as written") return name.shape === "unique";
  const { text, starts, ends } = tokens;
  if (text.slice(starts[first], ends[last]) === name.written) return true;
  return last > first && areAllCapitalised(tokens, first, last);
}

function areAllCapitalised({ text, starts }: Tokens, first: number, last: number): boolean {
  for (let at = first; at <= last; at++) if (!isCapitalised(text.charAt(starts[at] ?? 0))) return false;
  return true;
}

/** Whether the name stands as somebody's repository: `pressly/goose`. */
function isSomebodyElses(text: string, start: number, end: number): boolean {
  const before = text.slice(Math.max(0, start - 42), start);
  return (
    /(?:^|[^\w./\\@-])[A-Za-z0-9][A-Za-z0-9-]{0,38}\/$/.test(before) && !/^[/\\_-]|^\.\w/.test(text.slice(end, end + 2))
  );
}

function addSure(scan: Scan, at: number, sign: SureSign): void {
  scan.sure.push(sign);
  scan.sureAt.set(at, sign.target);
}
