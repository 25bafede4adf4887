import type { IncomingMessage, ServerResponse } from "node:http";
import type { Fault } from "./aidran-standin.ts";
import { answerJson, serve, type TestServer } from "./serve.ts";

/** A post as HN search has it. */
export interface HnPost {
  id: number;
  title: string;
  url: string | null;
  text: string | null;
  points: number;
  /** Epoch seconds. */
  at: number;
}

export interface HnStandin extends TestServer {
  posts: HnPost[];
  /** Hits that every answer holds besides. */
  strays: unknown[];
  fault: (query: URLSearchParams) => Fault | null;
  requests: URLSearchParams[];
  breaches: string[];
}

const PARAMETERS = new Set([
  "query",
  "advancedSyntax",
  "typoTolerance",
  "tags",
  "restrictSearchableAttributes",
  "numericFilters",
  "hitsPerPage",
]);
const MAX_HITS = 1_000;

/** Hacker News search by date, as far as we use it, strict with whoever asks. */
export async function startHackerNews(): Promise<HnStandin> {
  const standin = { posts: [], strays: [], fault: () => null, requests: [], breaches: [] } as unknown as HnStandin;
  const server = await serve((request, response) => {
    answer(standin, request, response);
  });
  return Object.assign(standin, server);
}

function answer(standin: HnStandin, request: IncomingMessage, response: ServerResponse): void {
  const { pathname, searchParams: query } = new URL(request.url ?? "/", "http://localhost");
  const breach = (text: string) => standin.breaches.push(`${request.url ?? ""}: ${text}`);
  standin.requests.push(query);
  if (pathname !== "/api/v1/search_by_date") breach("no such path");
  for (const name of query.keys()) if (!PARAMETERS.has(name)) breach(`unknown parameter ${name}`);
  if (query.get("tags") !== "story") breach("not for stories");
  const hitsPerPage = Number(query.get("hitsPerPage") ?? 20);
  if (!Number.isInteger(hitsPerPage) || hitsPerPage < 1 || hitsPerPage > MAX_HITS) breach("hitsPerPage out of range");
  const within = query.get("restrictSearchableAttributes");
  if (within !== "url" && within !== "title") breach("searches anywhere");
  const [from, to] = readBounds(query.get("numericFilters") ?? "", breach);
  const fault = standin.fault(query);
  if (fault !== null) {
    answerJson(response, fault.status, fault.body ?? { message: "fault" }, fault.headers);
    return;
  }
  const phrase = (query.get("query") ?? "").replaceAll('"', "").toLowerCase();
  const hits = standin.posts
    .filter(({ at }) => at >= from && at <= to)
    .filter((post) => holds((within === "url" ? post.url : post.title) ?? "", phrase))
    .sort((a, b) => b.at - a.at)
    .slice(0, hitsPerPage)
    .map(toHit);
  answerJson(response, 200, { hits: [...standin.strays, ...hits], nbHits: hits.length, page: 0, hitsPerPage });
}

/** Words that follow one another, whatever stands between them; the last may go on. */
function holds(text: string, phrase: string): boolean {
  const words = (of: string) => of.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  return ` ${words(text).join(" ")} `.includes(` ${words(phrase).join(" ")} `);
}

function readBounds(filters: string, breach: (text: string) => void): [number, number] {
  const [, from, to] = /^created_at_i>=(\d+),created_at_i<=(\d+)$/.exec(filters) ?? [];
  if (from === undefined || to === undefined) breach(`filters that the search may not know: ${filters}`);
  return [Number(from ?? 0), Number(to ?? Infinity)];
}

function toHit({ id, title, url, text, points, at }: HnPost): unknown {
  return {
    objectID: String(id),
    title,
    url,
    story_text: text,
    points,
    created_at_i: at,
    author: "someone",
    num_comments: 3,
    _tags: ["story", "author_someone", `story_${id}`],
  };
}
