import { createGithubWebhook } from "@groundswell/collector";
import { contentHash, PROJECT_EVENT_KINDS, STAR_EVENT_KINDS, type Receipt } from "@groundswell/core";
import {
  beginWork,
  findProject,
  listWork,
  noteSuccess,
  readEvents,
  readReleases,
  readSeries,
  rebuildTrends,
} from "@groundswell/db";
import { sql } from "drizzle-orm";
import { pino } from "pino";
import { deliver, SECRET, type Delivery } from "./deliveries.ts";
import { NOW, ORIGIN, type Suite } from "./harness.ts";

export const HOUR_MS = 3_600_000;

const STAR_KINDS: readonly string[] = STAR_EVENT_KINDS;
/** What can happen to a repository, its stars and releases aside. */
const REPOSITORY_KINDS = PROJECT_EVENT_KINDS.filter((kind) => !STAR_KINDS.includes(kind) && kind !== "released");

const FACTS = ["observations", "release_revisions", "detail_revisions", "project_notices"];

/** Goose, and the door that webhooks come in by. */
export class Hooked {
  readonly #suite: Suite;
  readonly logged: string[] = [];
  /** Goose's id. */
  id = 0;
  /** What the clock says. */
  at = NOW;

  constructor(suite: Suite) {
    this.#suite = suite;
  }

  get db() {
    return this.#suite.connection().db;
  }

  /** As after GitHub's first answer, with nothing due for an hour, and no delivery ever taken. */
  async reset(): Promise<void> {
    this.at = NOW;
    this.id = (await findProject(this.db, "block/goose"))?.id ?? 0;
    for (const table of FACTS) {
      await this.#run(`delete from ${table} where receipt_key in
        (select key from receipts where source = 'GitHub webhook')`);
    }
    await this.#run("delete from release_revisions where tag = 'v9.9.9'");
    await this.#run("delete from receipts where source = 'GitHub webhook'");
    await this.#run("delete from webhook_deliveries");
    await this.#run("delete from daily_totals where day >= '2026-08-23'");
    await this.#run("delete from project_names where name_key = 'aaif-goose/duck'");
    await this.#run(`update projects set github_id = 847080413, repo = 'aaif-goose/goose' where id = ${this.id}`);
    await rebuildTrends(this.db, { projectIds: [this.id] });
    await this.#run("delete from poll_state");
    await listWork(this.db, ["totals", "releases"], NOW + HOUR_MS);
    await this.lookedAt("totals", NOW - HOUR_MS);
    await this.lookedAt("releases", NOW - HOUR_MS);
  }

  /** GitHub was asked for it, and answered. */
  async lookedAt(resource: "totals" | "releases", at: number): Promise<void> {
    await noteSuccess(this.db, this.id, resource, at);
  }

  /** How far GitHub's list was read down. */
  async readTo({ completedAt, oldest }: { completedAt: number | null; oldest: number }): Promise<void> {
    await beginWork(this.db, this.id, "releases", { nextAt: NOW, cursor: { stillThere: [], oldest } });
    const cursor = { page: 2, before: oldest, completedAt };
    await beginWork(this.db, this.id, "releases_depth", { nextAt: NOW, cursor });
  }

  async putOff(resource: "totals" | "releases", at: number): Promise<void> {
    await beginWork(this.db, this.id, resource, { nextAt: at, cursor: null });
  }

  /** Of an answer a second from now. */
  receiptOfList(): Receipt {
    return {
      source: "GitHub REST API",
      sourceUrl: "https://api.github.com",
      request: "GET /repositories/847080413/releases",
      fetchedAt: this.at + 1_000,
      status: 200,
      contentHash: contentHash(`${this.at}`),
      method: "as GitHub says",
    };
  }

  async #run(statement: string): Promise<void> {
    await this.db.execute(sql.raw(statement));
  }

  /** Sends a delivery, and reads the answer. */
  async send(delivery: Delivery): Promise<{ status: number; type: string; title: string; detail: string }> {
    const now = () => this.at;
    const logger = pino({ level: "trace" }, { write: (line: string) => void this.logged.push(line) });
    const github = createGithubWebhook({ db: this.db, secret: SECRET, now, logger });
    const response = await this.#suite.makeApi({ hooks: { github, aidran: null }, now }).fetch(deliver(delivery));
    const { title, detail } = (await response.json()) as { title: string; detail: string };
    return { title, detail, status: response.status, type: response.headers.get("content-type") ?? "" };
  }

  /** What the API answers, asked afresh. */
  async read(path: string): Promise<{ status: number; location: string | null; body: unknown }> {
    const response = await this.#suite.makeApi().fetch(new Request(ORIGIN + path));
    return { status: response.status, location: response.headers.get("location"), body: await response.json() };
  }

  async count(table: string): Promise<number> {
    const [row] = await this.db.execute<{ n: number }>(sql.raw(`select count(*)::int as n from ${table}`));
    return row?.n ?? 0;
  }

  /** How many rows there are of everything that a delivery could leave. */
  countAll(): Promise<number[]> {
    return Promise.all([...FACTS, "receipts", "webhook_deliveries"].map((table) => this.count(table)));
  }

  async dueAt(resource: string): Promise<number | null> {
    const [row] = await this.db.execute<{ at: number }>(
      sql`select (extract(epoch from next_at) * 1000)::float8 as at from poll_state
          where project_id = ${this.id} and resource = ${resource}`,
    );
    return row?.at ?? null;
  }

  async starsOf(day: string): Promise<number | null> {
    const query = { metric: "stars", interval: "day", from: day, to: day, asOf: null } as const;
    return (await readSeries(this.db, this.id, query)).points[0]?.value ?? null;
  }

  /** The kinds of what was seen to happen to the repository since the archive ended, newest first. */
  async events(): Promise<string[]> {
    const query = { kinds: REPOSITORY_KINDS, after: null, limit: 50, asOf: null };
    const { items } = await readEvents(this.db, this.id, query);
    return items.filter(({ at }) => at >= NOW).map(({ kind }) => kind);
  }

  /** Each release as its tag and name. */
  async releases(): Promise<string[]> {
    return (await readReleases(this.db, this.id)).map((r) => `${r.tag} ${r.name ?? ""}`);
  }
}
