import type { Diagnostic } from "@groundswell/core";

/** What is wrong and what to do about it; the place is added by whoever knows it. */
export interface Fault {
  message: string;
  remedy: string;
}

/** A file's errors beyond this many are counted, not listed: they mostly repeat one mistake. */
export const MAX_LISTED_ERRORS = 20;

/** Reading stops after this many errors: by then the file is something else than it says. */
export const MAX_COUNTED_ERRORS = 10_000;

/** Gathers the faults of one file. */
export class FaultList {
  readonly #file: string;
  readonly #errors: Diagnostic[] = [];
  readonly #warnings: Diagnostic[] = [];
  #count = 0;
  #firstUnlisted: { line: number; column: number } | null = null;

  constructor(file: string) {
    this.#file = file;
  }

  error(line: number, column: number, fault: Fault): void {
    this.#count += 1;
    if (this.#count <= MAX_LISTED_ERRORS)
      this.#errors.push({ file: this.#file, line, column, severity: "error", ...fault });
    else this.#firstUnlisted ??= { line, column };
  }

  warn(line: number, column: number, fault: Fault): void {
    this.#warnings.push({ file: this.#file, line, column, severity: "warning", ...fault });
  }

  get hasErrors(): boolean {
    return this.#count > 0;
  }

  /** Too many errors for going on to be of use. */
  get isHopeless(): boolean {
    return this.#count >= MAX_COUNTED_ERRORS;
  }

  /** Errors first, at most 20 and then one that counts the rest; then warnings. */
  toDiagnostics(): Diagnostic[] {
    const diagnostics = [...this.#errors];
    if (this.#firstUnlisted !== null) {
      const more = this.#count - MAX_LISTED_ERRORS;
      diagnostics.push({
        file: this.#file,
        ...this.#firstUnlisted,
        severity: "error",
        message: this.isHopeless ? `at least ${more} more errors; reading stopped` : countOf(more, "more error"),
        remedy: "mend the ones above and try again",
      });
    }
    return [...diagnostics, ...this.#warnings];
  }
}

/** `1 row`, `2 rows`. */
export function countOf(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? "" : "s"}`;
}

const SHOWN_CHARACTERS = 60;

/** A text from a file as it may be shown: quoted, control characters escaped, not too long. */
export function quoteText(text: string): string {
  return JSON.stringify(text.length > SHOWN_CHARACTERS ? `${text.slice(0, SHOWN_CHARACTERS)}…` : text);
}
