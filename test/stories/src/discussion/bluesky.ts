import { holdsWords, startStandin, type SearchStandin } from "./standin.ts";

export interface SkyPost {
  key: string;
  text: string;
  /** When the post says that it was written; absent: when it came. */
  createdAt?: string;
  indexedAt: string;
  link?: string;
}

export const SKY_KEY = "me.example:abcd-efgh-ijkl";
const SKY_TOKEN = "eyJhbGciOiJFUzI1NksifQ.sky-session-token";
const PARAMETERS = ["q", "sort", "since", "until", "limit"];

type SkyStandin = SearchStandin & { posts: SkyPost[]; isOpen: boolean };

/** Bluesky's search and its sessions, as far as we use them. `isOpen`: it answers those without a session too. */
export async function startBluesky(): Promise<SkyStandin> {
  const held: { posts: SkyPost[]; isOpen: boolean } = { posts: [], isOpen: true };
  const standin = await startStandin((asked, breach) => {
    const { method, path, query, headers, body } = asked;
    if (path === "/xrpc/com.atproto.server.createSession") {
      if (method !== "POST" || headers["content-type"] !== "application/json") breach("no session is made so");
      const isRight = body === JSON.stringify({ identifier: "me.example", password: "abcd-efgh-ijkl" });
      if (!isRight) return { status: 401, body: { error: "AuthenticationRequired", message: "Invalid identifier" } };
      return { status: 200, body: { accessJwt: SKY_TOKEN, refreshJwt: "x".repeat(20), handle: "me.example" } };
    }
    if (path !== "/xrpc/app.bsky.feed.searchPosts" || method !== "GET") breach("no such call");
    for (const name of query.keys()) if (!PARAMETERS.includes(name)) breach(`unknown parameter ${name}`);
    if (query.has("cursor")) breach("a cursor, which is refused to those without a session");
    const isKnown = headers.authorization === `Bearer ${SKY_TOKEN}`;
    if (headers.authorization !== undefined && !isKnown) breach("a token that was not given");
    if (!isKnown && !result.isOpen) return { status: 403, body: "<html><title>403 Forbidden</title></html>" };
    const limit = Number(query.get("limit"));
    if (!Number.isInteger(limit) || limit < 1 || limit > 100) breach("limit out of range");
    const [from, to] = [Date.parse(query.get("since") ?? ""), Date.parse(query.get("until") ?? "")];
    if (!(from < to)) breach("no span");
    const found = result.posts
      .map((post) => ({ post, at: sortAt(post) }))
      .filter(
        ({ post, at }) => at >= from && at < to && holdsWords(`${post.text} ${post.link ?? ""}`, query.get("q") ?? ""),
      )
      .sort((a, b) => b.at - a.at);
    const posts = found.slice(0, limit).map(({ post }) => toView(post));
    return {
      status: 200,
      body: { posts, ...(found.length > limit ? { cursor: String(limit) } : {}), hitsTotal: found.length },
    };
  });
  const result: SkyStandin = Object.assign(standin, held);
  return result;
}

function sortAt({ createdAt, indexedAt }: SkyPost): number {
  return Math.min(Date.parse(createdAt ?? indexedAt), Date.parse(indexedAt));
}

function toView({ key, text, createdAt, indexedAt, link }: SkyPost): unknown {
  return {
    uri: `at://did:plc:alice/app.bsky.feed.post/${key}`,
    cid: "bafyreib",
    author: {
      did: "did:plc:alice",
      handle: "alice.example",
      displayName: "Alice",
      avatar: "https://cdn.example/a.jpg",
    },
    record: {
      $type: "app.bsky.feed.post",
      createdAt: createdAt ?? indexedAt,
      langs: ["en"],
      text,
      ...(link === undefined
        ? {}
        : {
            facets: [
              {
                index: { byteStart: 0, byteEnd: 4 },
                features: [{ $type: "app.bsky.richtext.facet#link", uri: link }],
              },
            ],
          }),
    },
    replyCount: 0,
    repostCount: 0,
    likeCount: 1,
    indexedAt,
    labels: [],
  };
}
