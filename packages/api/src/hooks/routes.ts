import { Hono, type Context } from "hono";
import { bodyLimit } from "hono/body-limit";
import type { HookAnswer, RouteContext } from "../deps.ts";
import { problemResponse } from "../http/problem.ts";
import { HOOKS, MAX_BYTES } from "./hooks.ts";

/**
 * `POST /hooks/{name}` for each who sends us deliveries. What one says is for its handler, which the app passes in, to
 * understand and to store.
 */
export function hookRoutes({ hooks, world }: RouteContext) {
  const app = new Hono();
  for (const { name, off, tooLarge } of HOOKS) {
    const path = `/hooks/${name}`;
    const handle = hooks?.[name] ?? null;
    const limitBody = bodyLimit({
      maxSize: MAX_BYTES,
      onError: () => problemResponse({ title: "Too large", status: 413, detail: tooLarge }),
    });
    app.post(path, limitBody, async (c) =>
      handle === null
        ? problemResponse({ title: "Webhooks are off", status: 404, detail: off[world] })
        : toResponse(c, await handle(c.req.raw)),
    );
    app.all(path, () => problemResponse(NOT_POSTED, { allow: "POST" }));
  }
  return app;
}

const NOT_POSTED = { title: "Method not allowed", status: 405, detail: "deliveries of webhooks are POSTed here" };

/** Whoever set the webhook up reads the answer in the sender's list of deliveries. */
function toResponse(c: Context, { status, title, detail }: HookAnswer): Response {
  if (status >= 400) return problemResponse({ title, status, detail });
  return c.body(JSON.stringify({ title, detail }), status, {
    "content-type": "application/json; charset=utf-8",
    "cache-control": "no-store",
  });
}
