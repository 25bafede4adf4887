import { Parser, type Handler } from "htmlparser2";

const CHUNK_CHARS = 16_384;
/** A parser looks through all open tags at every closing one: without a bound, deep nesting would cost quadratic time. */
const MAX_DEPTH = 512;

/**
 * Gives HTML to a parser's handler in pieces, until the handler has enough, tags are nested more than 512 deep, or
 * `maxChars` are read. Entities are decoded once.
 */
export function feedHtml(
  html: string,
  handler: Partial<Handler>,
  options: { maxChars: number; enough: () => boolean },
): void {
  let depth = 0;
  const parser = new Parser(
    {
      ...handler,
      onopentag: (name, attributes, isImplied) => {
        depth++;
        handler.onopentag?.(name, attributes, isImplied);
      },
      onclosetag: (name, isImplied) => {
        depth--;
        handler.onclosetag?.(name, isImplied);
      },
    },
    { decodeEntities: true, lowerCaseTags: true, lowerCaseAttributeNames: true },
  );
  const end = Math.min(html.length, options.maxChars);
  for (let start = 0; start < end && depth <= MAX_DEPTH && !options.enough(); start += CHUNK_CHARS) {
    parser.write(html.slice(start, Math.min(start + CHUNK_CHARS, end)));
  }
  parser.end();
}
