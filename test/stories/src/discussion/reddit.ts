import { holdsWords, startStandin, type SearchStandin } from "./standin.ts";

export interface RedditPost {
  id: string;
  title: string;
  text: string;
  url: string | null;
  /** Epoch seconds. */
  at: number;
}

export const REDDIT_KEY = "app-id:app-secret";
export const REDDIT_AGENT = "linux:org.example.groundswell:v1 (by /u/keeper)";
const TOKEN = "reddit-access-token-1";
type RedditStandin = SearchStandin & { posts: RedditPost[] };

const PARAMETERS = ["q", "sort", "t", "type", "limit", "raw_json", "after"];
/** Its lists end here, as if there were no more. */
const LIST_ENDS = 250;

/** Reddit's tokens and its search, as far as we use them. */
export async function startReddit(): Promise<RedditStandin> {
  const held: { posts: RedditPost[] } = { posts: [] };
  const standin = await startStandin((asked, breach) => {
    const { method, path, query, headers, body } = asked;
    if (headers["user-agent"] !== REDDIT_AGENT) breach(`calls itself ${headers["user-agent"] ?? "nothing"}`);
    if (path === "/api/v1/access_token") {
      if (method !== "POST" || body !== "grant_type=client_credentials") breach("no token is asked for so");
      const isRight = headers.authorization === `Basic ${Buffer.from(REDDIT_KEY).toString("base64")}`;
      if (!isRight) return { status: 401, body: { message: "Unauthorized", error: 401 } };
      return { status: 200, body: { access_token: TOKEN, token_type: "bearer", expires_in: 86_400, scope: "*" } };
    }
    if (path !== "/search" || method !== "GET") breach("no such call");
    for (const name of query.keys()) if (!PARAMETERS.includes(name)) breach(`unknown parameter ${name}`);
    if (headers.authorization !== `Bearer ${TOKEN}`) return { status: 403, body: "<html>blocked</html>" };
    if (query.get("sort") !== "new" || query.get("type") !== "link") breach("not the newest posts");
    const limit = Number(query.get("limit"));
    if (!Number.isInteger(limit) || limit < 1 || limit > 100) breach("limit out of range");
    const words = query.get("q") ?? "";
    const found = result.posts
      .filter(({ title, text, url }) =>
        words.startsWith("url:") ? holdsWords(url ?? "", words.slice(4)) : holdsWords(`${title} ${text}`, words),
      )
      .sort((a, b) => b.at - a.at)
      .slice(0, LIST_ENDS);
    const after = query.get("after");
    const start = after === null ? 0 : found.findIndex(({ id }) => `t3_${id}` === after) + 1;
    if (after !== null && start === 0) breach(`after what was never given: ${after}`);
    const page = found.slice(start, start + limit);
    const last = start + limit < found.length ? page.at(-1) : undefined;
    return { status: 200, body: toListing(page, last === undefined ? null : `t3_${last.id}`) };
  });
  const result: RedditStandin = Object.assign(standin, held);
  return result;
}

function toListing(posts: readonly RedditPost[], after: string | null): unknown {
  const children = posts.map(({ id, title, text, url, at }) => ({
    kind: "t3",
    data: {
      ...{ id, title, name: `t3_${id}`, selftext: text, author: "alice_writes", author_fullname: "t2_1" },
      subreddit: "u_alice_writes",
      permalink: `/r/u_alice_writes/comments/${id}/zebra_crossing/`,
      ...{ url: url ?? `https://www.reddit.com/r/u_alice_writes/comments/${id}/`, is_self: url === null },
      ...{ created_utc: at + 0.5, created: at + 0.5, score: 3, num_comments: 2, over_18: false },
    },
  }));
  return { kind: "Listing", data: { after, before: null, dist: children.length, modhash: "", children } };
}
