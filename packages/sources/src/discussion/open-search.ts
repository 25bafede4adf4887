import { z } from "zod";
import type { Discussion } from "@groundswell/watchlist";
import { isSourceFault, SourceFault } from "../source-fault.ts";
import type { PacedAsker } from "./paced-asker.ts";
import { searchBluesky } from "./search-bluesky.ts";
import { searchHackerNews } from "./search-hacker-news.ts";
import { searchReddit } from "./search-reddit.ts";
import type { DiscussionHosts, PostSearch } from "./types.ts";

export interface OpenOptions {
  hosts: DiscussionHosts;
  env: Readonly<Record<string, string | undefined>>;
  asker: PacedAsker;
}

const Session = z.looseObject({ accessJwt: z.string().regex(/^[\x21-\x7e]{10,4000}$/) });
const Token = z.looseObject({ access_token: z.string().regex(/^[\x21-\x7e]{10,4000}$/) });

/** A search that is ready to be asked. @throws SourceFault when it needs a key that is missing or refused */
export async function openSearch(entry: Discussion, options: OpenOptions): Promise<PostSearch> {
  const { hosts } = options;
  switch (entry.kind) {
    case "hackernews":
      return searchHackerNews(hosts.hackernews);
    case "bluesky": {
      const { keyEnv } = entry;
      if (keyEnv === undefined) return searchBluesky(hosts.blueskyOpen, {});
      const token = await openSession(keyEnv, options);
      return searchBluesky(hosts.blueskyLogin, { headers: { authorization: `Bearer ${token}` } });
    }
    case "reddit": {
      const { keyEnv, userAgent } = entry;
      const token = await fetchToken({ keyEnv, userAgent }, options);
      return searchReddit(hosts.reddit, { userAgent, headers: { authorization: `Bearer ${token}` } });
    }
  }
}

/** https://docs.bsky.app/docs/api/com-atproto-server-create-session, with an app password. */
async function openSession(keyEnv: string, { hosts, env, asker }: OpenOptions): Promise<string> {
  const [identifier, password] = readKey(keyEnv, env, "handle:app password");
  const url = `${hosts.blueskyLogin}/xrpc/com.atproto.server.createSession`;
  const body = { contentType: "application/json", text: JSON.stringify({ identifier, password }) };
  const session = Session.safeParse(await asker.send(url, body).catch((error: unknown) => refuse(error, keyEnv, url)));
  if (!session.success) throw noToken(url);
  return session.data.accessJwt;
}

/** https://github.com/reddit-archive/reddit/wiki/OAuth2, for an app itself: no account is logged in. */
async function fetchToken(
  { keyEnv, userAgent }: { keyEnv: string; userAgent: string },
  { hosts, env, asker }: OpenOptions,
): Promise<string> {
  const [id, secret] = readKey(keyEnv, env, "client id:secret");
  const url = `${hosts.redditLogin}/api/v1/access_token`;
  const body = { contentType: "application/x-www-form-urlencoded", text: "grant_type=client_credentials" };
  const authorization = `Basic ${Buffer.from(`${id}:${secret}`).toString("base64")}`;
  const asked = asker.send(url, body, { userAgent, headers: { authorization } });
  const token = Token.safeParse(await asked.catch((error: unknown) => refuse(error, keyEnv, url)));
  if (!token.success) throw noToken(url);
  return token.data.access_token;
}

/** The two parts of a key. None of it is ever told. */
function readKey(keyEnv: string, env: OpenOptions["env"], form: string): [string, string] {
  const key = env[keyEnv]?.trim() ?? "";
  const remedy = `set ${keyEnv} to \`${form}\`, or take the entry out of the watchlist`;
  if (key === "") {
    throw new SourceFault("key_missing", `the environment variable ${keyEnv}, which holds its key, is not set`, {
      remedy,
    });
  }
  const [, first, second] = /^([^\s:]+):(\S+)$/.exec(key) ?? [];
  if (first === undefined || second === undefined) {
    throw new SourceFault("key_malformed", `${keyEnv} does not hold two parts with a colon between them`, { remedy });
  }
  return [first, second];
}

function refuse(error: unknown, keyEnv: string, url: string): never {
  if (!isSourceFault(error) || ![400, 401, 403].includes(error.status ?? 0)) throw error;
  const remedy = `look at whether the key in ${keyEnv} is in force, and whether its use is approved`;
  const { status, cause } = error;
  throw new SourceFault("key_refused", `the key in ${keyEnv} is refused (${status})`, { url, status, remedy, cause });
}

function noToken(url: string): SourceFault {
  return new SourceFault("malformed", "the answer to the key holds no token", {
    url,
    remedy: "it may have changed: look at its documents",
  });
}
