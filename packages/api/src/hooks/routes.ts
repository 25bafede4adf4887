import { Hono, type Context } from "hono";
import { bodyLimit } from "hono/body-limit";
import type { HookAnswer, RouteContext } from "../deps.ts";
import { problemResponse } from "../http/problem.ts";

/** GitHub cuts payloads off at 25 MB; those of the events that we read have a few kilobytes, and a release's notes. */
const MAX_BYTES = 5 * 1024 * 1024;

const limitBody = bodyLimit({
  maxSize: MAX_BYTES,
  onError: () =>
    problemResponse({
      title: "Too large",
      status: 413,
      detail: "a delivery may have 5 MB: choose the events star, fork, release and repository only",
    }),
});

const OFF = {
  real: "no secret is set: whoever runs this must set GITHUB_WEBHOOK_SECRET to the webhook's secret",
  demo: "this is a simulated world: what the real GitHub says has no place in it",
} as const;

/** `POST /hooks/github`. What a delivery says is for its handler, which the app passes in, to understand and to store. */
export function hookRoutes({ hooks, world }: RouteContext) {
  const github = hooks?.github ?? null;
  return new Hono()
    .post("/hooks/github", limitBody, async (c) =>
      github === null
        ? problemResponse({ title: "Webhooks are off", status: 404, detail: OFF[world] })
        : toResponse(c, await github(c.req.raw)),
    )
    .all("/hooks/github", () =>
      problemResponse(
        { title: "Method not allowed", status: 405, detail: "deliveries of webhooks are POSTed here" },
        { allow: "POST" },
      ),
    );
}

/** Whoever set the webhook up reads the answer in GitHub's list of deliveries. */
function toResponse(c: Context, { status, title, detail }: HookAnswer): Response {
  if (status >= 400) return problemResponse({ title, status, detail });
  return c.body(JSON.stringify({ title, detail }), status, {
    "content-type": "application/json; charset=utf-8",
    "cache-control": "no-store",
  });
}
