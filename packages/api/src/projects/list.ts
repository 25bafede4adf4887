import { createRoute } from "@hono/zod-openapi";
import { listProjects, type ProjectListCursor } from "@groundswell/db";
import { MomentumLabel, PROJECT_SORTS, ProjectPage, WINDOWS, type ProjectSort } from "@groundswell/wire";
import { z } from "zod";
import type { RouteContext } from "../deps.ts";
import { createRouter } from "../http/app.ts";
import { SEARCH_COST } from "../limits/work-budget.ts";
import { AsOfQuery, readAsOf } from "../http/as-of.ts";
import { decodeCursor, encodeCursor, PageQuery } from "../http/cursor.ts";
import { Faults } from "../http/faults.ts";
import { PlainText, readSearchText } from "../http/params.ts";
import { problemContent } from "../http/problem.ts";
import { rememberWritten } from "../http/remember-written.ts";
import { writtenJson } from "../http/written-json.ts";
import { findSelection, SelectionQuery } from "./selection.ts";
import { joinPage, rememberTexts, writeTextsAsOf } from "./texts.ts";

/** A page ends at a project's value in the order asked for, or among the projects without one. */
function cursorOf(value: z.ZodType<number | string | null>, tie: z.ZodType<number | null>) {
  return z.object({ value, tie, id: z.int32() });
}
const CountCursor = cursorOf(z.int32().nullable(), z.null());
const CURSORS: Record<ProjectSort, z.ZodType<ProjectListCursor>> = {
  name: cursorOf(PlainText, z.null()),
  stars: CountCursor,
  net: CountCursor,
  velocity: cursorOf(z.number().nullable(), z.null()),
  momentum: cursorOf(z.number().nullable(), z.number().nullable()),
};

const ListQuery = PageQuery.extend({
  sort: z.enum(PROJECT_SORTS).default("stars").meta({
    description:
      "`momentum`: by the cautious momentum, then by velocity; last those without a figure, or without one of the last week",
  }),
  window: z
    .enum(WINDOWS)
    .optional()
    .meta({
      description:
        "of `net` (default: 7d), and of `velocity` (default: none, the rate now, recent days weighted most); of no " +
        "other order",
    }),
  category: PlainText.max(100).optional(),
  label: MomentumLabel.optional().meta({ description: "only those whose momentum is called so now; not with `asOf`" }),
  q: PlainText.max(200).optional().meta({ description: "part of a name, repository or description" }),
})
  .extend(SelectionQuery.shape)
  .extend(AsOfQuery.shape);

const route = createRoute({
  method: "get",
  path: "/projects",
  summary: "Watched projects, ranked",
  request: {
    query: ListQuery,
  },
  responses: {
    200: { description: "a page of projects", content: { "application/json": { schema: ProjectPage } } },
    400: problemContent("a parameter is wrong"),
    429: problemContent("too much was searched for; `Retry-After` says when to ask again"),
  },
});

export function projectList(context: RouteContext) {
  const { db, now } = context;
  const write = rememberTexts(db);
  const once = rememberWritten();
  const check = (
    { sort, label, cursor, asOf }: z.output<typeof ListQuery>,
    refused: ReadonlySet<string> = new Set(),
  ) => {
    const faults = new Faults();
    const read = {
      asOf: faults.of(() => readAsOf(asOf, now()), null),
      // Each order has cursors of its own.
      after: refused.has("sort") ? null : faults.of(() => decodeCursor(cursor, CURSORS[sort]), null),
    };
    if (label !== undefined && asOf !== undefined) faults.add("label", "is of now: leave it out with `asOf`");
    faults.throwAny();
    return read;
  };
  return createRouter({ schema: ListQuery, check }).openapi(route, async (c) => {
    const query = c.req.valid("query");
    const { sort, window = null, category = null, label = null, q = "", limit } = query;
    const { asOf, after } = check(query);
    const text = readSearchText(q);
    if (text !== null) context.workBudget.spend(SEARCH_COST);
    const { ids, ...answered } = await findSelection(context, query.projects);
    const known = asOf === null ? { newest: await context.newestDay() } : {};
    const page = await listProjects(db, { sort, window, category, text, ids, label, limit, after, asOf }, known);
    const rest = { nextCursor: encodeCursor(page.next), ...answered };
    if (asOf !== null) return writtenJson<ProjectPage>(c, joinPage(await writeTextsAsOf(db, page, asOf), rest));
    const texts = await write(page);
    return writtenJson<ProjectPage>(
      c,
      once(JSON.stringify([page.items, rest]), () => joinPage(texts, rest)),
    );
  });
}
