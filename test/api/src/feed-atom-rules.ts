import { isAbsoluteIri, isLanguageTag, isMediaType, isRfc3339 } from "./feed-forms.ts";
import { childElements, parseXml, textOf, type XmlElement } from "./feed-xml.ts";

const ATOM = "http://www.w3.org/2005/Atom";
const ANY_NUMBER = ["author", "category", "contributor", "link"];
/** RFC 4287, 4.1.1 and 4.1.2. */
const IN_FEED = { once: ["id", "title", "updated"], most: ["generator", "icon", "logo", "rights", "subtitle"] };
const IN_ENTRY = { once: ["id", "title", "updated"], most: ["content", "published", "rights", "source", "summary"] };
const TEXT = ["title", "subtitle", "summary", "rights"];
const DATES = ["updated", "published"];
/** Where an element's text is an IRI. */
const IRIS = ["id", "icon", "logo", "uri"];

/** What of RFC 4287 an Atom feed breaks: every MUST that applies, with its section. Empty: nothing. */
export function findAtomFaults(document: string): string[] {
  let feed: XmlElement;
  try {
    feed = parseXml(document);
  } catch (error) {
    return [`2: not well-formed: ${String(error)}`];
  }
  if (feed.name !== "feed" || feed.namespace !== ATOM) return ["2: the root is no atom:feed"];
  const entries = childElements(feed).filter(({ name }) => name === "entry");
  const bare = entries.filter((entry) => count(entry, "author") === 0 && count(entry, "source") === 0);
  const ids = entries.map((entry) => valueOf(entry, "id"));
  return [
    ...checkContainer(feed, IN_FEED, ["entry"]),
    ...(count(feed, "author") === 0 && (bare.length > 0 || entries.length === 0) ? ["4.1.1: no author"] : []),
    ...(linksOf(feed, "self").length === 1 ? [] : ["4.1.1: not one link to itself"]),
    ...(new Set(ids).size === ids.length ? [] : ["4.1.1: two entries with one id"]),
    ...entries.flatMap(checkEntry),
  ];
}

function checkEntry(entry: XmlElement): string[] {
  const content = childElements(entry).find(({ name }) => name === "content");
  const faults = checkContainer(entry, IN_ENTRY, []);
  if (content === undefined) {
    return linksOf(entry, "alternate").length > 0 ? faults : [...faults, "4.1.2: neither content nor an alternate"];
  }
  const needsSummary = content.attributes.has("src");
  if (needsSummary && count(entry, "summary") === 0) faults.push("4.1.2: content elsewhere, and no summary");
  return [...faults, ...checkText(content)];
}

function checkContainer(element: XmlElement, rules: typeof IN_FEED, more: readonly string[]): string[] {
  const children = childElements(element);
  const known = [...rules.once, ...rules.most, ...ANY_NUMBER, ...more];
  const alternates = linksOf(element, "alternate").map(
    ({ attributes }) => `${attributes.get("type") ?? ""} ${attributes.get("hreflang") ?? ""}`,
  );
  return [
    ...rules.once.flatMap((name) => (count(element, name) === 1 ? [] : [`4.1: not exactly one ${name}`])),
    ...rules.most.flatMap((name) => (count(element, name) <= 1 ? [] : [`4.1: more than one ${name}`])),
    ...(new Set(alternates).size === alternates.length ? [] : ["4.1: two alternates of one type"]),
    ...children.flatMap((child) =>
      child.namespace === ATOM && !known.includes(child.name) ? [`no ${child.name} here`] : [],
    ),
    ...(element.children.some((child) => typeof child === "string" && child.trim() !== "")
      ? ["text between elements"]
      : []),
    ...children.flatMap(checkPart),
  ];
}

function checkPart(element: XmlElement): string[] {
  const { name, attributes } = element;
  const language = attributes.get("xml:lang");
  const text = textOf(element);
  return [
    ...(language === undefined || isLanguageTag(language) ? [] : ["2: no language tag"]),
    ...(DATES.includes(name) && !isRfc3339(text) ? [`3.3: no date-time in ${name}: ${JSON.stringify(text)}`] : []),
    ...(IRIS.includes(name) && !isAbsoluteIri(text) ? [`2: no IRI in ${name}: ${JSON.stringify(text)}`] : []),
    ...(TEXT.includes(name) ? checkText(element) : []),
    ...(name === "author" || name === "contributor" ? checkPerson(element) : []),
    ...(name === "category" && !attributes.has("term") ? ["4.2.2.1: a category without a term"] : []),
    ...(name === "link" ? checkLink(attributes) : []),
  ];
}

/** 3.1: a text is of one of three types, and of `text` it has no elements; 4.1.3.3 the same of content. */
function checkText(element: XmlElement): string[] {
  const type = element.attributes.get("type") ?? "text";
  const plain = type === "text" || type === "html";
  if (!plain && type !== "xhtml") return [`3.1.1: a text of type ${type}`];
  const faults = plain && childElements(element).length > 0 ? ["3.1.1: elements in a text"] : [];
  if (element.name === "title" && textOf(element).trim() === "") faults.push("4.2.14: an empty title");
  return faults;
}

/** 3.2 */
function checkPerson(person: XmlElement): string[] {
  const parts = childElements(person);
  const names = parts.filter(({ name }) => name === "name");
  return [
    ...(names.length === 1 && names.every((name) => textOf(name).trim() !== "")
      ? []
      : ["3.2: a person without one name"]),
    ...(["uri", "email"].some((name) => count(person, name) > 1) ? ["3.2: a person with two addresses"] : []),
    ...(parts.some(({ name }) => !["name", "uri", "email"].includes(name)) ? ["3.2: more of a person"] : []),
    ...parts.flatMap(checkPart),
  ];
}

/** 4.2.7; absolute, as there is no xml:base. */
function checkLink(attributes: ReadonlyMap<string, string>): string[] {
  const [href, rel, type] = ["href", "rel", "type"].map((name) => attributes.get(name));
  return [
    ...(href !== undefined && isAbsoluteIri(href) ? [] : [`4.2.7.1: no IRI in a link: ${JSON.stringify(href)}`]),
    ...(rel === undefined || /^[a-z][a-z\d.-]*$/.test(rel) || isAbsoluteIri(rel) ? [] : [`4.2.7.2: rel is ${rel}`]),
    ...(type === undefined || isMediaType(type) ? [] : [`4.2.7.3: type is ${type}`]),
  ];
}

function linksOf(element: XmlElement, rel: string): XmlElement[] {
  return childElements(element).filter(
    ({ name, attributes }) => name === "link" && (attributes.get("rel") ?? "alternate") === rel,
  );
}

function count(element: XmlElement, of: string): number {
  return childElements(element).filter(({ name }) => name === of).length;
}

/** The text of an element's child; empty where there is none. */
export function valueOf(element: XmlElement, of: string): string {
  const child = childElements(element).find(({ name }) => name === of);
  return child === undefined ? "" : textOf(child);
}
