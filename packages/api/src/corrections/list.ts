import { isRepoName } from "@groundswell/core";
import { createRoute } from "@hono/zod-openapi";
import { listCorrections, type PinCorrectionRow } from "@groundswell/db";
import { CorrectionPage, type Correction } from "@groundswell/wire";
import { z } from "zod";
import type { RouteContext } from "../deps.ts";
import { createRouter } from "../http/app.ts";
import { decodeCursor, encodeCursor, PageQuery } from "../http/cursor.ts";
import { toInstant } from "../http/instant.ts";
import { PlainText } from "../http/params.ts";
import { notFound, problemContent } from "../http/problem.ts";

const CorrectionsQuery = PageQuery.extend({
  pin: z
    .string()
    .regex(/^[\w-]{20,64}$/, "is not a pinned chart's key")
    .optional()
    .meta({ description: "only of this pinned chart" }),
  project: PlainText.max(200).optional().meta({ description: "only of charts that show this project, `owner/name`" }),
});

const Cursor = z.object({
  // What the database's timestamps can hold.
  at: z.number().int().min(0).max(8e15),
  subjectKey: PlainText,
  kind: PlainText,
});

const route = createRoute({
  method: "get",
  path: "/corrections",
  summary: "What has become known otherwise since published charts were pinned, found last first",
  request: { query: CorrectionsQuery },
  responses: {
    200: { description: "a page of corrections", content: { "application/json": { schema: CorrectionPage } } },
    400: problemContent("a parameter is wrong"),
    404: problemContent("no such project"),
  },
});

const readCursor = ({ cursor }: { cursor?: string | undefined }) => decodeCursor(cursor, Cursor);

export function correctionList(context: RouteContext) {
  return createRouter({ schema: CorrectionsQuery, check: readCursor }).openapi(route, async (c) => {
    const query = c.req.valid("query");
    const after = readCursor(query);
    // Charts outlive the watching of what they show.
    const projectId = query.project === undefined ? null : await findId(context, query.project);
    const { items, next } = await listCorrections(context.db, {
      subjectKey: query.pin ?? null,
      projectId,
      limit: query.limit,
      after,
    });
    return c.json({ items: items.map(toCorrection), nextCursor: encodeCursor(next) }, 200);
  });
}

/** @throws HttpProblem (404) when no project is or was called so */
async function findId({ findProject }: RouteContext, name: string): Promise<number> {
  const project = isRepoName(name) ? await findProject(name) : null;
  if (project === null) throw notFound(`no project is or was called ${name}`);
  return project.id;
}

function toCorrection(row: PinCorrectionRow): Correction {
  const { subjectKey, pin, firstFoundAt, lastFoundAt, kind, days, firstDay, lastDay, largest, summary } = row;
  return {
    pin: subjectKey,
    kind,
    chart: { kind: CHART_KIND.parse(pin.kind), id: pin.chart, address: pin.address, page: pin.page },
    asOf: toInstant(pin.asOf),
    projects: pin.repos,
    firstFoundAt: toInstant(firstFoundAt),
    lastFoundAt: toInstant(lastFoundAt),
    days,
    firstDay,
    lastDay,
    largest,
    summary,
  };
}

const CHART_KIND = z.enum(["project", "releases", "compare", "effect", "board"]);
