import { API_URL, PUBLIC_URL, REPORT_URL } from "$app/env/private";
import { createClient, keepAnswers } from "@groundswell/client";
import type { Handle, HandleServerError } from "@sveltejs/kit/hooks";
import type { RequestEvent } from "@sveltejs/kit";
import { belongsToApi } from "#lib/reserved.ts";
import { LIVE_PATH } from "#lib/live/live-path.ts";
import { compressPage } from "#lib/server/compress-page.ts";
import { fetchStream } from "#lib/server/fetch-stream.ts";
import { fetchForReader, forwardToApi } from "#lib/server/forward-to-api.ts";
import { readFirst } from "#lib/server/read-first.ts";
import { noteRetry } from "#lib/server/note-retry.ts";
import { findNear } from "#lib/server/find-near.ts";
import { createInProcessFetch, fetchWithTimeout, findApiHandler } from "#lib/server/api-fetch.ts";

const HEADERS = {
  "x-content-type-options": "nosniff",
  "referrer-policy": "strict-origin-when-cross-origin",
  "cross-origin-opener-policy": "same-origin",
  "permissions-policy": "camera=(), geolocation=(), microphone=(), payment=()",
};

/** What the API could not answer may be there again in seconds, unless it says otherwise. */
const RETRY_SECONDS = "5";

/** The same for all readers; a page needs about five. */
const answers = keepAnswers(200);

export const handle: Handle = async ({ event, resolve }) => {
  const publicUrl = PUBLIC_URL === "" ? findOrigin(event) : PUBLIC_URL;
  const handler = findApiHandler(event.platform?.req);
  const address = event.platform?.req.socket.remoteAddress;
  if (handler === null && belongsToApi(event.url.pathname)) {
    const isStream = event.url.pathname === LIVE_PATH;
    return forwardToApi(event.request, API_URL, address, isStream ? fetchStream : fetchWithTimeout);
  }
  event.locals.publicUrl = publicUrl;
  event.locals.reportUrl = REPORT_URL === "" ? null : REPORT_URL;
  let retrySeconds = RETRY_SECONDS;
  const ask =
    handler === null ? fetchForReader(event.request, address, fetchWithTimeout) : createInProcessFetch(handler);
  event.locals.api = createClient({
    baseUrl: handler === null ? API_URL : publicUrl,
    fetch: noteRetry(ask, (seconds) => (retrySeconds = seconds)),
    answers,
  });

  // SvelteKit would go through each page's text for an ETag, an eighth of the page's time. A page has another nonce each
  // time, so that none would ever be found again.
  let page = "";
  const takeOut = ({ html }: { html: string }) => {
    page += readFirst(html);
    return "";
  };
  const response = await resolve(event, { preload: shouldPreload, transformPageChunk: takeOut });
  if (PUBLIC_URL.startsWith("https:")) response.headers.set("strict-transport-security", "max-age=31536000");
  for (const [name, value] of Object.entries(HEADERS)) response.headers.set(name, value);
  if (response.status === 503) response.headers.set("retry-after", retrySeconds);
  return compressPage(event.request, response, page);
};

/** The Latin faces are on every page; accented letters of other languages come when a page has them. */
function shouldPreload(input: { type: string; filename?: string }): boolean {
  if (input.type !== "font") return input.type === "css" || input.type === "js";
  return input.filename !== undefined && !input.filename.includes("latin-ext");
}

/** The adapter takes every address for https; a direct connection knows better. */
function findOrigin(event: RequestEvent): string {
  const socket = event.platform?.req.socket;
  if (socket === undefined) return event.url.origin;
  return `${"encrypted" in socket ? "https" : "http"}://${event.url.host}`;
}

export const handleError: HandleServerError = async ({ kind, error, event }) => {
  // SvelteKit's own: no route, or an address that is none (`/%ff`). Neither is a fault of ours, nor fit for the log.
  const isMissing = kind === "app" ? error.kind === "not-found" : kind === "framework" && error.status < 500;
  if (isMissing) return { kind: "not-found", near: await findNear(event.locals.api, event.url.pathname) };
  if (kind === "app") return { kind: error.kind };
  // One line for whoever runs this; the reader is told no more than that it failed.
  const cause = error instanceof Error ? (error.stack ?? error.message) : JSON.stringify(error);
  process.stderr.write(`${JSON.stringify({ level: "error", page: event.url.pathname, kind, cause })}\n`);
  return { kind: "unexpected" };
};
