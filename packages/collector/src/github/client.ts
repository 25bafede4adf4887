import { contentHash, type InstantMs, type Receipt } from "@groundswell/core";
import { Octokit } from "@octokit/core";
import { RequestError } from "@octokit/request-error";
import type { z } from "zod";
import { Budgets } from "./budgets.ts";
import { GithubFailure } from "./failure.ts";

const API_VERSION = "2026-03-10";
const TIMEOUT_MS = 20_000;
/** Carries the hash of the answer's bytes from our fetch to us, through Octokit, which parses them. */
const HASH_HEADER = "x-groundswell-content-hash";

export interface GithubOptions {
  apiUrl: string;
  token: string | null;
  userAgent: string;
  budgets: Budgets;
  now: () => InstantMs;
}

/** An answer that its schema accepts, or word that nothing has changed since the ETag. */
export interface Answer<T> {
  /** Null: 304, unchanged. */
  data: T | null;
  etag: string | null;
  hasNextPage: boolean;
  /** All of the receipt but its method. */
  receipt: Omit<Receipt, "method">;
}

/**
 * GitHub's API: one identity, one request at a time, every answer checked against a schema and noted in the budgets.
 * Octokit does the requests; its throttling and retry plugins are left out (docs/decisions/0004-octokit.md).
 */
export class Github {
  readonly budgets: Budgets;
  readonly #options: GithubOptions;
  #token: string | null;
  #octokit: Octokit;

  constructor(options: GithubOptions) {
    this.#options = options;
    this.budgets = options.budgets;
    this.#token = options.token;
    this.#octokit = this.#createOctokit();
  }

  get authenticated(): boolean {
    return this.#token !== null;
  }

  /** Goes on without the token, when GitHub has refused it. */
  dropToken(): void {
    this.#token = null;
    this.#octokit = this.#createOctokit();
  }

  /**
   * `GET` of a path below the API's root.
   * @throws GithubFailure when there is no answer, or none that the schema accepts
   */
  async get<T>(path: string, schema: z.ZodType<T>, etag: string | null = null): Promise<Answer<T>> {
    const conditional = etag === null ? {} : { "if-none-match": etag };
    return this.#request("GET", path, schema, { headers: { "x-github-api-version": API_VERSION, ...conditional } });
  }

  /** A GraphQL query; the whole body is parsed, errors included, as GitHub answers 200 to those too. */
  async graphql<T>(query: string, variables: Record<string, string>, schema: z.ZodType<T>): Promise<Answer<T>> {
    return this.#request("POST", "/graphql", schema, { query, variables });
  }

  async #request<T>(
    method: "GET" | "POST",
    path: string,
    schema: z.ZodType<T>,
    parameters: Record<string, unknown>,
  ): Promise<Answer<T>> {
    const request = `${method} ${path}`;
    try {
      const response = await this.#octokit.request(request, parameters);
      const parsed = schema.safeParse(response.data);
      if (!parsed.success) {
        const [issue] = parsed.error.issues;
        const place = issue === undefined ? "" : ` at ${issue.path.join(".")}: ${issue.message}`;
        throw new GithubFailure("bad answer", `${request} answered what its documentation does not promise${place}`, {
          status: response.status,
        });
      }
      return { data: parsed.data, ...this.#describe(request, response.status, response.headers) };
    } catch (error) {
      if (error instanceof RequestError && error.status === 304 && error.response !== undefined) {
        return { data: null, ...this.#describe(request, 304, error.response.headers) };
      }
      throw toFailure(error, request);
    }
  }

  #describe(request: string, status: number, headers: Record<string, string | number | undefined>) {
    const etag = headers["etag"];
    const link = headers["link"];
    return {
      etag: typeof etag === "string" ? etag : null,
      hasNextPage: typeof link === "string" && link.includes('rel="next"'),
      receipt: {
        source: request.startsWith("POST /graphql") ? "GitHub GraphQL API" : "GitHub REST API",
        sourceUrl: "https://docs.github.com/rest",
        request,
        fetchedAt: this.#options.now(),
        status,
        contentHash: String(headers[HASH_HEADER] ?? ""),
      },
    };
  }

  #createOctokit(): Octokit {
    const { apiUrl, userAgent, budgets, now } = this.#options;
    return new Octokit({
      baseUrl: apiUrl,
      userAgent,
      ...(this.#token === null ? {} : { auth: this.#token }),
      // Octokit prints deprecations and the like; what matters reaches our log as failures.
      log: { debug: ignore, info: ignore, warn: ignore, error: ignore },
      request: { fetch: createFetch(budgets, now) },
    });
  }
}

/** Our fetch: bounded in time, notes the budgets, and hashes the bytes before anybody parses them. */
function createFetch(budgets: Budgets, now: () => InstantMs): typeof fetch {
  return async (input, init) => {
    const response = await fetch(input, { ...init, signal: AbortSignal.timeout(TIMEOUT_MS) });
    const body = new Uint8Array(await response.arrayBuffer());
    budgets.note(response.headers, response.status, now());
    const headers = new Headers(response.headers);
    headers.set(HASH_HEADER, contentHash(body));
    // fetch has decompressed the body already.
    headers.delete("content-encoding");
    const empty = response.status === 204 || response.status === 304;
    return new Response(empty ? null : body, { status: response.status, headers });
  };
}

function toFailure(error: unknown, request: string): GithubFailure {
  if (error instanceof GithubFailure) return error;
  if (!(error instanceof RequestError) || error.response === undefined) {
    const reason = error instanceof Error ? describeCause(error) : String(error);
    return new GithubFailure("unreachable", `GitHub can't be reached: ${reason}`, { cause: error });
  }
  const { status, headers } = error.response;
  const spent = headers["x-ratelimit-remaining"] === "0" || headers["retry-after"] !== undefined;
  const failure = (kind: GithubFailure["kind"], what: string) =>
    new GithubFailure(kind, `${request}: ${what}`, { status, cause: error });
  if (status === 401) return failure("token refused", "GitHub refuses the token");
  if (status === 429 || (status === 403 && spent)) return failure("out of budget", "GitHub's rate limit is used up");
  if (status === 404 || status === 410) return failure("missing", "GitHub knows no such repository, or hides it");
  if (status === 451) return failure("taken down", "taken down for legal reasons");
  if (status >= 500) return failure("server error", `GitHub answered ${status}`);
  return failure("refused", `GitHub answered ${status}`);
}

/** The innermost cause says what happened (`connect ECONNREFUSED …`); the outer ones only that something did. */
function describeCause(error: Error): string {
  let innermost = error;
  while (innermost.cause instanceof Error) innermost = innermost.cause;
  return innermost.message;
}

function ignore(): void {
  return;
}
