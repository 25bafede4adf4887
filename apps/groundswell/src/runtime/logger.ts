import { currentRequestId } from "@groundswell/api";
import pino, { type Logger } from "pino";
import type { Config } from "../config.ts";

/** Takes whole lines. */
export interface LogDestination {
  write(line: string): void;
}

/** Shorter values stand in lines by chance. */
const LEAST_SECRET = 6;
const HIDDEN = "[hidden]";

/**
 * Structured log lines, on standard error unless told otherwise. On a terminal only what needs attention, unless LOG_LEVEL
 * says otherwise. Each line of a request's has its id; no line has one of our secrets, wherever it came from.
 */
export function createLogger(config: Config, destination: LogDestination = toStandardError()): Logger {
  const level = config.logLevel ?? (process.stdout.isTTY ? "warn" : "info");
  const mixin = () => {
    const requestId = currentRequestId();
    return requestId === undefined ? {} : { requestId };
  };
  const secrets = listSecrets(config);
  const safe = secrets.length === 0 ? destination : { write: (line: string) => destination.write(hide(line, secrets)) };
  return pino({ level, base: null, timestamp: pino.stdTimeFunctions.isoTime, mixin }, safe);
}

/** As a line of JSON has them. */
function listSecrets(config: Partial<Config>): string[] {
  const { githubToken, githubWebhookSecret, aidranWebhookSecret, databaseUrl } = config;
  const passwords = [databaseUrl].flatMap((url) => (url === undefined ? [] : readPasswords(url)));
  return [githubToken, githubWebhookSecret, aidranWebhookSecret, ...passwords]
    .filter((secret) => typeof secret === "string" && secret.length >= LEAST_SECRET)
    .map((secret) => JSON.stringify(secret).slice(1, -1));
}

/** As it stands in addresses, and by itself, unless it is a word that lines are full of. */
function readPasswords(url: string): string[] {
  if (!URL.canParse(url)) return [];
  const { username, password, pathname } = new URL(url);
  if (password === "") return [];
  const isWord = [username, pathname.slice(1)].includes(password);
  return [`:${password}@`, ...(isWord ? [] : [password])];
}

function hide(line: string, secrets: readonly string[]): string {
  return secrets.reduce((text, secret) => text.replaceAll(secret, HIDDEN), line);
}

function toStandardError(): LogDestination {
  return pino.destination({ dest: 2, sync: true });
}
