/** Why something that a source holds is no story to us. */
export interface StoryFault {
  /** What it is: its address, its title or its number, at most 200 characters. */
  what: string;
  /** Why it was left out, for whoever keeps the source. */
  why: string;
}

/** What is wrong with a source, for people. No secret in it. */
export interface SourceProblem {
  /** From a closed set of each thrower's own. */
  code: string;
  message: string;
  remedy: string;
}

interface FaultOptions {
  remedy: string;
  /** The address that was asked, without any secret. */
  url?: string | null;
  /** HTTP status of the answer; null: there was none. */
  status?: number | null;
  /** Whether it is likely to pass by itself (no answer, 429, 5xx): then it is tried again soon. */
  passes?: boolean;
  /** The server's own word on when to come back; null: it gave none. */
  retryAfterMs?: number | null;
  cause?: unknown;
}

/** A source can't be read, or not further. One bad source never stops a run: `syncCoverage` reports it and goes on. */
export class SourceFault<Code extends string = string> extends Error {
  override readonly name: string = "SourceFault";
  readonly code: Code;
  readonly remedy: string;
  readonly url: string | null;
  readonly status: number | null;
  readonly passes: boolean;
  readonly retryAfterMs: number | null;

  constructor(code: Code, message: string, options: FaultOptions) {
    super(message, { cause: options.cause });
    this.code = code;
    this.remedy = options.remedy;
    this.url = options.url ?? null;
    this.status = options.status ?? null;
    this.passes = options.passes ?? false;
    this.retryAfterMs = options.retryAfterMs ?? null;
  }
}

/** Whether something that was thrown says what is wrong with a source. */
export function isSourceFault(error: unknown): error is SourceFault {
  return error instanceof SourceFault;
}
