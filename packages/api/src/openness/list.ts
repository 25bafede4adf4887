import { createRoute } from "@hono/zod-openapi";
import { countOpennessLooks, listOpennessHeadlines, readOpennessOf } from "@groundswell/db";
import { OpennessPage, type OpennessEntry } from "@groundswell/wire";
import { z } from "zod";
import { findProjects, MOST_PROJECTS } from "../compare/find-projects.ts";
import type { RouteContext } from "../deps.ts";
import { createRouter } from "../http/app.ts";
import { decodeCursor, encodeCursor, PageQuery } from "../http/cursor.ts";
import { Faults } from "../http/faults.ts";
import { toInstant } from "../http/instant.ts";
import { PlainText } from "../http/params.ts";
import { problemContent } from "../http/problem.ts";
import { treeAt } from "./github-address.ts";
import { toOpenness } from "./to-wire.ts";

const Cursor = z.object({ key: PlainText });

const OpennessQuery = PageQuery.extend({
  projects: PlainText.max(2_000)
    .optional()
    .meta({
      description: `the whole ledgers of 1 to ${MOST_PROJECTS} projects beside each other: owner/name, separated by commas; left out: the headlines of all`,
      example: "aaif-goose/goose,ollama/ollama",
    }),
});
type OpennessQuery = z.output<typeof OpennessQuery>;

const route = createRoute({
  method: "get",
  path: "/openness",
  summary: "What the files of all watched projects show, in a sentence each; or the ledgers of some beside each other",
  request: { query: OpennessQuery },
  responses: {
    200: { description: "a page of projects, by name", content: { "application/json": { schema: OpennessPage } } },
    400: problemContent("a parameter is wrong, or a project is not known"),
    429: problemContent("too much work was asked for; `Retry-After` says when to ask again"),
  },
});

export function opennessList(context: RouteContext) {
  const { db } = context;
  const check = async ({ projects, cursor }: OpennessQuery) => {
    const faults = new Faults();
    const after = faults.of(() => decodeCursor(cursor, Cursor), null);
    const named = projects === undefined ? null : await findProjects(context, projects, faults);
    faults.throwAny();
    return { after, named };
  };
  return createRouter({ schema: OpennessQuery, check }).openapi(route, async (c) => {
    const query = c.req.valid("query");
    const { after, named } = await check(query);
    const counts = await countOpennessLooks(db);
    if (named === null) return c.json({ ...(await listHeadlines(context, query.limit, after)), ...counts }, 200);
    context.workBudget.spend(named.length);
    const ledgers = await readOpennessOf(
      db,
      named.map(({ project }) => project.id),
    );
    const items = named.flatMap(({ project }) => {
      const ledger = ledgers.get(project.id);
      return ledger === undefined ? [] : [withLedger(toOpenness(project, ledger))];
    });
    return c.json({ items, nextCursor: null, ...counts }, 200);
  });
}

async function listHeadlines({ db }: RouteContext, limit: number, after: z.output<typeof Cursor> | null) {
  const rows = await listOpennessHeadlines(db, { after, limit: limit + 1 });
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  const items = page.map(({ repo, name, headline, commit, checkedAt, receipt }): OpennessEntry => {
    const evidenceUrl = commit === null ? null : treeAt(repo, commit);
    return { repo, name, headline, commit, evidenceUrl, checkedAt: toInstant(checkedAt), receipt, ledger: null };
  });
  const end = rows.length > limit && last !== undefined ? { key: last.repo.toLowerCase() } : null;
  return { items, nextCursor: encodeCursor(end) };
}

function withLedger(ledger: OpennessEntry["ledger"] & object): OpennessEntry {
  const { repo, name, headline, commit, evidenceUrl, checkedAt, receipt } = ledger;
  return { repo, name, headline, commit, evidenceUrl, checkedAt, receipt, ledger };
}
