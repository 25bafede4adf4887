/** Words of the driver, and classes of PostgreSQL's own codes, that say that the database is not there, or has no room. */
const DRIVER = new Set([
  "CONNECT_TIMEOUT",
  "CONNECTION_CLOSED",
  "CONNECTION_DESTROYED",
  "CONNECTION_ENDED",
  "DATABASE_GONE",
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
  return hasCode(error, (code) => DRIVER.has(code) || SERVER.test(code));
}

/** Whether an error says that no server is there. One that has no room, on its disk or for another connection, is there. */
export function isServerGone(error: unknown): boolean {
  return isDatabaseGone(error) && !hasCode(error, (code) => code.startsWith("53"));
}

function hasCode(error: unknown, isOne: (code: string) => boolean): boolean {
  for (let cause = error, depth = 0; cause instanceof Error && depth < 5; cause = cause.cause, depth += 1) {
    const code: unknown = Reflect.get(cause, "code");
    if (typeof code === "string" && isOne(code)) return true;
  }
  return false;
}
