import type { ProjectEventKind } from "@groundswell/core";
import {
  readEvents,
  recordDetails,
  recordNotice,
  recordObservations,
  refreshDerived,
  WEBHOOK_SOURCE,
  type EventQuery,
  type NewDetails,
} from "@groundswell/db";
import { sql } from "drizzle-orm";
import { beforeEach, expect, it } from "vitest";
import { eachDatabase, watchOne } from "./databases.ts";
import { details, observation, receiptAt } from "./facts.ts";

eachDatabase("what happened to a repository", (database) => {
  let id = 0;
  beforeEach(async () => {
    ({ id } = await watchOne(database, "a/b"));
  });
  const say = (iso: string, fullName: string, rest: Partial<NewDetails> = {}) =>
    recordDetails(database.db, id, receiptAt(iso), details(7, fullName, rest));
  const look = (iso: string, source?: string) =>
    recordObservations(database.db, id, receiptAt(iso, source === undefined ? {} : { source }), [observation(iso, 1)]);
  const read = async (query: Partial<EventQuery> = {}) => {
    await refreshDerived(database.db, id, null);
    return readEvents(database.db, id, { kinds: null, after: null, limit: 50, asOf: null, ...query });
  };
  const kinds = async (query: Partial<EventQuery> = {}) => (await read(query)).items.map((event) => event.kind);

  it("is nothing where it was seen once, or never", async () => {
    expect(await read()).toEqual({ items: [], more: false });
    await say("2026-03-01T00:00:00Z", "a/b");
    expect(await read()).toEqual({ items: [], more: false });
  });

  it("lies between two looks: an unchanged answer, which makes no revision, is one", async () => {
    await say("2026-03-01T00:00:00Z", "a/b");
    await look("2026-03-01T00:00:00Z");
    await look("2026-03-08T00:00:00.250Z");
    await say("2026-03-09T00:00:00Z", "c/b");
    await look("2026-03-09T00:00:00Z");
    const { items } = await read();
    expect(items).toMatchObject([
      {
        kind: "transferred",
        from: "a/b",
        to: "c/b",
        at: Date.parse("2026-03-09T00:00:00Z"),
        notBefore: Date.parse("2026-03-08T00:00:00.250Z"),
      },
    ]);
    expect(items[0]?.receipt).toMatch(new RegExp(`^${id}-[0-9a-f]{16}$`));
  });

  it("takes neither an archive's figure nor a star's webhook for a look: they tell nothing of the repository", async () => {
    await say("2026-03-01T00:00:00Z", "a/b");
    await look("2026-03-07T00:00:00Z", WEBHOOK_SOURCE);
    const archived = observation("2026-03-08T00:00:00Z", 1, { archived: true });
    await recordObservations(database.db, id, receiptAt("2026-03-08T00:00:00Z"), [archived]);
    await say("2026-03-09T00:00:00Z", "a/b", { archived: true });
    expect((await read()).items).toMatchObject([{ kind: "archived", notBefore: Date.parse("2026-03-01T00:00:00Z") }]);
  });

  it("is not that a column is asked for which old rows have not", async () => {
    await say("2026-03-01T00:00:00Z", "a/b");
    await database.db.execute(sql`/* by hand */ update detail_revisions set disabled = null, visibility = null`);
    await say("2026-03-09T00:00:00Z", "a/b", { disabled: true });
    expect(await read()).toEqual({ items: [], more: false });
  });

  it("has notices among it, of one kind when asked, as of an instant, and page by page", async () => {
    const meet = (iso: string, kind: "found" | "not found") =>
      recordNotice(database.db, id, receiptAt(iso), { kind, name: "a/b", takenBy: null });
    await say("2026-03-01T00:00:00Z", "a/b");
    await meet("2026-03-03T00:00:00Z", "not found");
    await meet("2026-03-04T00:00:00Z", "found");
    await say("2026-03-05T00:00:00Z", "a/b2", { archived: true });
    const all: ProjectEventKind[] = ["renamed", "archived", "found again", "not found"];
    expect(await kinds()).toEqual(all);
    expect(await kinds({ kinds: ["found again"] })).toEqual(["found again"]);
    expect(await kinds({ asOf: Date.parse("2026-03-04T00:00:00Z") })).toEqual(["found again", "not found"]);
    const walked: ProjectEventKind[] = [];
    let after: EventQuery["after"] = null;
    for (let more = true; more;) {
      const page = await read({ limit: 1, after });
      walked.push(...page.items.map((event) => event.kind));
      after = page.items[0] ?? null;
      ({ more } = page);
    }
    expect(walked).toEqual(all);
  });
});
