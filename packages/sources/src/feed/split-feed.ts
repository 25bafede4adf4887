import { DocumentFault } from "../document-fault.ts";
import { scanXml, type XmlTag } from "./scan-xml.ts";

export type XmlFeedKind = "rss" | "atom" | "rdf";

/** A place in a feed that can't be read, and why. */
export interface BrokenPlace {
  /** From 1. */
  line: number;
  why: string;
}

/** An entry as it stands in its feed. */
export interface SplitEntry {
  /** From its opening tag to its closing one. */
  xml: string;
  /** From 1. */
  line: number;
}

/** A feed taken apart, so that one broken entry does not spoil the others. */
export interface SplitFeed {
  kind: XmlFeedKind;
  /** The feed without its entries. */
  frame: string;
  entries: SplitEntry[];
  /** A feed around entries: what comes before and after them. */
  around: { before: string; after: string };
  broken: BrokenPlace[];
  /** Whether there are entries beyond the 10,000 that are looked at. */
  more: boolean;
}

const ROOTS: Readonly<Record<string, XmlFeedKind>> = { rss: "rss", feed: "atom", rdf: "rdf" };
/** More are never looked at. */
const MAX_ENTRIES = 10_000;
const MAX_FAULTS = 1_000;

/**
 * Takes a feed of RSS, RDF or Atom apart. Null when there is no such feed in the text.
 * @throws DocumentFault `entities`
 */
export function splitFeed(text: string, url: string): SplitFeed | null {
  const splitter = new Splitter(text);
  for (const token of scanXml(text)) {
    if (token.type === "entities") {
      const remedy =
        "tell whoever makes it: feeds need no entities of their own, and a few bytes of them can fill any memory";
      throw new DocumentFault("entities", "the feed declares XML entities", { url, remedy });
    }
    if (token.type === "end") splitter.note(token.at, token.why);
    else if (!splitter.take(token)) break;
  }
  return splitter.finish();
}

class Splitter {
  readonly #text: string;
  #kind: XmlFeedKind | null = null;
  #root: XmlTag | null = null;
  /** The channel's own tag, as namespaces may be declared there. */
  #channel = "<channel>";
  #entryName: string | null = null;
  #open: XmlTag | null = null;
  #entries: { start: number; end: number }[] = [];
  #frame: string[] = [];
  #framed = 0;
  #closed = false;
  #faults: { at: number; why: string }[] = [];

  constructor(text: string) {
    this.#text = text;
  }

  note(at: number, why: string): void {
    if (this.#faults.length < MAX_FAULTS) this.#faults.push({ at, why });
  }

  /** False: there is nothing more to come. */
  take(tag: XmlTag): boolean {
    if (this.#root === null) return this.#takeRoot(tag);
    if (tag.closing && tag.name === this.#root.name) {
      this.#closed = true;
      this.#dropOpen();
      this.#frame.push(this.#text.slice(this.#framed, tag.start));
      return false;
    }
    if (this.#kind === "rss" && tag.name === "channel" && !tag.closing) this.#channel = this.#source(tag);
    if (this.#isEntry(tag)) this.#takeEntry(tag);
    return this.#entries.length <= MAX_ENTRIES;
  }

  #takeRoot(tag: XmlTag): boolean {
    if (tag.local === "html") return false;
    const kind = ROOTS[tag.local];
    if (kind === undefined || tag.closing || tag.selfClosing) return true;
    this.#kind = kind;
    this.#root = tag;
    this.#framed = tag.start;
    return true;
  }

  #isEntry(tag: XmlTag): boolean {
    if (this.#entryName !== null) return tag.name === this.#entryName;
    const local = this.#kind === "atom" ? "entry" : "item";
    if (tag.local !== local || (this.#kind === "rss" && tag.name !== "item")) return false;
    this.#entryName = tag.name;
    return true;
  }

  #takeEntry(tag: XmlTag): void {
    if (!tag.closing) {
      this.#dropOpen();
      this.#frame.push(this.#text.slice(this.#framed, tag.start));
      this.#framed = tag.end;
      if (!tag.selfClosing) this.#open = tag;
    } else if (this.#open !== null) {
      this.#entries.push({ start: this.#open.start, end: tag.end });
      this.#framed = tag.end;
      this.#open = null;
    }
  }

  #dropOpen(): void {
    if (this.#open === null) return;
    this.note(this.#open.start, "an entry that is not closed");
    // What came after its beginning belongs to nobody.
    this.#framed = this.#text.length;
    this.#open = null;
  }

  #source(tag: XmlTag): string {
    return this.#text.slice(tag.start, tag.end);
  }

  finish(): SplitFeed | null {
    const root = this.#root;
    if (root === null || this.#kind === null) return null;
    const more = this.#entries.length > MAX_ENTRIES;
    if (!this.#closed && !more) {
      this.#dropOpen();
      this.note(this.#text.length, "the feed is cut off: its end is missing");
    }
    if (this.#frame.length === 0) this.#frame.push(this.#text.slice(this.#framed));
    const ofChannel = this.#kind === "rss" ? { open: this.#channel, close: "</channel>" } : { open: "", close: "" };
    const before = `${this.#source(root)}${ofChannel.open}`;
    const after = `${ofChannel.close}</${root.name}>`;
    const lineOfEntry = countLines(this.#text);
    const entries = this.#entries.slice(0, MAX_ENTRIES).map(({ start, end }) => ({
      xml: this.#text.slice(start, end),
      line: lineOfEntry(start),
    }));
    const lineOfFault = countLines(this.#text);
    const faults = this.#faults.toSorted((one, other) => one.at - other.at);
    const broken = faults.map(({ at, why }) => ({ line: lineOfFault(at), why }));
    const frame = `${this.#frame.join("")}${this.#closed ? `</${root.name}>` : after}`;
    return { kind: this.#kind, frame, entries, around: { before, after }, broken, more };
  }
}

/** The lines of places that are asked for in their order; all together the text is gone through once. */
function countLines(text: string): (place: number) => number {
  let line = 1;
  let next = text.indexOf("\n");
  return (place) => {
    for (; next !== -1 && next < place; next = text.indexOf("\n", next + 1)) line++;
    return line;
  };
}
