import { CsvError, parse } from "csv-parse/sync";
import type { Fault } from "./faults.ts";

const CARRIAGE_RETURN = 13;

/** Calls `visit` with each line and its number, from 1; a final line feed begins no further line. */
export function forEachLine(text: string, visit: (line: string, number: number) => boolean): void {
  let start = 0;
  for (let number = 1; start < text.length; number += 1) {
    const feed = text.indexOf("\n", start);
    const end = feed < 0 ? text.length : feed;
    const stop = end > start && text.charCodeAt(end - 1) === CARRIAGE_RETURN ? end - 1 : end;
    if (!visit(text.slice(start, stop), number)) return;
    start = end + 1;
  }
}

export function firstLineOf(text: string): string {
  let first = "";
  forEachLine(text, (line) => {
    first = line;
    return false;
  });
  return first;
}

/**
 * The fields of one line. A record never goes over a line's end, so every fault has its line.
 *
 * A line without quotes, or with quotes around whole fields alone, is cut at its commas, which is several times faster
 * than a general parser and, for such lines, the same (property tests hold the two together). Any other is the
 * library's.
 */
export function splitCsvLine(line: string): string[] | Fault {
  if (!line.includes('"')) return splitPlain(line);
  return unwrapFields(splitPlain(line)) ?? splitQuoted(line);
}

function splitPlain(line: string): string[] {
  const fields: string[] = [];
  let start = 0;
  for (;;) {
    const comma = line.indexOf(",", start);
    if (comma < 0) break;
    fields.push(line.slice(start, comma));
    start = comma + 1;
  }
  fields.push(line.slice(start));
  return fields;
}

/**
 * Takes the quotes from around whole fields, as programs that quote everything write them. Null when any quote or
 * comma is part of a field.
 */
function unwrapFields(pieces: readonly string[]): string[] | null {
  const fields: string[] = [];
  for (const piece of pieces) {
    const isWrapped = piece.length > 1 && piece.startsWith('"') && piece.endsWith('"');
    const field = isWrapped ? piece.slice(1, -1) : piece;
    if (field.includes('"')) return null;
    fields.push(field);
  }
  return fields;
}

function splitQuoted(line: string): string[] | Fault {
  try {
    // One line is one record: its own line feed is gone, and a lone carriage return is content, not an end.
    const [fields] = parse(line, { relax_column_count: true, record_delimiter: "\n", max_record_size: 0 });
    return fields ?? [""];
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    if (error.code === "CSV_QUOTE_NOT_CLOSED")
      return { message: "a quote is never closed on this line", remedy: 'close it with ", or leave the quotes out' };
    return {
      message: "a quote inside a field",
      remedy: 'put quotes around the whole field and write a quote within it as ""',
    };
  }
}

/** The column at which a field begins, from 1; commas within quotes don't count. */
export function columnOfField(line: string, index: number): number {
  let quoted = false;
  let field = 0;
  for (let i = 0; i < line.length && field <= index; i += 1) {
    if (field === index) return i + 1;
    if (line[i] === '"') quoted = !quoted;
    else if (line[i] === "," && !quoted) field += 1;
  }
  return line.length + 1;
}
