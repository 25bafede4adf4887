import { contentHash, type InstantMs, type Receipt } from "@groundswell/core";
import { Octokit } from "@octokit/core";
import { RequestError } from "@octokit/request-error";
import type { z } from "zod";
import { Budgets } from "./budgets.ts";
import { GithubFailure } from "./failure.ts";
import { isSecondaryLimit, toFailure } from "./to-failure.ts";

const API_VERSION = "2026-03-10";
/** Carries the hash of the answer's bytes from our fetch to us, through Octokit, which parses them. */
const HASH_HEADER = "x-groundswell-content-hash";

export interface GithubOptions {
  apiUrl: string;
  token: string | null;
  userAgent: string;
  budgets: Budgets;
  now: () => InstantMs;
  /** Longest wait for an answer. */
  timeoutMs: number;
  /** The API is a simulated one: receipts say so, and point to nobody's documentation. */
  simulated: boolean;
}

/** An answer that its schema accepts, or word that nothing has changed since the ETag. */
export interface Answer<T> {
  /** Null: 304, unchanged. */
  data: T | null;
  etag: string | null;
  hasNextPage: boolean;
  /** What the token may do; null: GitHub does not say, as of fine-grained ones, or there is none. */
  scopes: readonly string[] | null;
  /** When it was asked for, by the clock that dates the receipt. */
  askedAt: InstantMs;
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
  #stop: AbortSignal | null = null;
  #sent = 0;

  constructor(options: GithubOptions) {
    this.#options = options;
    this.budgets = options.budgets;
    this.#token = options.token;
    this.#octokit = this.#createOctokit();
  }

  /** Our clock: receipts are dated by GitHub's when the two are far apart. */
  now(): InstantMs {
    return this.#options.now();
  }

  get authenticated(): boolean {
    return this.#token !== null;
  }

  /** Requests sent so far. */
  get sent(): number {
    return this.#sent;
  }

  /** Whether there was a token, until GitHub refused it. */
  get tokenRefused(): boolean {
    return this.#token === null && this.#options.token !== null;
  }

  /** From this signal on nobody waits for an answer any longer: a silent GitHub must not hold up the end. */
  stopAt(signal: AbortSignal): void {
    this.#stop = signal;
  }

  /** Goes on without the token, when GitHub has refused it. */
  dropToken(): void {
    this.#token = null;
    // Nobody may ask GraphQL without one.
    this.budgets.forget("graphql");
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
    const sentAt = this.#options.now();
    this.#sent += 1;
    try {
      const response = await this.#octokit.request(request, parameters);
      // Octokit hands on as text what is not JSON: a page of HTML, or an answer that was cut short.
      if (typeof response.data === "string" && response.status === 200) {
        throw new GithubFailure("server error", `${request}: GitHub's answer is not JSON`, { status: 200 });
      }
      const parsed = schema.safeParse(response.data);
      if (!parsed.success) {
        const [issue] = parsed.error.issues;
        const place = issue === undefined ? "" : ` at ${issue.path.join(".")}: ${issue.message}`;
        throw new GithubFailure("bad answer", `${request} answered what its documentation does not promise${place}`, {
          status: response.status,
        });
      }
      return { data: parsed.data, ...this.#describe(request, response.status, response.headers, sentAt) };
    } catch (error) {
      if (error instanceof RequestError && error.status === 304 && error.response !== undefined) {
        return { data: null, ...this.#describe(request, 304, error.response.headers, sentAt) };
      }
      const answered =
        error instanceof GithubFailure || (error instanceof RequestError && error.response !== undefined);
      if (!answered && this.#stop?.aborted === true) throw new GithubFailure("stopped", `${request}: given up`);
      const said = error instanceof RequestError ? error.response : undefined;
      const receipt =
        said === undefined ? {} : { receipt: this.#describe(request, said.status, said.headers, sentAt).receipt };
      throw toFailure(error, request, { authenticated: this.authenticated, ...receipt });
    }
  }

  #describe(request: string, status: number, headers: Record<string, string | number | undefined>, sentAt: InstantMs) {
    const etag = headers["etag"];
    const link = headers["link"];
    const scopes = headers["x-oauth-scopes"];
    const { now, simulated } = this.#options;
    const api = request.startsWith("POST /graphql") ? "GraphQL" : "REST";
    return {
      etag: typeof etag === "string" ? etag : null,
      scopes: typeof scopes === "string" ? scopes.split(",").flatMap((scope) => scope.trim() || []) : null,
      askedAt: sentAt + this.budgets.skewMs,
      hasNextPage: typeof link === "string" && link.includes('rel="next"'),
      receipt: {
        source: `${simulated ? "Simulated " : ""}GitHub ${api} API`,
        sourceUrl: simulated ? null : `https://docs.github.com/${api.toLowerCase()}`,
        request,
        // A clock that is badly off must not date figures: then GitHub's does.
        fetchedAt: now() + this.budgets.skewMs,
        status,
        contentHash: String(headers[HASH_HEADER] ?? ""),
      },
    };
  }

  #createOctokit(): Octokit {
    const { apiUrl, userAgent } = this.#options;
    return new Octokit({
      baseUrl: apiUrl,
      userAgent,
      ...(this.#token === null ? {} : { auth: this.#token }),
      // Octokit prints deprecations and the like; what matters reaches our log as failures.
      log: { debug: ignore, info: ignore, warn: ignore, error: ignore },
      request: { fetch: createFetch(this.#options, () => this.#stop) },
    });
  }
}

/** Our fetch: bounded in time, notes the budgets, and hashes the bytes before anybody parses them. */
function createFetch({ budgets, now, timeoutMs }: GithubOptions, readStop: () => AbortSignal | null): typeof fetch {
  return async (input, init) => {
    const late = AbortSignal.timeout(timeoutMs);
    const stop = readStop();
    const signal = stop === null ? late : AbortSignal.any([late, stop]);
    const response = await fetch(input, { ...init, signal });
    const body = new Uint8Array(await response.arrayBuffer());
    budgets.note(response.headers, now(), isSecondaryLimit(response.status, body));
    const headers = new Headers(response.headers);
    headers.set(HASH_HEADER, contentHash(body));
    // fetch has decompressed the body already.
    headers.delete("content-encoding");
    const empty = response.status === 204 || response.status === 304;
    return new Response(empty ? null : body, { status: response.status, headers });
  };
}

function ignore(): void {
  return;
}
