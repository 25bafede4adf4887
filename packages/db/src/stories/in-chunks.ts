/** Rows of one statement: with their columns fewer than the parameters that a statement may have. */
const CHUNK = 500;

/** Runs a statement for rows that may be too many for one, or none. */
export async function inChunks<T>(rows: readonly T[], run: (rows: T[]) => PromiseLike<unknown>): Promise<void> {
  for (let from = 0; from < rows.length; from += CHUNK) await run(rows.slice(from, from + CHUNK));
}
