import { createRoute } from "@hono/zod-openapi";
import { readReleases, type ReleaseRow } from "@groundswell/db";
import { ReleasePage, type Release } from "@groundswell/wire";
import { z } from "zod";
import type { RouteContext } from "../deps.ts";
import { createRouter } from "../http/app.ts";
import { decodeCursor, encodeCursor, PageQuery } from "../http/cursor.ts";
import { MOVED, RepoParams } from "../http/params.ts";
import { problemContent } from "../http/problem.ts";
import { resolveProject } from "../projects/resolve.ts";
import { toInstant } from "../projects/view.ts";

const Cursor = z.object({ at: z.number(), tag: z.string() });

const route = createRoute({
  method: "get",
  path: "/projects/{owner}/{name}/releases",
  summary: "A project's releases, newest first",
  request: { params: RepoParams, query: PageQuery },
  responses: {
    200: { description: "a page of releases", content: { "application/json": { schema: ReleasePage } } },
    301: MOVED,
    400: problemContent("a parameter is wrong"),
    404: problemContent("no watched project is or was called so"),
  },
});

export function releaseList(context: RouteContext) {
  const { db } = context;
  return createRouter().openapi(route, async (c) => {
    const project = await resolveProject(context, c.req.url, c.req.valid("param"));
    const { limit, cursor } = c.req.valid("query");
    const after = decodeCursor(cursor, Cursor);
    const all = await readReleases(db, project.id);
    const start =
      after === null ? 0 : all.findIndex((r) => r.at < after.at || (r.at === after.at && r.tag < after.tag));
    const items = start < 0 ? [] : all.slice(start, start + limit);
    const last = items.at(-1);
    const more = start >= 0 && start + limit < all.length && last !== undefined;
    const nextCursor = more ? encodeCursor({ at: last.at, tag: last.tag }) : null;
    return c.json({ items: items.map(toRelease), nextCursor }, 200);
  });
}

function toRelease(row: ReleaseRow): Release {
  const instant = (ms: number | null) => (ms === null ? null : toInstant(ms));
  return {
    tag: row.tag,
    name: row.name,
    at: toInstant(row.at),
    prerelease: row.prerelease,
    url: row.url,
    taggedAt: instant(row.taggedAt),
    publishedAt: instant(row.publishedAt),
    kind: row.prerelease ? "prerelease" : "release",
    receipt: row.receipt,
  };
}
