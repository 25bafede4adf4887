import { ApiError } from "@groundswell/client";
import { error } from "@sveltejs/kit";
import { strings } from "#lib/strings/site.ts";

/**
 * Waits for an answer of the API, and turns a failure into the page that explains it: 404 where the API says so of
 * what the page is about, 502 when it failed, 503 when it can't be reached or says that it can't answer now.
 * @param notFound what the reader asked for that isn't there, as a sentence; null: a part of the page, whose fault isn't the
 *   reader's
 */
export async function ask<T>(answer: Promise<T>, notFound: string | null): Promise<T> {
  try {
    return await answer;
  } catch (cause) {
    if (!(cause instanceof ApiError)) error(503, strings.apiUnreachable, { kind: "api-unreachable" });
    if (notFound !== null && [404, 400, 422].includes(cause.status)) {
      error(404, notFound, { kind: "not-found" });
    }
    if (cause.status === 503) error(503, toSentence(cause.message), { kind: "api-unavailable" });
    error(502, strings.apiFailed, { kind: "api-failed" });
  }
}

/** Null where the API knows nothing of the kind. */
export async function unlessMissing<T>(answer: Promise<T>): Promise<T | null> {
  try {
    return await answer;
  } catch (cause) {
    if (cause instanceof ApiError && (cause.status === 404 || cause.status === 400)) return null;
    throw cause;
  }
}

/**
 * Null where a part of a page can't be read, which then says so: what else is known stands without it. That may be an API
 * of an older version, which doesn't know the part yet.
 */
export async function unlessFailing<T>(answer: Promise<T>): Promise<T | null> {
  try {
    return await answer;
  } catch {
    return null;
  }
}

/** The API says what is wrong, and since when. */
function toSentence(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}${/[.!?]$/.test(text) ? "" : "."}`;
}
