import pino, { type Logger } from "pino";
import type { Config } from "../config.ts";

/** Structured log lines on standard error. On a terminal only what needs attention, unless LOG_LEVEL says otherwise. */
export function createLogger({ logLevel }: Config): Logger {
  const level = logLevel ?? (process.stdout.isTTY ? "warn" : "info");
  return pino(
    { level, base: null, timestamp: pino.stdTimeFunctions.isoTime },
    pino.destination({ dest: 2, sync: true }),
  );
}
