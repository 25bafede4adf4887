import { releasePayload, repositoryPayload, signDelivery } from "@groundswell/support";
import { sql } from "drizzle-orm";
import { SECRET, type Scene } from "./scene.ts";
import type { Target } from "./target.ts";

const STATUSES = [200, 202, 400, 401, 404, 415, 422];

const REPOSITORY = repositoryPayload();
const RELEASE = releasePayload();

/** The first line is the event, the rest the body; what is signed is the body as it then is. */
const DELIVERIES = [
  { event: "star", body: { action: "created", starred_at: "2026-08-23T11:59:58Z", repository: REPOSITORY } },
  { event: "fork", body: { forkee: { id: 1 }, repository: REPOSITORY } },
  { event: "release", body: { action: "published", release: RELEASE, repository: REPOSITORY } },
  { event: "release", body: { action: "edited", release: RELEASE, changes: {}, repository: REPOSITORY } },
  { event: "repository", body: { action: "archived", repository: repositoryPayload({ archived: true }) } },
  {
    event: "repository",
    body: {
      action: "renamed",
      changes: { repository: { name: { from: "goose" } } },
      repository: repositoryPayload({ full_name: "aaif-goose/goose2" }),
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
    const signature = signDelivery(body, isSigned ? SECRET : "another");
    const headers = new Headers({ "content-type": "application/json", "x-hub-signature-256": signature });
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
