import pino, { type Logger } from "pino";
import type { Config } from "../config.ts";

/** Takes whole lines. */
export interface LogDestination {
  write(line: string): void;
}

/** Structured log lines, on standard error unless told otherwise. On a terminal only what needs attention, unless LOG_LEVEL says otherwise. */
export function createLogger({ logLevel }: Config, destination: LogDestination = toStandardError()): Logger {
  const level = logLevel ?? (process.stdout.isTTY ? "warn" : "info");
  return pino({ level, base: null, timestamp: pino.stdTimeFunctions.isoTime }, destination);
}

function toStandardError(): LogDestination {
  return pino.destination({ dest: 2, sync: true });
}
