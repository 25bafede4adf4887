import type { Receipt } from "@groundswell/core";

/** Why GitHub gave no usable answer. */
export type FailureKind =
  /** GitHub was not reached at all: no network, no such host, connection refused. */
  | "unreachable"
  /** Reached, but silent or cut off: it may be this one question's fault. */
  | "no answer"
  /** 5xx. */
  | "server error"
  /** A rate limit is used up, or a secondary one asks for a pause. */
  | "out of budget"
  /** 401: the token is wrong, expired or withdrawn. */
  | "token refused"
  /** 404 or 410: gone, private, or never there. */
  | "missing"
  /** 451. */
  | "taken down"
  /** 403 or 422 for this repository alone. */
  | "refused"
  /** A place in a list that GitHub no longer knows. */
  | "bad cursor"
  /** An answer that is not what the documentation promises. Never stored. */
  | "bad answer"
  /** We were told to stop, and gave up waiting. */
  | "stopped";

/** How a failure becomes a fact: what its receipt says of the method. */
export const STATUS_METHOD = "the status of the answer";

interface FailureOptions {
  status?: number | null;
  receipt?: Omit<Receipt, "method">;
  cause?: unknown;
  byId?: boolean;
}

/** A request to GitHub that failed. The message is for people and carries no header of the request. */
export class GithubFailure extends Error {
  override readonly name = "GithubFailure";
  readonly kind: FailureKind;
  readonly status: number | null;
  /** Of the answer that says so, where there was one: all but its method. */
  readonly receipt: Omit<Receipt, "method"> | null;
  /** Whether GitHub was asked by the repository's id: there is no surer way. */
  readonly byId: boolean;

  constructor(kind: FailureKind, message: string, options: FailureOptions = {}) {
    super(message, { cause: options.cause });
    this.kind = kind;
    this.status = options.status ?? null;
    this.receipt = options.receipt ?? null;
    this.byId = options.byId ?? false;
  }

  /** The same, of a request by the repository's id. */
  ofId(): GithubFailure {
    const { status, receipt, cause } = this;
    return new GithubFailure(this.kind, this.message, {
      status,
      cause,
      byId: true,
      ...(receipt === null ? {} : { receipt }),
    });
  }

  /** Whether it says something of GitHub or of us, rather than of one repository. */
  get concernsAll(): boolean {
    return ["unreachable", "out of budget", "token refused", "stopped"].includes(this.kind);
  }

  /** Whether the same question may well be answered soon. */
  get passes(): boolean {
    return this.kind === "no answer" || this.kind === "server error";
  }
}
