import type { Problem } from "@groundswell/wire";
import { Problem as ProblemSchema } from "@groundswell/wire";

/** A problem whose type may be left out: then its status says all. */
export type ProblemText = Omit<Problem, "type"> & { type?: string };

/** RFC 9457 problem details as an answer. */
export function problemResponse(problem: ProblemText, headers: Record<string, string> = {}): Response {
  const body: Problem = { type: "about:blank", ...problem };
  return new Response(JSON.stringify(body), {
    status: body.status,
    headers: {
      "content-type": "application/problem+json; charset=utf-8",
      "cache-control": "no-store",
      "access-control-allow-origin": "*",
      ...headers,
    },
  });
}

/** An expected failure, thrown anywhere below a route and answered as problem details. */
export class HttpProblem extends Error {
  override readonly name = "HttpProblem";
  readonly problem: ProblemText;
  /** What the answer has to say besides, such as `retry-after`. */
  readonly headers: Record<string, string>;

  constructor(problem: ProblemText, headers: Record<string, string> = {}) {
    super(problem.detail ?? problem.title);
    this.problem = problem;
    this.headers = headers;
  }
}

/** Thrown below a route whose project or story is asked for by an old name. */
export class MovedPermanently extends Error {
  override readonly name = "MovedPermanently";
  readonly location: string;
  /** Today's names of what was asked for. */
  readonly named: { repo?: string; id?: string };

  constructor(location: string, named: { repo?: string; id?: string }) {
    super(`moved to ${location}`);
    this.location = location;
    this.named = named;
  }

  toResponse(): Response {
    const { location, named } = this;
    const headers = {
      location,
      "content-type": "application/json; charset=utf-8",
      "cache-control": "public, max-age=300",
      "access-control-allow-origin": "*",
    };
    return new Response(JSON.stringify({ ...named, location }), { status: 301, headers });
  }
}

export function notFound(detail: string): HttpProblem {
  return new HttpProblem({ title: "Not found", status: 404, detail });
}

/** What is wrong with one parameter. */
export type Fault = NonNullable<Problem["errors"]>[number];

export function badRequest(errors: Fault[]): HttpProblem {
  const detail = errors.map((e) => `${e.parameter}: ${e.message}`).join("; ");
  return new HttpProblem({ title: "Bad request", status: 400, detail, errors });
}

/** How a route declares an expected failure. */
export function problemContent(description: string) {
  return { description, content: { "application/problem+json": { schema: ProblemSchema } } };
}
