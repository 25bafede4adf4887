import { RequestError } from "@octokit/request-error";
import { describe, expect, test } from "vitest";
import { GithubFailure } from "./failure.ts";
import { isSecondaryLimit, toFailure } from "./to-failure.ts";

const REQUEST = "GET /repos/octo/lamp";
const SECRET = "ghp_secretsecretsecret";
const options = {
  method: "GET",
  url: "https://api.github.com/repos/octo/lamp",
  headers: { authorization: `token ${SECRET}` },
} as const;

function answered(status: number, headers: Record<string, string> = {}, message = "no"): RequestError {
  const response = { status, headers, url: options.url, data: {}, retryCount: 0 };
  return new RequestError(message, status, { request: options, response });
}

function unanswered(cause: Error): RequestError {
  const error = new RequestError("fetch failed", 500, { request: options });
  error.cause = new TypeError("fetch failed", { cause });
  return error;
}

const withCode = (code: string) => Object.assign(new Error(`connect ${code} 127.0.0.1:1`), { code });

describe("an answer that can't be used", () => {
  for (const [what, error, kind, ofAll, passes] of [
    ["401 to a token", answered(401), "token refused", true, false],
    ["403 for this repository", answered(403, { "x-ratelimit-remaining": "59" }), "refused", false, false],
    ["403 with nothing remaining", answered(403, { "x-ratelimit-remaining": "0" }), "out of budget", true, false],
    ["403 with Retry-After", answered(403, { "retry-after": "9" }), "out of budget", true, false],
    [
      "403 in the words of a limit",
      answered(403, {}, "You have exceeded a secondary rate limit."),
      "out of budget",
      true,
      false,
    ],
    ["429", answered(429), "out of budget", true, false],
    ["404", answered(404), "missing", false, false],
    ["410", answered(410), "missing", false, false],
    ["451", answered(451), "taken down", false, false],
    ["422", answered(422), "refused", false, false],
    ["500", answered(500), "server error", false, true],
    ["502", answered(502), "server error", false, true],
  ] as const) {
    test(`${what}: ${kind}`, () => {
      const failure = toFailure(error, REQUEST, { authenticated: true });
      expect([failure.kind, failure.concernsAll, failure.passes]).toEqual([kind, ofAll, passes]);
      expect(failure.message).toContain(REQUEST);
      expect(failure.status).toBe(error.status);
    });
  }

  test("401 without a token is about the repository: there is no token to be refused", () => {
    expect(toFailure(answered(401), REQUEST, { authenticated: false })).toMatchObject({
      kind: "refused",
      concernsAll: false,
    });
  });

  test("a failure that is one already stays what it is", () => {
    const failure = new GithubFailure("bad answer", "odd");
    expect(toFailure(failure, REQUEST, { authenticated: true })).toBe(failure);
  });
});

describe("no answer", () => {
  for (const code of ["ECONNREFUSED", "ENOTFOUND", "EAI_AGAIN", "ENETUNREACH", "UND_ERR_CONNECT_TIMEOUT"]) {
    test(`${code}: GitHub was never reached, so nothing else will be`, () => {
      const failure = toFailure(unanswered(withCode(code)), REQUEST, { authenticated: true });
      expect([failure.kind, failure.concernsAll]).toEqual(["unreachable", true]);
      expect(failure.message).toContain(code);
    });
  }

  for (const [what, cause] of [
    ["a cut connection", withCode("ECONNRESET")],
    ["our own time-out", new DOMException("The operation was aborted due to timeout", "TimeoutError")],
    ["a body cut short", Object.assign(new Error("other side closed"), { code: "UND_ERR_SOCKET" })],
  ] as const) {
    test(`${what} may be this one question's fault`, () => {
      const failure = toFailure(unanswered(cause), REQUEST, { authenticated: true });
      expect([failure.kind, failure.concernsAll, failure.passes]).toEqual(["no answer", false, true]);
    });
  }

  test("what is no error is still told", () => {
    expect(toFailure("odd", REQUEST, { authenticated: true }).message).toContain("odd");
  });
});

test("neither the message nor the failure's own fields hold the token", () => {
  for (const error of [answered(401), answered(500), unanswered(withCode("ECONNREFUSED"))]) {
    const failure = toFailure(error, REQUEST, { authenticated: true });
    expect(`${failure.message} ${JSON.stringify(failure)} ${failure.stack ?? ""}`).not.toContain(SECRET);
  }
});

describe("a secondary limit", () => {
  const bytes = (text: string) => new TextEncoder().encode(text);
  const words = '{"message":"You have exceeded a secondary rate limit. Please wait a few minutes."}';

  for (const [what, status, body, expected] of [
    ["429 whatever it says", 429, "", true],
    ["403 in GitHub's words", 403, words, true],
    ["403 in older words", 403, '{"message":"You have triggered an abuse detection mechanism."}', true],
    ["200 of GraphQL in GitHub's words", 200, words, true],
    ["403 about something else", 403, '{"message":"Repository access blocked"}', false],
    ["200 with a repository that is called so", 200, '{"id":7,"description":"secondary rate limit tester"}', false],
    ["200 with data", 200, '{"data":{"r0":{"description":"abuse detection"}}}', false],
    ["a large answer", 200, " ".repeat(3_000) + words, false],
    ["500 in GitHub's words", 500, words, false],
  ] as const) {
    test(`${what}: ${expected ? "yes" : "no"}`, () => {
      expect(isSecondaryLimit(status, bytes(body))).toBe(expected);
    });
  }
});
