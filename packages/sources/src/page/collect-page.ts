import { feedHtml } from "../html/feed-html.ts";
import { TEXT_LIMITS } from "../html/html-to-text.ts";
import { TextCollector, type ReadableText } from "../html/text-collector.ts";
import { noFacts, type PageFacts } from "./page-facts.ts";

/** What a page holds, before it is judged. */
export interface PageParts {
  jsonLd: string[];
  /** From the head and the article: Open Graph, `<meta>`, `<link>`, `<time>`, `<title>`, `<h1>`. */
  facts: PageFacts;
  /** Of its article where one is marked, else of its main part, else of all but what stands around it. */
  readable: ReadableText;
}

const MAX_HTML_CHARS = 5_000_000;
const MAX_BLOCKS = 20;
const MAX_BLOCK_CHARS = 500_000;
const MAX_FACTS = 20;

/** Names that pages give the same thing, the most reliable first. */
const META = {
  titles: ["og:title", "twitter:title", "dc.title", "citation_title"],
  dates: [
    "article:published_time",
    "og:article:published_time",
    "datepublished",
    "parsely-pub-date",
    "citation_publication_date",
    "dc.date.issued",
    "dc.date",
    "date",
    "pubdate",
  ],
  outlets: ["og:site_name", "application-name", "dc.publisher"],
  addresses: ["og:url"],
} as const;
/** What stands around an article. */
const AROUND = new Set(["nav", "aside", "footer", "header", "form"]);

/** Goes through a page once and gathers what it says of itself, and its text. */
export function collectPage(html: string, url: string): PageParts {
  const page = new PageCollector(url);
  const handler = {
    onopentag: (name: string, attributes: Record<string, string>) => page.open(name, attributes),
    onclosetag: (name: string) => page.close(name),
    ontext: (text: string) => page.text(text),
  };
  feedHtml(html, handler, { maxChars: MAX_HTML_CHARS, enough: () => false });
  return page.read();
}

class PageCollector {
  readonly #jsonLd: string[] = [];
  readonly #meta = new Map<string, string>();
  readonly #tags = noFacts();
  readonly #texts: Record<"article" | "main" | "page", TextCollector>;
  /** What is read as text of its own just now: a block of JSON-LD, the title or a heading. */
  #capture: { tag: string; parts: string[]; chars: number } | null = null;
  readonly #within = { article: 0, main: 0, around: 0 };

  constructor(url: string) {
    const collector = () => new TextCollector(url, TEXT_LIMITS);
    this.#texts = { article: collector(), main: collector(), page: collector() };
  }

  open(name: string, attributes: Readonly<Record<string, string>>): void {
    if (name === "article") this.#within.article++;
    if (name === "main") this.#within.main++;
    if (AROUND.has(name)) this.#within.around++;
    this.#noteTag(name, attributes);
    const isLd = name === "script" && /^application\/ld\+json/i.test(attributes["type"] ?? "");
    if (isLd || name === "title" || (name === "h1" && this.#tags.titles.every(({ from }) => from !== "<h1>"))) {
      this.#capture = { tag: name, parts: [], chars: 0 };
    }
    for (const text of this.#readers(name === "base")) text.open(name, attributes);
  }

  #noteTag(name: string, attributes: Readonly<Record<string, string>>): void {
    if (name === "meta") {
      const key = (attributes["property"] ?? attributes["name"] ?? attributes["itemprop"] ?? "").toLowerCase();
      if (key !== "" && this.#meta.size < 500 && !this.#meta.has(key)) this.#meta.set(key, attributes["content"] ?? "");
    } else if (name === "link") {
      if (/(^|\s)canonical(\s|$)/i.test(attributes["rel"] ?? ""))
        this.#note("addresses", attributes["href"], "<link rel=canonical>");
    } else if (name === "time" || attributes["itemprop"] === "datePublished") {
      this.#note("dates", attributes["datetime"] ?? attributes["content"], "<time>");
    }
  }

  #note(kind: keyof PageFacts, value: string | undefined, from: string): void {
    if (value !== undefined && value.trim() !== "" && this.#tags[kind].length < MAX_FACTS)
      this.#tags[kind].push({ value, from });
  }

  close(name: string): void {
    for (const text of this.#readers(false)) text.close(name);
    if (name === "article") this.#within.article--;
    if (name === "main") this.#within.main--;
    if (AROUND.has(name)) this.#within.around--;
    if (this.#capture?.tag !== name) return;
    const captured = this.#capture.parts.join("");
    this.#capture = null;
    if (name !== "script") this.#note("titles", captured, `<${name}>`);
    else if (this.#jsonLd.length < MAX_BLOCKS) this.#jsonLd.push(captured);
  }

  text(text: string): void {
    if (this.#capture !== null && this.#capture.chars < MAX_BLOCK_CHARS) {
      this.#capture.parts.push(text);
      this.#capture.chars += text.length;
    }
    for (const reader of this.#readers(false)) reader.text(text);
  }

  #readers(all: boolean): TextCollector[] {
    const { article, main, page } = this.#texts;
    const { article: inArticle, main: inMain, around } = this.#within;
    if (all) return [article, main, page];
    return [...(inArticle > 0 ? [article] : []), ...(inMain > 0 ? [main] : []), ...(around === 0 ? [page] : [])];
  }

  read(): PageParts {
    const facts = noFacts();
    for (const kind of ["titles", "dates", "outlets", "addresses"] as const) {
      for (const name of META[kind]) {
        const value = this.#meta.get(name) ?? "";
        if (value.trim() !== "") facts[kind].push({ value, from: `<meta ${name}>` });
      }
    }
    // What a page calls its own address stands in <link> first of all.
    facts.addresses.unshift(...this.#tags.addresses);
    facts.dates.push(...this.#tags.dates);
    const rank = (from: string) => (from === "<h1>" ? 0 : 1);
    facts.titles.push(...this.#tags.titles.toSorted((one, other) => rank(one.from) - rank(other.from)));
    const { article, main, page } = this.#texts;
    const texts = [article.read(), main.read(), page.read()];
    const readable = texts.find(({ text }) => text.length > 200) ?? texts.find(({ text }) => text !== "");
    return { jsonLd: this.#jsonLd, facts, readable: readable ?? { text: "", links: [] } };
  }
}
