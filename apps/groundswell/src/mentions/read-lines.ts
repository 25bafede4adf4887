import { StringDecoder } from "node:string_decoder";

/** A line of a file, counted from 1; null where it is longer than was allowed. */
export interface NumberedLine {
  line: number;
  text: string | null;
}

/**
 * The lines of a stream of UTF-8, however long it is; never more than one line and one chunk are held. A byte order mark
 * and carriage returns are left out. A line of more than `maxCharacters` is told as null, and read past.
 */
export async function* readLines(
  chunks: AsyncIterable<Uint8Array | string>,
  maxCharacters: number,
): AsyncGenerator<NumberedLine> {
  const decoder = new StringDecoder("utf8");
  let line = 1;
  let held: string[] = [];
  let length = 0;
  const take = (): NumberedLine => {
    const text =
      length > maxCharacters
        ? null
        : held
            .join("")
            .replace(/^\ufeff/, "")
            .replace(/\r$/, "");
    held = [];
    length = 0;
    return { line: line++, text };
  };
  const hold = (part: string): void => {
    length += part.length;
    if (length <= maxCharacters) held.push(part);
    else held = [];
  };
  for await (const chunk of chunks) {
    const text = typeof chunk === "string" ? chunk : decoder.write(chunk);
    let from = 0;
    for (let end = text.indexOf("\n"); end >= 0; end = text.indexOf("\n", from)) {
      hold(text.slice(from, end));
      from = end + 1;
      yield take();
    }
    hold(text.slice(from));
  }
  hold(decoder.end());
  if (length > 0) yield take();
}
