/** Rows in one statement, which may have 65,534 parameters. */
const ROWS_AT_ONCE = 500;

/** Rows in parts of which each fits into one statement. */
export function* inParts<T>(rows: readonly T[]): Generator<T[]> {
  for (let start = 0; start < rows.length; start += ROWS_AT_ONCE) yield rows.slice(start, start + ROWS_AT_ONCE);
}
