/**
 * An error meant for a person: what happened, where, and what to do. Anything else that is thrown is a bug or an
 * outage, and its text stays in the log.
 */
export class UserError extends Error {
  override readonly name = "UserError";
  /** `file` or `file:line` or `file:line:column`, when the fault has a place. */
  readonly where: string | null;
  readonly remedy: string;

  constructor(what: string, options: { where?: string | null; remedy: string; cause?: unknown }) {
    super(what, { cause: options.cause });
    this.where = options.where ?? null;
    this.remedy = options.remedy;
  }

  /** `where: what — remedy`, as one line. */
  toLine(): string {
    return `${this.where === null ? "" : `${this.where}: `}${this.message} — ${this.remedy}`;
  }
}

/** A fault in a file that a person keeps, by its place. Lines and columns count from 1. */
export interface Diagnostic {
  file: string;
  line: number;
  column: number;
  severity: "error" | "warning";
  message: string;
  remedy: string;
}

/** `watchlist.yaml:12:5 error not an owner/name: "ollama" (write it as owner/name)`, the compilers' style. */
export function formatDiagnostic(d: Diagnostic): string {
  return `${d.file}:${d.line}:${d.column} ${d.severity} ${d.message} (${d.remedy})`;
}
