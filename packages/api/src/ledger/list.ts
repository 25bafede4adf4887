import type { LedgerDay as Known } from "@groundswell/core";
import { readLedger } from "@groundswell/db";
import { Day, LedgerOf, LedgerPage, type LedgerDay } from "@groundswell/wire";
import { z } from "zod";
import type { RouteContext } from "../deps.ts";
import { createRouter } from "../http/app.ts";
import { decodeCursor, encodeCursor, PageQuery } from "../http/cursor.ts";
import { ALL_DAYS, checkDayRange } from "../http/day-range.ts";
import { Faults } from "../http/faults.ts";
import { StoredDay } from "../http/params.ts";
import { resolveProject } from "../projects/resolve.ts";
import { projectRoute } from "../projects/route.ts";
import { toInstant } from "../http/instant.ts";

const Cursor = z.object({ before: StoredDay });

const LedgerQuery = PageQuery.extend({
  of: LedgerOf.default("stars"),
  from: Day.optional().meta({ description: "first day; default: the first that something was said of" }),
  to: Day.optional().meta({ description: "last day; default: the last that something was said of" }),
  all: z
    .enum(["true", "false"])
    .default("false")
    .meta({ description: "`true`: also days of which only one thing was said" }),
});

const route = projectRoute("/ledger", {
  summary: "What GitHub said of each day, each time that it said something new; newest day first",
  query: LedgerQuery,
  answer: LedgerPage,
  describes: "a page of days",
});

export function ledgerList(context: RouteContext) {
  const { db, now } = context;
  const check = (query: z.output<typeof LedgerQuery>) => {
    const { from = null, to = null, cursor } = query;
    const faults = new Faults();
    const range = faults.of(() => checkDayRange({ from, to }, now()), ALL_DAYS);
    const before = faults.of(() => decodeCursor(cursor, Cursor), null)?.before ?? null;
    faults.throwAny();
    return { ...range, before };
  };
  return createRouter({ schema: LedgerQuery, check }).openapi(route, async (c) => {
    const project = await resolveProject(context, c.req.url, c.req.valid("param"));
    const query = c.req.valid("query");
    const wanted = { of: query.of, all: query.all === "true", limit: query.limit, asOf: null, ...check(query) };
    const { items, next } = await readLedger(db, project.id, wanted);
    const nextCursor = next === null ? null : encodeCursor({ before: next });
    return c.json({ items: items.map(toLedgerDay), nextCursor }, 200);
  });
}

function toLedgerDay({ revisions, ...day }: Known): LedgerDay {
  return { ...day, revisions: revisions.map((said) => ({ ...said, knownAt: toInstant(said.knownAt) })) };
}
