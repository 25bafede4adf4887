import { repoKey, type InstantMs } from "@groundswell/core";
import {
  findProject,
  findProjectByGithubId,
  recordDelivery,
  type Database,
  type Executor,
  type ProjectRow,
} from "@groundswell/db";
import type { Logger } from "pino";
import type { Delivered, Outcome } from "./delivered.ts";
import type { Delivery, PayloadRepository } from "./payloads.ts";
import { readDelivery, type WebhookAnswer } from "./read-delivery.ts";
import { recordRelease } from "./record-release.ts";
import { recordRepository } from "./record-repository.ts";
import { recordTotals } from "./record-totals.ts";

export interface GithubWebhookOptions {
  db: Database;
  /** The one that GitHub signs with. Whoever knows it can say anything of any watched repository. */
  secret: string;
  now: () => InstantMs;
  logger: Logger;
}

/** Takes a delivery of GitHub's. */
export type GithubWebhook = (request: Request) => Promise<WebhookAnswer>;

/**
 * Takes webhooks of GitHub's: what a delivery says of a watched repository is stored at once, with a receipt, and the
 * same delivery sent again is not. Deliveries get lost, come late and overtake each other: what passes for late is only
 * a reason to ask, and what GitHub answers to the collector then holds, whatever a delivery had said.
 * @returns a handler that answers each delivery; it throws only what nobody expected
 */
export function createGithubWebhook({ db, secret, now, logger }: GithubWebhookOptions): GithubWebhook {
  return async (request) => {
    const receivedAt = now();
    const read = await readDelivery(request, secret);
    const answer = "answer" in read ? read.answer : await store(db, read, receivedAt);
    const { status, title } = answer;
    const what = "answer" in read ? {} : nameOf(read.delivery);
    // The number GitHub gave it is what its list of deliveries shows. It is not signed: for people only.
    const delivery = request.headers.get("x-github-delivery")?.slice(0, 64);
    logger[status >= 400 ? "warn" : "info"]({ status, result: title, delivery, ...what }, "webhook from GitHub");
    return answer;
  };
}

function nameOf({ event, action, repository }: Delivery) {
  return { event: `${event}.${action}`, repo: repository.full_name };
}

/** One transaction: taken note of and stored, or neither. */
async function store(
  db: Database,
  { delivery, bodyHash }: { delivery: Delivery; bodyHash: string },
  receivedAt: InstantMs,
): Promise<WebhookAnswer> {
  return db.transaction(async (tx) => {
    const project = await findMeant(tx, delivery.repository);
    if (project === null) {
      const detail = `${delivery.repository.full_name} is not watched here: nothing was stored`;
      return { status: 202, title: "Not watched", detail };
    }
    const event = `${delivery.event}.${delivery.action}`;
    if (!(await recordDelivery(tx, project.id, { bodyHash, event, receivedAt }))) {
      return { status: 200, title: "Known", detail: "this very delivery was taken before" };
    }
    return { status: 200, ...(await record(tx, { projectId: project.id, delivery, bodyHash, receivedAt })) };
  });
}

function record(tx: Executor, delivered: Delivered): Promise<Outcome> {
  const { delivery } = delivered;
  switch (delivery.event) {
    case "star":
    case "fork":
      return recordTotals(tx, delivered);
    case "release":
      return recordRelease(tx, { ...delivered, delivery });
    case "repository":
      return recordRepository(tx, delivered);
  }
}

/**
 * The watched project that a repository is: by GitHub's id, which is its own for ever. By its name only where we don't
 * know the id yet, as a name can pass to somebody else.
 */
async function findMeant(db: Executor, { id, full_name }: PayloadRepository): Promise<ProjectRow | null> {
  const byId = await findProjectByGithubId(db, id);
  if (byId !== null) return byId.watched ? byId : null;
  const named = await findProject(db, full_name);
  const isMeant = named?.watched === true && named.githubId === null && repoKey(named.repo) === repoKey(full_name);
  return isMeant ? named : null;
}
