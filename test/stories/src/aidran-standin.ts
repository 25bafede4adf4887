import type { IncomingMessage, ServerResponse } from "node:http";
import { answerJson, serve, type TestServer } from "./serve.ts";

/** A story as AIDRAN has it. */
export interface AidranRecord {
  id: string;
  headline: string;
  synopsis?: string | null;
  content?: string | null;
  slug?: string | null;
  publishAt?: string | null;
  generatedAt: string;
  version: number;
  active: boolean;
  citations?: unknown[];
  [key: string]: unknown;
}

/** How a request is to fail: with a status, or with a body in place of the right one. */
export interface Fault {
  status: number;
  body?: unknown;
  headers?: Record<string, string>;
}

export interface AidranStandin extends TestServer {
  key: string;
  /** By id; tests change it as they like. */
  stories: Map<string, AidranRecord>;
  /** Items that the list holds besides, at its top. */
  strays: unknown[];
  /** What a request is answered in place of the right answer; null: the right one. */
  fault: (path: string, query: URLSearchParams) => Fault | null;
  /** How long the answer to a request is kept waiting. */
  delayMs: (path: string) => number;
  /** Replaces the list's `nextCursor`. */
  bendCursor: ((next: string | null, asked: string | null) => string | null) | null;
  /** What was asked, in order: `/v1/stories?limit=…`. */
  requests: string[];
  /** Requests that break the API's rules. */
  breaches: string[];
}

/** At most so many stories are on one page. */
const MAX_LIMIT = 100;

/** AIDRAN's delivery API as it is specified, strict with whoever asks. */
export async function startAidran(key = "a-key-of-the-tests"): Promise<AidranStandin> {
  const standin = {
    key,
    stories: new Map<string, AidranRecord>(),
    strays: [],
    fault: () => null,
    delayMs: () => 0,
    bendCursor: null,
    requests: [],
    breaches: [],
  } as unknown as AidranStandin;
  const cursors = new Map<string, number>();
  const server = await serve((request, response) => {
    setTimeout(
      () => {
        answer(standin, cursors, request, response);
      },
      standin.delayMs(new URL(request.url ?? "/", "http://localhost").pathname),
    );
  });
  return Object.assign(standin, server);
}

/** A story; what is not given is plain. */
export function record(id: string, rest: Partial<AidranRecord> = {}): AidranRecord {
  return {
    id,
    headline: `Story ${id}`,
    synopsis: "In short.",
    content: "Nothing in particular.",
    slug: `story-${id}`,
    publishAt: "2026-03-20T09:00:00Z",
    generatedAt: "2026-03-20T08:00:00Z",
    version: 1,
    active: true,
    citations: [],
    ...rest,
  };
}

function answer(
  standin: AidranStandin,
  cursors: Map<string, number>,
  request: IncomingMessage,
  response: ServerResponse,
): void {
  const { pathname, searchParams } = new URL(request.url ?? "/", "http://localhost");
  standin.requests.push(request.url ?? "/");
  const breach = (text: string) => standin.breaches.push(`${request.method ?? ""} ${request.url ?? ""}: ${text}`);
  if (request.method !== "GET") breach("not a GET");
  const bearer = /^Bearer (\S+)$/.exec(request.headers.authorization ?? "");
  if (bearer === null) breach("no bearer key");
  if (!(request.headers.accept ?? "").includes("application/json")) breach("does not accept JSON");
  if (bearer?.[1] !== standin.key) {
    answerJson(response, 401, { error: "Unauthorized" });
    return;
  }
  const fault = standin.fault(pathname, searchParams);
  if (fault !== null) {
    answerJson(response, fault.status, fault.body ?? { error: `fault ${fault.status}` }, fault.headers);
    return;
  }
  if (pathname === "/v1/stories") {
    answerList(standin, cursors, searchParams, { response, breach });
    return;
  }
  const id = /^\/v1\/stories\/([^/]+)$/.exec(pathname)?.[1];
  if (id === undefined) breach("no such path");
  if ([...searchParams.keys()].length > 0) breach("a story takes no parameters");
  const story = id === undefined ? undefined : standin.stories.get(decodeURIComponent(id));
  if (story === undefined) answerJson(response, 404, { error: "Story not found" });
  else answerJson(response, 200, story);
}

function answerList(
  standin: AidranStandin,
  cursors: Map<string, number>,
  query: URLSearchParams,
  { response, breach }: { response: ServerResponse; breach: (text: string) => void },
): void {
  for (const name of query.keys()) if (name !== "limit" && name !== "cursor") breach(`unknown parameter ${name}`);
  const limit = Number(query.get("limit") ?? 20);
  if (!Number.isInteger(limit) || limit < 1 || limit > MAX_LIMIT) breach("limit out of range");
  const asked = query.get("cursor");
  const from = asked === null ? 0 : cursors.get(asked);
  if (from === undefined) {
    breach("a cursor that was never given");
    answerJson(response, 400, { error: "Bad cursor" });
    return;
  }
  const newestFirst = [...standin.stories.values()].sort((a, b) => (a.generatedAt < b.generatedAt ? 1 : -1));
  const all = [...standin.strays, ...newestFirst.map(summarise)];
  const items = all.slice(from, from + limit);
  let next = from + limit < all.length ? `c${from + limit}.${Math.random().toString(36).slice(2)}` : null;
  if (next !== null) cursors.set(next, from + limit);
  if (standin.bendCursor !== null) next = standin.bendCursor(next, asked);
  answerJson(response, 200, { items, nextCursor: next });
}

/** The list has no content. */
function summarise({ content: _content, citations: _citations, ...summary }: AidranRecord): unknown {
  return summary;
}
