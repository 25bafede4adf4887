import { createHmac } from "node:crypto";
import { sql } from "drizzle-orm";
import { SECRET, type Scene } from "./scene.ts";
import type { Target } from "./target.ts";

const STATUSES = [200, 202, 400, 401, 404, 415, 422];

const REPOSITORY = {
  id: 847_080_413,
  node_id: "R_kgDOMn1fnQ",
  full_name: "aaif-goose/goose",
  private: false,
  description: "an open source, extensible AI agent",
  homepage: "",
  license: { key: "apache-2.0", spdx_id: "Apache-2.0" },
  language: "Rust",
  topics: ["ai", "mcp"],
  default_branch: "main",
  archived: false,
  disabled: false,
  visibility: "public",
  created_at: "2024-08-23T19:03:36Z",
  updated_at: "2026-08-23T11:59:58Z",
  pushed_at: "2026-08-23T11:00:00Z",
  stargazers_count: 53_300,
  watchers_count: 53_300,
  forks_count: 5_100,
  open_issues_count: 610,
};
const RELEASE = {
  id: 900,
  tag_name: "v9.9.9",
  name: "Nine",
  draft: false,
  prerelease: false,
  html_url: "https://github.com/aaif-goose/goose/releases/tag/v9.9.9",
  published_at: "2026-08-23T11:50:00Z",
  assets: [],
};

/** The first line is the event, the rest the body; what is signed is the body as it then is. */
const DELIVERIES = [
  { event: "star", body: { action: "created", starred_at: "2026-08-23T11:59:58Z", repository: REPOSITORY } },
  { event: "fork", body: { forkee: { id: 1 }, repository: REPOSITORY } },
  { event: "release", body: { action: "published", release: RELEASE, repository: REPOSITORY } },
  { event: "release", body: { action: "edited", release: RELEASE, changes: {}, repository: REPOSITORY } },
  { event: "repository", body: { action: "archived", repository: { ...REPOSITORY, archived: true } } },
  {
    event: "repository",
    body: {
      action: "renamed",
      changes: { repository: { name: { from: "goose" } } },
      repository: { ...REPOSITORY, full_name: "aaif-goose/goose2" },
    },
  },
].map(({ event, body }) => `${event}\n${JSON.stringify(body)}`);

/** Webhooks: signed ones are understood or refused, and others change nothing. Half of them are signed. */
export function sendDeliveries({ api, db }: Scene): Target {
  let forged = 0;
  const judge = async (input: string): Promise<string | null> => {
    const [event = "", ...rest] = input.split("\n");
    const body = rest.join("\n");
    const isSigned = body.length % 2 === 0;
    const signature = createHmac("sha256", isSigned ? SECRET : "another")
      .update(body)
      .digest("hex");
    const headers = new Headers({ "content-type": "application/json", "x-hub-signature-256": `sha256=${signature}` });
    if (/^[\w.-]+$/.test(event)) headers.set("x-github-event", event);
    const request = new Request("http://localhost:4000/hooks/github", { method: "POST", headers, body });
    const { status } = await api.fetch(request);
    if (!isSigned && status !== 401) forged += 1;
    if (!isSigned && status !== 401) return `is taken without our signature: ${status}`;
    return STATUSES.includes(status) ? null : `is answered ${status}`;
  };
  return { name: "webhooks", share: 0.1, corpus: DELIVERIES, judge, atEnd: () => findWrong(db, forged) };
}

/** What no delivery may have left behind. */
async function findWrong(db: Scene["db"], forged: number): Promise<string | null> {
  const [row] = await db.execute<{ negative: number; late: number; projects: number }>(sql`
    select (select count(*) from observations where stars < 0 or forks < 0)::int as negative,
      (select count(*) from observations where observed_at > '2026-08-24')::int as late,
      (select count(*) from projects where watched)::int as projects`);
  if (row === undefined || row.negative > 0 || row.late > 0) return `stored wrong: ${JSON.stringify(row)}`;
  return forged > 0 ? `${forged} forged ones were taken` : null;
}
