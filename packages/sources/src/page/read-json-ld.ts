import { noFacts, type PageFacts } from "./page-facts.ts";

const ARTICLE = /(article|blogposting|report|newsletter|review|webpage)$/i;
const FROM = "JSON-LD";
const MAX_NODES = 2_000;

/**
 * What a page's JSON-LD says of the article: of the first object that is one, in any list, `@graph` or nesting. Broken
 * blocks count as absent.
 */
export function readJsonLd(blocks: readonly string[]): PageFacts {
  const nodes = listNodes(blocks.map(parseBlock));
  const articles = nodes.filter((node) => typesOf(node).some((type) => ARTICLE.test(type)));
  // A page about an article holds both; the article knows better.
  const isPage = (node: Node) => typesOf(node).every((type) => /webpage$/i.test(type));
  const ordered = [...articles.filter((node) => !isPage(node)), ...articles.filter(isPage)];
  const facts = noFacts();
  for (const node of ordered) {
    add(facts.titles, node["headline"] ?? node["name"]);
    add(facts.dates, node["datePublished"]);
    add(facts.outlets, nameOf(node["publisher"], nodes) ?? nameOf(node["isPartOf"], nodes));
    add(facts.addresses, addressOf(node["mainEntityOfPage"]) ?? addressOf(node["url"]));
  }
  return facts;
}

type Node = Readonly<Record<string, unknown>>;

function parseBlock(text: string): unknown {
  try {
    // Some pages wrap it as old browsers needed.
    return JSON.parse(
      text.replace(/^\s*(<!--|\/\/<!\[CDATA\[|<!\[CDATA\[)/, "").replace(/(-->|\/\/\]\]>|\]\]>)\s*$/, ""),
    );
  } catch {
    return null;
  }
}

/** All objects in it, without recursion: it may be nested as deeply as its maker likes. */
function listNodes(roots: readonly unknown[]): Node[] {
  const nodes: Node[] = [];
  let level = [...roots];
  while (level.length > 0 && nodes.length < MAX_NODES) {
    const next: unknown[] = [];
    for (const value of level) {
      if (typeof value !== "object" || value === null || nodes.length >= MAX_NODES) continue;
      if (!Array.isArray(value)) nodes.push(value as Node);
      const members: unknown[] = Object.values(value);
      next.push(...members.slice(0, MAX_NODES));
      if (next.length > 10 * MAX_NODES) break;
    }
    level = next;
  }
  return nodes;
}

function typesOf(node: Node): string[] {
  const type = node["@type"];
  return (Array.isArray(type) ? type : [type]).filter((name) => typeof name === "string");
}

function add(facts: PageFacts["titles"], value: unknown): void {
  const one: unknown = Array.isArray(value) ? value[0] : value;
  if (typeof one === "string" && one.trim() !== "") facts.push({ value: one.slice(0, 5_000), from: FROM });
}

/** A publisher's name: told at once, in an object, or in another that it refers to. */
function nameOf(value: unknown, nodes: readonly Node[]): unknown {
  const one: unknown = Array.isArray(value) ? value[0] : value;
  if (typeof one !== "object" || one === null) return one;
  const { name, "@id": id } = one as Node;
  return (
    name ??
    (typeof id === "string"
      ? nodes.find((node) => node["@id"] === id && node["name"] !== undefined)?.["name"]
      : undefined)
  );
}

function addressOf(value: unknown): unknown {
  return typeof value === "object" && value !== null ? ((value as Node)["@id"] ?? (value as Node)["url"]) : value;
}
