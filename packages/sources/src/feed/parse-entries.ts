import { parseXmlFeed } from "./parse-xml-feed.ts";
import type { RawEntry } from "./raw-entry.ts";
import type { SplitEntry, SplitFeed } from "./split-feed.ts";

/** A "<" that begins no tag. Parsers take it for one, and lose what closes the text that it stands in. */
const STRAY_BRACKET = /<(?=[\s\d=<&]|$)/g;
const BATCH = 250;
/** A parser is slow to start, so entries are parsed together; so often are they parsed again to find the broken ones. */
const MAX_PARSES = 400;

/** Entries in their feed's order; null where one can't be read. */
export function parseEntries({ kind, entries, around }: SplitFeed): (RawEntry | null)[] {
  const found = new Map<number, RawEntry>();
  let parses = 0;
  const parse = (batch: readonly Marked[]) => {
    parses++;
    for (const { mark, entry } of parseXmlFeed(
      `${around.before}${batch.map(({ xml }) => xml).join("\n")}${around.after}`,
      kind,
    )) {
      // An entry alone needs no mark: it may bear an `xml:id` of its own.
      const index = batch.length === 1 ? batch[0]?.index : indexOf(mark);
      if (index !== undefined) found.set(index, entry);
    }
  };
  const marked = entries.map(markEntry);
  const left: Marked[][] = [];
  for (let start = 0; start < marked.length; start += BATCH) left.push(marked.slice(start, start + BATCH));
  for (let batch = left.pop(); batch !== undefined && parses < MAX_PARSES; batch = left.pop()) {
    const whole = tryTo(parse, batch);
    // What is not closed swallows what comes after it: the swallowed are parsed again without it.
    const missing = batch.filter(({ index }) => !found.has(index));
    const half = whole && missing.length < batch.length ? missing.length : Math.ceil(missing.length / 2);
    if (batch.length > 1) left.push(...[missing.slice(0, half), missing.slice(half)].filter((part) => part.length > 0));
  }
  return entries.map((_, index) => found.get(index) ?? null);
}

interface Marked {
  index: number;
  xml: string;
}

/** An entry with a mark by which it is known again: what a parser makes of broken entries may be fewer, or others. */
function markEntry({ xml }: SplitEntry, index: number): Marked {
  return {
    index,
    xml: xml.replace(/^<[^\s/>]+/, (tag) => `${tag} xml:id="entry-${index}"`).replaceAll(STRAY_BRACKET, "&lt;"),
  };
}

function indexOf(mark: string | undefined): number | undefined {
  const digits = /^entry-(\d{1,6})$/.exec(mark ?? "")?.[1];
  return digits === undefined ? undefined : Number(digits);
}

/** Broken XML is no wonder; what else a parser may fail at is no reason to lose the other entries. */
function tryTo<T>(parse: (input: T) => void, input: T): boolean {
  try {
    parse(input);
    return true;
  } catch {
    return false;
  }
}
