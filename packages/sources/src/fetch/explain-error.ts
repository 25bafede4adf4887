import { FetchFault, tellAddress } from "./fetch-fault.ts";
import { ForbiddenAddressError } from "./guarded-connect.ts";
import { EncodingError, TooLargeError } from "./read-body.ts";

interface Attempt {
  url: string;
  maxBytes: number;
  timeoutMs: number;
  /** The caller's. */
  signal: AbortSignal | undefined;
  deadline: AbortSignal;
}

const RETRY = "it is tried again at the next run; look at the address if it stays so";
const PRIVATE_REMEDY =
  "use a public address; for one of your own network set GROUNDSWELL_ALLOW_PRIVATE_SOURCES (never for metadata services)";

/** What went wrong with a request, for people. Errors that are ours, such as a wrong argument, are given back as they are. */
export function explainError(error: unknown, attempt: Attempt): unknown {
  if (error instanceof FetchFault) return error;
  const { url, signal, deadline, timeoutMs } = attempt;
  const place = tellAddress(url);
  if (signal?.aborted === true) {
    return new FetchFault("aborted", `${place} was given up`, { url, remedy: "start it again", cause: error });
  }
  if (deadline.aborted) return timedOut(`no whole answer from ${place} within ${timeoutMs / 1000} s`, url);
  if (error instanceof ForbiddenAddressError) {
    return new FetchFault("forbidden_address", `${place} leads to ${error.message}`, { url, remedy: PRIVATE_REMEDY });
  }
  return explainBody(error, attempt, place) ?? explainConnection(error, url, place) ?? error;
}

function explainBody(error: unknown, { url, maxBytes }: Attempt, place: string): FetchFault | null {
  if (error instanceof TooLargeError) return tooLarge(url, maxBytes);
  const remedy = "tell whoever runs that server; it is tried again at the next run";
  if (error instanceof EncodingError) {
    return new FetchFault("bad_encoding", `the answer of ${place} is ${error.message}`, { url, remedy });
  }
  const code = codeOf(error);
  if (/^(Z_|ERR__?ERROR_|ERR_BROTLI|ZSTD_|ERR_ZSTD|ERR_BUF_ERROR|ERR_PADDING)/.test(code)) {
    const message = `the compression of ${place}'s answer is broken or cut off`;
    return new FetchFault("bad_encoding", message, { url, remedy, passes: true, cause: error });
  }
  return null;
}

/** An answer of more bytes than are taken. */
export function tooLarge(url: string, maxBytes: number): FetchFault {
  const size = maxBytes >= 1e6 ? `${Math.round(maxBytes / 1e6)} MB` : `${maxBytes} bytes`;
  const message = `${tellAddress(url)} sends more than ${size}`;
  return new FetchFault("too_large", message, { url, remedy: "use a feed with fewer or shorter entries" });
}

function explainConnection(error: unknown, url: string, place: string): FetchFault | null {
  const code = codeOf(error);
  const host = URL.parse(url)?.host ?? place;
  const options = { url, passes: true, remedy: RETRY, cause: error };
  if (code === "ENOTFOUND" || code === "EAI_NODATA" || code === "ENODATA") {
    return new FetchFault("name_not_found", `there is no host ${host}`, { ...options, remedy: "correct the address" });
  }
  if (code === "EAI_AGAIN") return new FetchFault("name_not_found", `the name ${host} can't be looked up now`, options);
  if (/TIMEOUT|ETIMEDOUT/.test(code)) return timedOut(`${host} did not answer in time`, url, error);
  if (/^(HPE_|UND_ERR_HTTP_PARSER|UND_ERR_HEADERS_OVERFLOW|UND_ERR_NOT_SUPPORTED|UND_ERR_INFO)/.test(code)) {
    const what = code === "UND_ERR_HEADERS_OVERFLOW" ? "headers that are too large" : "something that is no HTTP";
    return new FetchFault("bad_answer", `${place} answers with ${what}`, { ...options, passes: false });
  }
  if (/CERT|TLS|SSL|SELF_SIGNED|UNABLE_TO|EPROTO/.test(code)) {
    const remedy = "tell whoever runs that server; the certificate must be valid for this name";
    return new FetchFault("bad_tls", `no safe connection to ${host} (${code})`, { ...options, remedy });
  }
  if (
    /^(E[A-Z]+|UND_ERR_[A-Z_]+|ERR_STREAM_PREMATURE_CLOSE|ERR_SOCKET_[A-Z_]+)$/.test(code) &&
    !code.includes("INVALID_ARG")
  ) {
    return new FetchFault("no_connection", `no connection to ${host}, or it broke off (${code})`, options);
  }
  return null;
}

function timedOut(message: string, url: string, cause?: unknown): FetchFault {
  return new FetchFault("timed_out", message, { url, remedy: RETRY, passes: true, cause });
}

/** The code of an error or of the one behind it: connections that tried several addresses fail with all their errors. */
function codeOf(error: unknown): string {
  if (!(error instanceof Error)) return "";
  if ("code" in error && typeof error.code === "string") return error.code;
  if (error.name === "HTTPParserError") return "HPE_";
  if (error instanceof AggregateError) return codeOf(error.errors[0]);
  return codeOf(error.cause);
}
