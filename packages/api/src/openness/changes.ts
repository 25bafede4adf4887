import { createRoute } from "@hono/zod-openapi";
import { listOpennessChanges, readRecentEvents } from "@groundswell/db";
import { OpennessChangeKind, OpennessChangePage, type CatalogueOpennessChange } from "@groundswell/wire";
import { z } from "zod";
import type { RouteContext } from "../deps.ts";
import { createRouter } from "../http/app.ts";
import { decodeCursor, encodeCursor, PageQuery } from "../http/cursor.ts";
import { PlainText } from "../http/params.ts";
import { problemContent } from "../http/problem.ts";
import { findSelection, SelectionQuery } from "../projects/selection.ts";
import { ownerToChange, toChange } from "./change-to-wire.ts";

/** An instant whose year has four digits: the database reads no others. */
const Millisecond = z
  .int()
  .min(-62_000_000_000_000)
  .max(Date.UTC(9999, 11, 31));
const Cursor = z.object({ at: Millisecond, project: z.int32(), kind: OpennessChangeKind, key: PlainText });
type Place = z.output<typeof Cursor>;

const ChangeQuery = PageQuery.extend(SelectionQuery.shape);

const route = createRoute({
  method: "get",
  path: "/openness/changes",
  summary: "What became otherwise in the open: licences, what is found in repositories, owners; newest first",
  request: { query: ChangeQuery },
  responses: {
    200: { description: "a page of changes", content: { "application/json": { schema: OpennessChangePage } } },
    400: problemContent("a parameter is wrong"),
  },
});

interface Placed {
  place: Place;
  item: CatalogueOpennessChange;
}

const readCursor = ({ cursor }: { cursor?: string | undefined }) => decodeCursor(cursor, Cursor);

export function opennessChangeList(context: RouteContext) {
  return createRouter({ schema: ChangeQuery, check: readCursor }).openapi(route, async (c) => {
    const query = c.req.valid("query");
    const after = readCursor(query);
    const { ids } = await findSelection(context, query.projects);
    const found = await readPlaced(context, ids, after, query.limit + 1);
    const page = found.slice(0, query.limit);
    const end = found.length > query.limit ? (page.at(-1)?.place ?? null) : null;
    return c.json({ items: page.map(({ item }) => item), nextCursor: encodeCursor(end) }, 200);
  });
}

/** Changes of files and of owners in one order, which both are read in. */
async function readPlaced({ db }: RouteContext, projectIds: number[] | null, after: Place | null, limit: number) {
  const query = { projectIds, limit, after: after === null ? null : { ...after, projectId: after.project } };
  const changes = await listOpennessChanges(db, query);
  const transfers = await readRecentEvents(db, { ...query, kinds: ["transferred"] });
  const placed: Placed[] = [
    ...changes.map(({ projectId, repo, name, ...change }) => ({
      place: { at: change.at, project: projectId, kind: change.kind, key: change.key },
      item: { repo, name, ...toChange(repo, change) },
    })),
    ...transfers.map((event) => ({
      place: { at: event.at, project: event.projectId, kind: "transferred" as const, key: event.key },
      item: { repo: event.repo, name: event.name, ...ownerToChange(event) },
    })),
  ];
  return placed.sort(comparePlaces).slice(0, limit);
}

function comparePlaces({ place: a }: Placed, { place: b }: Placed): number {
  return b.at - a.at || a.project - b.project || compareTexts(a.kind, b.kind) || compareTexts(a.key, b.key);
}

function compareTexts(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}
