import { HttpProblem } from "../http/problem.ts";

/** As draft-ietf-httpapi-ratelimit-headers names what it is. */
const QUOTA_EXCEEDED = "https://iana.org/assignments/http-problem-types#quota-exceeded";

/**
 * A refusal of one client, which no cache may give to another.
 * @param policy the name of the quota, as `RateLimit-Policy` gives it
 */
export function tooMany(policy: string, waitMs: number, detail: (seconds: number) => string): HttpProblem {
  const seconds = Math.max(1, Math.ceil(Math.round(waitMs) / 1_000));
  return new HttpProblem(
    {
      type: QUOTA_EXCEEDED,
      title: "Too many requests",
      status: 429,
      detail: detail(seconds),
      "violated-policies": [policy],
    },
    { "retry-after": String(seconds), "cache-control": "no-store" },
  );
}
