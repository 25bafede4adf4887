/** Reads our own SVG back, strictly, for tests. */
export interface Element {
  name: string;
  attributes: Record<string, string>;
  children: Element[];
  text: string;
}

const TOKEN = /<(\/?)([a-zA-Z][\w:-]*)((?:\s+[\w:-]+="[^"<]*")*)\s*(\/?)>|([^<>]+)/y;
const ENTITIES: Record<string, string> = { amp: "&", lt: "<", gt: ">", quot: '"', "#39": "'" };

/**
 * @returns the root element
 * @throws Error where the text is not well-formed, or uses anything but elements, attributes and escaped text
 */
export function readXml(xml: string): Element {
  if (/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/u.test(xml))
    throw new Error("a character XML can't carry");
  const root: Element = { name: "", attributes: {}, children: [], text: "" };
  const stack = [root];
  TOKEN.lastIndex = 0;
  while (TOKEN.lastIndex < xml.length) {
    const at = TOKEN.lastIndex;
    const match = TOKEN.exec(xml);
    const open = stack.at(-1);
    if (match === null || open === undefined) throw new Error(`not well-formed at ${at}: ${xml.slice(at, at + 60)}`);
    const [, closing, name = "", attributes = "", selfClosing, text] = match;
    if (text !== undefined) {
      open.text += decode(text);
    } else if (closing === "/") {
      if (open.name !== name) throw new Error(`</${name}> closes <${open.name}> at ${at}`);
      stack.pop();
    } else {
      const element = { name, attributes: readAttributes(attributes), children: [], text: "" };
      open.children.push(element);
      if (selfClosing === "") stack.push(element);
    }
  }
  const [only, ...others] = root.children;
  if (stack.length !== 1 || only === undefined || others.length > 0) throw new Error("not one closed root element");
  return only;
}

function readAttributes(text: string): Record<string, string> {
  const attributes: Record<string, string> = {};
  for (const [, name = "", value = ""] of text.matchAll(/(?<![\w:-])([\w:-]+)="([^"]*)"/g)) {
    if (name in attributes) throw new Error(`attribute ${name} twice`);
    attributes[name] = decode(value);
  }
  return attributes;
}

function decode(text: string): string {
  return text.replace(/&([^;]*;?)/g, (_, entity: string) => {
    const char = entity.endsWith(";") ? ENTITIES[entity.slice(0, -1)] : undefined;
    if (char === undefined) throw new Error(`unescaped &${entity}`);
    return char;
  });
}

/** Every element that has the attribute, in document order. */
export function findAll(element: Element, attribute: string): Element[] {
  const own = attribute in element.attributes ? [element] : [];
  return [...own, ...element.children.flatMap((child) => findAll(child, attribute))];
}

/** All text within an element. */
export function textOf(element: Element): string {
  return element.text + element.children.map(textOf).join("");
}

/** The polylines of a path of moves and straight lines, in steps or not; the stroke of a dot is left out. */
export function readPolylines(d: string): [number, number][][] {
  const lines: [number, number][][] = [];
  let [x, y, command] = [0, 0, ""];
  const tokens = d.replaceAll("h.01", "").match(/[A-Za-z]|-?(?:\d+\.?\d*|\.\d+)/g) ?? [];
  for (let i = 0; i < tokens.length; i += 1) {
    const token = tokens[i] ?? "";
    const isLetter = /[A-Za-z]/.test(token);
    if (isLetter) command = token;
    const at = (offset: number) => Number(tokens[i + offset + (isLetter ? 1 : 0)] ?? Number.NaN);
    const [fromX, fromY] = command === command.toLowerCase() ? [x, y] : [0, 0];
    const kind = command.toUpperCase();
    if (kind === "H") x = fromX + at(0);
    else if (kind === "V") y = fromY + at(0);
    else if (kind === "M" || kind === "L") [x, y] = [fromX + at(0), fromY + at(1)];
    else throw new Error(`a path of other than straight lines: ${command}`);
    i += (kind === "M" || kind === "L" ? 2 : 1) - (isLetter ? 0 : 1);
    // Steps are written in tenths: what adding them up leaves is taken off.
    [x, y] = [Math.round(x * 1e6) / 1e6, Math.round(y * 1e6) / 1e6];
    if (kind === "M") lines.push([[x, y]]);
    else lines.at(-1)?.push([x, y]);
    // Further numbers after a move are lines.
    if (kind === "M") command = command === "m" ? "l" : "L";
  }
  return lines;
}
