import type { Receipt } from "@groundswell/core";
import { RequestError } from "@octokit/request-error";
import { GithubFailure } from "./failure.ts";

/** How GitHub words a limit that no header announces. Its answers about one are a few hundred bytes long. */
const SECONDARY_WORDS = /secondary rate limit|abuse detection/i;
const MAX_LIMIT_BODY_BYTES = 2_000;

/** How GitHub words that a token is good, and not good for this. */
const RIGHTS_WORDS = /resource not accessible by/i;

/** Errors of a connection that never came to be, as the system and Node's fetch name them. */
const NEVER_REACHED = new Set([
  "ECONNREFUSED",
  "ENOTFOUND",
  "EAI_AGAIN",
  "ENETUNREACH",
  "EHOSTUNREACH",
  "ETIMEDOUT",
  "UND_ERR_CONNECT_TIMEOUT",
]);

/** Whether an answer says that too much was asked at once. GraphQL says so with status 200 as well. */
export function isSecondaryLimit(status: number, body: Uint8Array): boolean {
  if (status === 429) return true;
  if ((status !== 403 && status !== 200) || body.byteLength > MAX_LIMIT_BODY_BYTES) return false;
  const text = new TextDecoder().decode(body);
  // A repository's own description may contain the words; an answer about a limit has no data.
  return SECONDARY_WORDS.test(text) && !/"(data|id)":/.test(text);
}

/** What a failed request means. The message is for people, and carries no header of the request. */
export function toFailure(
  error: unknown,
  request: string,
  { authenticated, receipt }: { authenticated: boolean; receipt?: Omit<Receipt, "method"> },
): GithubFailure {
  if (error instanceof GithubFailure) return error;
  if (!(error instanceof RequestError) || error.response === undefined) return toSilence(error, request);
  const { status, headers } = error.response;
  const spent =
    headers["x-ratelimit-remaining"] === "0" ||
    headers["retry-after"] !== undefined ||
    SECONDARY_WORDS.test(error.message);
  const failure = (kind: GithubFailure["kind"], what: string) =>
    new GithubFailure(kind, `${request}: ${what}`, {
      status,
      cause: error,
      ...(receipt === undefined ? {} : { receipt }),
    });
  if (status === 403 && authenticated && RIGHTS_WORDS.test(error.message)) {
    return failure("token refused", "the token lacks the right to read public repositories");
  }
  if (status === 401 && authenticated) return failure("token refused", "GitHub refuses the token");
  if (status === 429 || (status === 403 && spent)) return failure("out of budget", "GitHub's rate limit is used up");
  if (status === 404 || status === 410) return failure("missing", "GitHub knows no such repository, or hides it");
  if (status === 451) return failure("taken down", "taken down for legal reasons");
  if (status >= 500) return failure("server error", `GitHub answered ${status}`);
  return failure("refused", `GitHub answered ${status}`);
}

/** No answer: either GitHub was never reached, or it was and did not answer this. */
function toSilence(error: unknown, request: string): GithubFailure {
  const causes = listCauses(error);
  // The innermost says what happened (`connect ECONNREFUSED …`); the outer ones only that something did.
  const reason = causes.at(-1)?.message ?? String(error);
  const reached = !causes.some((cause) => "code" in cause && NEVER_REACHED.has(String(cause.code)));
  return reached
    ? new GithubFailure("no answer", `${request}: no answer from GitHub: ${reason}`, { cause: error })
    : new GithubFailure("unreachable", `GitHub can't be reached: ${reason}`, { cause: error });
}

function listCauses(error: unknown): Error[] {
  const causes: Error[] = [];
  for (let cause = error; cause instanceof Error && causes.length < 10; cause = cause.cause) causes.push(cause);
  return causes;
}
