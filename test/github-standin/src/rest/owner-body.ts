import { createHash } from "node:crypto";
import type { components } from "@octokit/openapi-types";
import { makeNodeId } from "../node-id.ts";

/** Addresses that bodies are built on. */
export interface Origins {
  /** The API's, which is the stand-in's own. */
  api: string;
  /** That of the pages for people. */
  html: string;
}

type Owner = components["schemas"]["simple-user"];

/** An account's number, the same for the same login. */
export function ownerId(login: string): number {
  return createHash("sha256").update(login.toLowerCase()).digest().readUInt32BE(0) >>> 4;
}

/** An account as REST shows it inside other things. */
export function ownerBody(login: string, { api, html }: Origins): Owner {
  const url = `${api}/users/${login}`;
  return {
    login,
    id: ownerId(login),
    node_id: makeNodeId("U", ownerId(login)),
    avatar_url: `https://avatars.githubusercontent.com/u/${ownerId(login)}?v=4`,
    gravatar_id: "",
    url,
    html_url: `${html}/${login}`,
    followers_url: `${url}/followers`,
    following_url: `${url}/following{/other_user}`,
    gists_url: `${url}/gists{/gist_id}`,
    starred_url: `${url}/starred{/owner}{/repo}`,
    subscriptions_url: `${url}/subscriptions`,
    organizations_url: `${url}/orgs`,
    repos_url: `${url}/repos`,
    events_url: `${url}/events{/privacy}`,
    received_events_url: `${url}/received_events`,
    type: "User",
    site_admin: false,
  };
}
