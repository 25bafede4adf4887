import { FetchFault, tellAddress, type FetchFaultCode } from "./fetch-fault.ts";

const MAX_RETRY_AFTER_MS = 7 * 86_400_000;
/** The only form that servers are to send (RFC 9110); others could be of any zone. */
const HTTP_DATE = /^[A-Z][a-z]{2}, \d{2} [A-Z][a-z]{2} \d{4} \d{2}:\d{2}:\d{2} GMT$/;

interface Refusal {
  url: string;
  status: number;
  retryAfter: string | null;
  /** The instant of the answer, for a `Retry-After` that is a date. */
  nowMs: number;
}

/** An answer that is no success, for people. */
export function explainStatus({ url, status, retryAfter, nowMs }: Refusal): FetchFault {
  const { code, remedy } = judgeStatus(status);
  const waits = status === 429 || status === 503;
  return new FetchFault(code, `${tellAddress(url)} answers ${status}`, {
    url,
    status,
    remedy,
    passes: code === "server_error" || code === "too_many_requests",
    retryAfterMs: waits ? parseRetryAfter(retryAfter, nowMs) : null,
  });
}

function judgeStatus(status: number): { code: FetchFaultCode; remedy: string } {
  if (status === 401 || status === 403) {
    return { code: "not_allowed", remedy: "look at whether it is public, or whether the key is right" };
  }
  if (status === 404 || status === 410) {
    return { code: "not_found", remedy: "it has moved or is gone: look for its new address" };
  }
  if (status === 429) return { code: "too_many_requests", remedy: "it asks for patience; it is tried again later" };
  if (status >= 500)
    return { code: "server_error", remedy: "the server has trouble; it is tried again at the next run" };
  return { code: "bad_status", remedy: "open the address in a browser and see what it is" };
}

/** Milliseconds that a `Retry-After` header asks for, at most a week; null when it says nothing that can be read. */
export function parseRetryAfter(header: string | null, nowMs: number): number | null {
  if (header === null) return null;
  const text = header.trim();
  if (/^\d{1,9}$/.test(text)) return Math.min(Number(text) * 1000, MAX_RETRY_AFTER_MS);
  if (!HTTP_DATE.test(text)) return null;
  const at = Date.parse(text);
  return Number.isNaN(at) ? null : Math.min(Math.max(at - nowMs, 0), MAX_RETRY_AFTER_MS);
}
