/** Words of the driver, and classes of PostgreSQL's own codes, that say that the database is not there, or has no room. */
const DRIVER = new Set([
  "CONNECT_TIMEOUT",
  "CONNECTION_CLOSED",
  "CONNECTION_DESTROYED",
  "CONNECTION_ENDED",
  "EAI_AGAIN",
  "ECONNREFUSED",
  "ECONNRESET",
  "EHOSTUNREACH",
  "ENETUNREACH",
  "ENOENT",
  "ENOTFOUND",
  "EPIPE",
  "ETIMEDOUT",
]);
const SERVER = /^(?:08|57P|53)/;

/** Whether an error says that the database does not answer; it may stand behind others as their cause. */
export function isDatabaseGone(error: unknown): boolean {
  for (let cause = error, depth = 0; cause instanceof Error && depth < 5; cause = cause.cause, depth += 1) {
    const code: unknown = Reflect.get(cause, "code");
    if (typeof code === "string" && (DRIVER.has(code) || SERVER.test(code))) return true;
  }
  return false;
}
