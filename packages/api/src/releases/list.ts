import { readReleaseEffects, readReleases, type DayEffect, type ReleaseRow } from "@groundswell/db";
import { ReleasePage, type Release } from "@groundswell/wire";
import { z } from "zod";
import type { RouteContext } from "../deps.ts";
import { createRouter } from "../http/app.ts";
import { decodeCursor, encodeCursor, PageQuery } from "../http/cursor.ts";
import { toInstant } from "../http/instant.ts";
import { resolveProject } from "../projects/resolve.ts";
import { projectRoute } from "../projects/route.ts";
import { toAfter } from "./after.ts";

const Cursor = z.object({ at: z.number(), tag: z.string() });

const route = projectRoute("/releases", {
  summary: "A project's releases, newest first, each with the stars of the week after",
  query: PageQuery,
  answer: ReleasePage,
  describes: "a page of releases",
});

export function releaseList(context: RouteContext) {
  const { db } = context;
  return createRouter({ schema: PageQuery, check: ({ cursor }) => decodeCursor(cursor, Cursor) }).openapi(
    route,
    async (c) => {
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
      const withEffects = await readReleaseEffects(db, project.id, items);
      return c.json({ items: withEffects.map(toRelease), nextCursor }, 200);
    },
  );
}

function toRelease(row: ReleaseRow & { after: DayEffect }): Release {
  return {
    tag: row.tag,
    name: row.name,
    at: toInstant(row.at),
    prerelease: row.prerelease,
    url: row.url,
    taggedAt: toInstant(row.taggedAt),
    publishedAt: toInstant(row.publishedAt),
    kind: row.prerelease ? "prerelease" : "release",
    receipt: row.receipt,
    after: toAfter(row.after),
  };
}
