/** An XML element with its name in its namespace. */
export interface XmlElement {
  name: string;
  namespace: string;
  /** By the name as written, `xmlns` among them. */
  attributes: ReadonlyMap<string, string>;
  children: (XmlElement | string)[];
}

const XML_NAMESPACE = "http://www.w3.org/XML/1998/namespace";
/** The production Char of XML 1.0. */
const FORBIDDEN = /[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/u;
const NAME = String.raw`[A-Za-z_][\w.-]*(?::[A-Za-z_][\w.-]*)?`;
const ATTRIBUTE = String.raw`\s+${NAME}\s*=\s*(?:"[^"<]*"|'[^'<]*')`;
const TOKEN = new RegExp(
  [
    String.raw`<!--(?<comment>(?:(?!--)[\s\S])*)-->`,
    String.raw`<!\[CDATA\[(?<cdata>[\s\S]*?)\]\]>`,
    String.raw`<\/(?<end>${NAME})\s*>`,
    String.raw`<(?<start>${NAME})(?<attributes>(?:${ATTRIBUTE})*)\s*(?<empty>\/?)>`,
    String.raw`(?<text>[^<]+)`,
  ].join("|"),
  "y",
);
const ENTITIES: Readonly<Record<string, string>> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'" };

/**
 * Reads a document of XML 1.0 with namespaces, without a DTD.
 * @throws Error with the place where it is not well-formed
 */
export function parseXml(document: string): XmlElement {
  const bad = FORBIDDEN.exec(document);
  if (bad !== null) throw new Error(`a character that XML forbids, at ${bad.index}: ${JSON.stringify(bad[0])}`);
  const declaration = /^<\?xml version="1\.0" encoding="utf-8"\?>\n?/i.exec(document);
  if (declaration === null) throw new Error("no XML declaration at the start");
  const root: XmlElement = { name: "", namespace: "", attributes: new Map(), children: [] };
  const open = [{ element: root, written: "", prefixes: new Map([["xml", XML_NAMESPACE]]) }];
  TOKEN.lastIndex = declaration[0].length;
  while (TOKEN.lastIndex < document.length) {
    const at = TOKEN.lastIndex;
    const token = TOKEN.exec(document);
    const fail = (why: string) => new Error(`${why} at ${at}: ${JSON.stringify(document.slice(at, at + 80))}`);
    const inner = open.at(-1);
    if (token?.groups === undefined || inner === undefined) throw fail("not well-formed");
    const { start, end, attributes = "", empty, text, cdata } = token.groups;
    if (start !== undefined) {
      const opened = openElement(start, attributes, inner.prefixes, fail);
      inner.element.children.push(opened.element);
      if (empty !== "/") open.push({ ...opened, written: start });
    } else if (end !== undefined) {
      if (open.pop()?.written !== end) throw fail("an end tag without its start");
    } else if (text?.includes("]]>") === true) throw fail("]]> in text");
    else inner.element.children.push(cdata ?? decode(text ?? "", fail));
  }
  if (open.length !== 1) throw new Error("left open at the end");
  const [top, ...more] = root.children.filter((child) => typeof child !== "string" || child.trim() !== "");
  if (typeof top !== "object" || more.length > 0) throw new Error("not one root element");
  return top;
}

function openElement(
  written: string,
  text: string,
  outer: ReadonlyMap<string, string>,
  fail: (why: string) => Error,
): { element: XmlElement; prefixes: Map<string, string> } {
  const attributes = new Map<string, string>();
  for (const [, name = "", quoted = ""] of text.matchAll(new RegExp(`(${NAME})\\s*=\\s*("[^"]*"|'[^']*')`, "g"))) {
    if (attributes.has(name)) throw fail(`the attribute ${name} twice`);
    attributes.set(name, decode(quoted.slice(1, -1), fail).replaceAll(/[\t\n]/g, " "));
  }
  const prefixes = new Map(outer);
  for (const [name, value] of attributes) {
    if (name === "xmlns") prefixes.set("", value);
    if (name.startsWith("xmlns:")) prefixes.set(name.slice(6), value);
  }
  const [prefix, local] = written.includes(":") ? written.split(":", 2) : ["", written];
  const namespace = prefixes.get(prefix ?? "");
  if (namespace === undefined && prefix !== "") throw fail(`the prefix ${prefix ?? ""} is not declared`);
  return { element: { name: local ?? "", namespace: namespace ?? "", attributes, children: [] }, prefixes };
}

function decode(text: string, fail: (why: string) => Error): string {
  return text.replaceAll(/&([^;&<\s]*;?)/g, (whole, reference: string) => {
    const number = /^#(?:(\d+)|x([\da-fA-F]+));$/.exec(reference);
    if (number !== null) {
      const character = String.fromCodePoint(
        Number.parseInt(number[1] ?? number[2] ?? "", number[1] === undefined ? 16 : 10),
      );
      if (FORBIDDEN.test(character)) throw fail(`a reference to a forbidden character, ${whole}`);
      return character;
    }
    const entity = reference.endsWith(";") ? ENTITIES[reference.slice(0, -1)] : undefined;
    if (entity === undefined) throw fail(`an ampersand that begins no known reference, ${whole}`);
    return entity;
  });
}

/** Elements inside an element. */
export function childElements(element: XmlElement): XmlElement[] {
  return element.children.filter((child) => typeof child !== "string");
}

/** All text inside an element, white space and all. */
export function textOf(element: XmlElement): string {
  return element.children.map((child) => (typeof child === "string" ? child : textOf(child))).join("");
}
