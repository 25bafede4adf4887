/** A server that does not answer, and since when. */
export interface Outage {
  since: number;
  /** What the last attempt to ask it came to. */
  cause: unknown;
}

/** What is asked while the server is known to be gone. Whoever looks after the server has told of it already. */
export class DatabaseGone extends Error {
  override readonly name = "DatabaseGone";
  readonly code = "DATABASE_GONE";
  readonly since: number;

  constructor({ since, cause }: Outage) {
    super(`the database has not answered since ${new Date(since).toISOString()}`, { cause });
    this.since = since;
  }
}

/** The outage that an error, or what caused it, speaks of; null: it is not of one that was known. */
export function findOutage(error: unknown): DatabaseGone | null {
  for (let cause = error, depth = 0; cause instanceof Error && depth < 5; cause = cause.cause, depth += 1) {
    if (cause instanceof DatabaseGone) return cause;
  }
  return null;
}
