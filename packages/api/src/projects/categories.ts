import { createRoute } from "@hono/zod-openapi";
import { countList, type ListCount } from "@groundswell/db";
import { CategoryPage, MomentumLabel, type Category } from "@groundswell/wire";
import { z } from "zod";
import type { RouteContext } from "../deps.ts";
import { createRouter } from "../http/app.ts";
import { PlainText, readSearchText } from "../http/params.ts";
import { problemContent } from "../http/problem.ts";
import { findSelection, SelectionQuery } from "./selection.ts";

const CategoryQuery = z
  .object({ q: PlainText.max(200).optional().meta({ description: "count only what this finds, as `/projects` does" }) })
  .extend(SelectionQuery.shape);

const route = createRoute({
  method: "get",
  path: "/categories",
  summary: "The categories of the watched projects: how many each has, and how they move; those without one last",
  request: { query: CategoryQuery },
  responses: {
    200: { description: "every category", content: { "application/json": { schema: CategoryPage } } },
    400: problemContent("a parameter is wrong"),
  },
});

export function categoryList(context: RouteContext) {
  return createRouter().openapi(route, async (c) => {
    const { q = "", projects } = c.req.valid("query");
    const { ids, ...answered } = await findSelection(context, projects);
    const { counts, newest } = await countList(context.db, { ids, text: readSearchText(q) });
    return c.json({ items: toCategories(counts), nextCursor: null, to: newest, ...answered }, 200);
  });
}

/** Every category, by name; projects without one last. */
export function toCategories(counts: readonly ListCount[]): Category[] {
  const byCategory = Map.groupBy(counts, ({ category }) => category);
  return [...byCategory].map(([category, of]) => toCategory(category, of));
}

function toCategory(category: string | null, counts: readonly ListCount[]): Category {
  const labels = { ...NONE };
  for (const { label, count } of counts) labels[label] += count;
  return { category, projects: counts.reduce((sum, { count }) => sum + count, 0), labels };
}

const NONE: Category["labels"] = z
  .record(MomentumLabel, z.number())
  .parse(Object.fromEntries(MomentumLabel.options.map((label) => [label, 0])));
