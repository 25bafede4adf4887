const TOKEN =
  /<!--[\s\S]*?-->|<\?[\s\S]*?\?>|<(\/?)([A-Za-z][\w:.-]*)((?:\s+[\w:.-]+\s*=\s*(?:"[^"<]*"|'[^'<]*'))*)\s*(\/?)>|[^<]+/y;
const BARE_AMPERSAND = /&(?!(?:amp|lt|gt|quot|apos|#\d+|#x[\da-fA-F]+);)/;

/**
 * Checks that a text is one well-formed XML element.
 * @returns the root's name
 * @throws Error with the place where it is not
 */
export function assertWellFormed(xml: string): string {
  const open: string[] = [];
  let root = "";
  TOKEN.lastIndex = 0;
  while (TOKEN.lastIndex < xml.length) {
    const at = TOKEN.lastIndex;
    const match = TOKEN.exec(xml);
    const fail = () => new Error(`not well-formed at ${at}: ${JSON.stringify(xml.slice(at, at + 60))}`);
    if (match === null || BARE_AMPERSAND.test(match[0])) throw fail();
    const [text, closing, name, , selfClosing] = match;
    if (name === undefined) {
      if (open.length === 0 && text.trim() !== "" && !text.startsWith("<")) throw fail();
    } else if (closing === "/") {
      if (open.pop() !== name) throw fail();
    } else {
      if (open.length === 0 && root !== "") throw fail();
      if (open.length === 0) root = name;
      if (selfClosing !== "/") open.push(name);
    }
  }
  if (open.length > 0 || root === "") throw new Error(`left open: ${open.join(" > ")}`);
  return root;
}
