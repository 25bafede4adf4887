import { createRoute, z } from "@hono/zod-openapi";
import { createRouter } from "../http/app.ts";
import { problemContent, problemResponse } from "../http/problem.ts";
import { currentClient } from "../limits/current-client.ts";
import { tooMany } from "../limits/too-many.ts";
import type { LiveHub } from "./live-hub.ts";
import { helloOf, listNews, type LiveView } from "./live-view.ts";
import { openStream } from "./open-stream.ts";
import { RETRY, writeEvent } from "./write-event.ts";

const LIVE_PATH = "/api/v1/live";
const RETRY_SECONDS = 30;
const FULL = "as many listen as can be served";

const HEADERS = {
  "content-type": "text/event-stream; charset=utf-8",
  "cache-control": "no-store, no-transform",
  "access-control-allow-origin": "*",
  "x-content-type-options": "nosniff",
  // Proxies that gather an answer before they pass it on would hold events back.
  "x-accel-buffering": "no",
};

const route = createRoute({
  method: "get",
  path: "/live",
  summary: "What changes, as it changes (server-sent events)",
  description:
    "`hello` first: {version, at, newest}. `figures` {version, at, newest} when the data have changed: ask again for what " +
    "you show. `status` {at, github: {state, since}, figures} when GitHub can be reached or not, or the figures have grown " +
    "old. A comment every 20 seconds. A client that comes back with `Last-Event-ID` is told at once what it has missed.",
  request: {
    query: z.object({
      lastEventId: z
        .string()
        .max(64)
        .optional()
        .meta({ description: "the same as the header `Last-Event-ID`, for clients that can't set it" }),
    }),
  },
  responses: {
    200: { description: "the stream", content: { "text/event-stream": { schema: z.string() } } },
    400: problemContent("the parameter is wrong"),
    429: problemContent("as many streams as one client may have are open"),
    503: problemContent(
      "too many listen already, or the database does not answer; `Retry-After` says when to ask again",
    ),
  },
});

/** The answers of this path are no documents: nothing that keeps, compresses or counts them may stand before it. */
export function isLive({ url }: Request): boolean {
  return url.includes(LIVE_PATH) && new URL(url).pathname === LIVE_PATH;
}

export function liveGet(hub: LiveHub) {
  return createRouter().openapi(route, async (c) => {
    if (hub.isFull()) return refuse(FULL);
    const who = currentClient();
    const client = who === null || who.isLocal ? null : who.key;
    if (hub.hasEnough(client)) throw tooMany("streams", RETRY_SECONDS * 1_000, sayEnough);
    if (c.req.method === "HEAD") return new Response(null, { headers: HEADERS });
    const known = c.req.header("last-event-id") ?? c.req.valid("query").lastEventId ?? null;
    const isReady = await hub.prepare().then(
      () => true,
      () => false,
    );
    const { view } = hub;
    if (!isReady || view === null) return refuse("the database does not answer");
    if (hub.isFull()) return refuse(FULL);
    return new Response(openStream(hub, client, begin(view, known)), { headers: HEADERS });
  });
}

function sayEnough(seconds: number): string {
  return `as many live streams as one client may have are open; ask again in ${seconds} s`;
}

function begin(view: LiveView, known: string | null): Uint8Array[] {
  return [RETRY, writeEvent(helloOf(view)), ...listNews(view, known).map(writeEvent)];
}

function refuse(detail: string): Response {
  return problemResponse({ title: "Not now", status: 503, detail }, { "retry-after": String(RETRY_SECONDS) });
}
