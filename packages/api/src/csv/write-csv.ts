/** A cell: a figure, a text, or nothing. */
export type Cell = number | string | null;

export interface CsvDocument {
  /** What is to be known of the figures: lines before the header, each begun by `# `. */
  notes: readonly string[];
  columns: readonly string[];
  rows: readonly (readonly Cell[])[];
}

/**
 * Writes a table as RFC 4180 has it: lines end with CRLF, the header comes first, cells with a comma, a quote or a line's
 * end are quoted. Notes come before, which readers are told to pass over by their `#`. Null is an empty cell.
 *
 * A text that begins with what a spreadsheet runs as a formula, or with `'`, gets one `'` in front.
 */
export function writeCsv({ notes, columns, rows }: CsvDocument): string {
  const lines = [
    ...notes.map((note) => `# ${note.replace(/[\r\n]+/g, " ")}`),
    columns.join(","),
    ...rows.map((cells) => cells.map(writeCell).join(",")),
  ];
  return lines.map((line) => `${line}\r\n`).join("");
}

function writeCell(cell: Cell): string {
  if (cell === null) return "";
  if (typeof cell === "number") return String(cell);
  const text = /^[=+\-@\t\r']/.test(cell) ? `'${cell}` : cell;
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
