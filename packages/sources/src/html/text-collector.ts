import { toWebAddress } from "./web-address.ts";

/** What is between these tags is not for readers. */
const UNREAD = new Set([
  "script",
  "style",
  "noscript",
  "template",
  "svg",
  "math",
  "iframe",
  "object",
  "title",
  "select",
]);
/** Tags that begin and end a line. */
const BLOCKS = new Set(
  (
    "address article aside blockquote body br caption center dd details dialog div dl dt fieldset figcaption figure footer " +
    "form h1 h2 h3 h4 h5 h6 header hr html li main nav ol p pre section summary table tbody tfoot thead tr ul"
  ).split(" "),
);
const CELLS = new Set(["td", "th", "option"]);

export interface TextLimits {
  maxChars: number;
  maxLinks: number;
}

/** What a reader would see of HTML. */
export interface ReadableText {
  /** Plain text; blocks stand on lines of their own. */
  text: string;
  /** Where its links lead, absolute, each once, in their order. */
  links: string[];
}

/** Gathers readable text from a parser's events. Links are resolved against `base`; without one, relative ones are left out. */
export class TextCollector {
  readonly #limits: TextLimits;
  readonly #links = new Set<string>();
  #base: string | null;
  #parts: string[] = [];
  #chars = 0;
  #unread: string | null = null;
  #unreadDepth = 0;

  constructor(base: string | null, limits: TextLimits) {
    this.#base = base;
    this.#limits = limits;
  }

  get full(): boolean {
    return this.#chars >= this.#limits.maxChars;
  }

  open(name: string, attributes: Readonly<Record<string, string>>): void {
    if (this.#unread !== null) {
      if (name === this.#unread) this.#unreadDepth++;
      return;
    }
    if (UNREAD.has(name)) {
      this.#unread = name;
      this.#unreadDepth = 1;
      return;
    }
    if (name === "base" && attributes["href"] !== undefined)
      this.#base = toWebAddress(attributes["href"], this.#base) ?? this.#base;
    if (name === "a" && attributes["href"] !== undefined) this.#link(attributes["href"]);
    this.#break(name);
  }

  close(name: string): void {
    if (this.#unread === null) this.#break(name);
    else if (name === this.#unread && --this.#unreadDepth === 0) this.#unread = null;
  }

  text(text: string): void {
    if (this.#unread !== null || this.full) return;
    const part = text.slice(0, this.#limits.maxChars - this.#chars);
    this.#parts.push(part);
    this.#chars += part.length;
  }

  read(): ReadableText {
    const lines = this.#parts
      .join("")
      .toWellFormed()
      // eslint-disable-next-line no-control-regex -- control characters are what is taken out
      .replaceAll(/[\u0001-\u001f\u007f-\u009f\u00a0\u2028\u2029\ufeff]/g, " ")
      .split("\u0000")
      .map((line) =>
        line
          .split(" ")
          .filter((word) => word !== "")
          .join(" "),
      );
    return { text: lines.filter((line) => line !== "").join("\n"), links: [...this.#links] };
  }

  #link(href: string): void {
    if (this.#links.size >= this.#limits.maxLinks) return;
    const address = toWebAddress(href, this.#base);
    if (address !== null) this.#links.add(address);
  }

  /** A zero character stands for the end of a line until the text is read: HTML's own line ends are mere spaces. */
  #break(name: string): void {
    const part = BLOCKS.has(name) ? "\u0000" : CELLS.has(name) ? " " : "";
    if (part === "" || this.full || this.#parts.at(-1) === part) return;
    this.#parts.push(part);
    this.#chars += 1;
  }
}
