/** Rows of one table of an export, each the text of a JSON array. */
export interface FactRows {
  table: { name: string; columns: readonly string[] };
  rows: readonly string[];
}
