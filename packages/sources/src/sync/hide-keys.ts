import { hideSecrets } from "@groundswell/core";
import { stdSerializers, type Logger } from "pino";

/** A log as it was, but for keys in addresses: in what a source is called (`id`, `source`), and in errors (`err`). */
export function hideKeys(logger: Logger): Logger {
  const serializers = { id: hideIn, source: hideIn, err: (error: Error) => hideIn(stdSerializers.err(error)) };
  return logger.child({}, { serializers });
}

/** An error of the database holds the statement's values, on any level. */
function hideIn(value: unknown): unknown {
  if (typeof value === "string") return hideSecrets(value);
  if (Array.isArray(value)) return value.map(hideIn);
  if (typeof value !== "object" || value === null || value instanceof Error) return value;
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, hideIn(each)]));
}
