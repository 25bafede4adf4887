/**
 * What a JSON text says, with strings that addresses and a database can hold: halves of letters (`"\ud800"`) become
 * U+FFFD, and U+0000 is left out.
 * @throws SyntaxError when it is no JSON
 */
export function parseJson(text: string): unknown {
  return JSON.parse(text, (_key, value: unknown) =>
    typeof value === "string" ? value.toWellFormed().replaceAll("\0", "") : value,
  );
}
