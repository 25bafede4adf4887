import { releasePayload, repositoryPayload } from "@groundswell/support";
import { sql } from "drizzle-orm";
import { Deliveries } from "./deliver.ts";
import { cutAtLine, DELIVERY } from "./forms.ts";
import type { Scene } from "./scene.ts";
import type { Target } from "./target.ts";

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

/** GitHub's webhook: signed ones are understood or refused, and others change nothing. */
export function sendDeliveries({ api, db }: Scene): Target {
  const deliveries = new Deliveries(api);
  const judge = (input: string) => {
    const { event, body } = cutAtLine(input);
    const headers: Record<string, string> = /^[\w.-]+$/.test(event) ? { "x-github-event": event } : {};
    return deliveries.send(body, { path: "/hooks/github", signature: "x-hub-signature-256", headers });
  };
  const atEnd = () => findWrong(db, deliveries.forged);
  return { name: "webhooks", share: 0.06, corpus: DELIVERIES, form: DELIVERY, judge, atEnd };
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
