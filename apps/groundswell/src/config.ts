import { UserError } from "@groundswell/core";
import { z } from "zod";
import type { BlockList } from "node:net";
import { toBlockList } from "./serving/client-of.ts";

const HOUR_MS = 3_600_000;
const UNIT_MS = { s: 1_000, m: 60_000, h: HOUR_MS, d: 24 * HOUR_MS } as const;

const Duration = z
  .string()
  .regex(/^[1-9]\d{0,5}[smhd]$/, "must be a number with s, m, h or d, as in 90m")
  .transform((text) => Number(text.slice(0, -1)) * UNIT_MS[text.slice(-1) as keyof typeof UNIT_MS]);

const HttpUrl = z
  .url({ protocol: /^https?$/, error: "must be an http(s) address" })
  .transform((url) => url.replace(/(?<!\/)\/+$/, ""));

const Environment = z.object({
  PORT: z.coerce.number("must be a port number").int().min(0).max(65_535).default(4_000),
  HOST: z.string().default("127.0.0.1"),
  PUBLIC_URL: HttpUrl.optional(),
  REPORT_URL: HttpUrl.optional(),
  RATE_LIMIT: z
    .string()
    .regex(/^\d{1,7}$/, "must be a number of requests a minute, or 0 for no limits")
    .optional(),
  TRUSTED_PROXIES: z
    .string()
    .default("")
    .transform((text, context) => {
      const list = toBlockList(
        text
          .split(",")
          .map((part) => part.trim())
          .filter((part) => part !== ""),
      );
      if (list !== null) return list;
      context.addIssue(
        "must be addresses or networks, as in 10.0.0.0/8, or loopback, or private, with commas between them",
      );
      return z.NEVER;
    }),
  DATABASE_URL: z
    .string()
    .regex(/^postgres(ql)?:\/\/./, "must be a postgres:// address")
    .optional(),
  DATABASE_READ_URL: z
    .string()
    .regex(/^postgres(ql)?:\/\/./, "must be a postgres:// address")
    .optional(),
  DATABASE_CONNECTIONS: z.coerce
    .number("must be a number of connections")
    .int("must be a whole number of connections")
    .min(1, "must be 1 connection at least")
    .max(1_000, "must be 1000 connections at most")
    .default(10),
  GROUNDSWELL_DATA_DIR: z.string().default(".data"),
  GITHUB_TOKEN: z
    .string()
    .regex(/^[\w.-]+$/, "must be a GitHub token: letters, digits, dots, - and _ only")
    .optional(),
  GITHUB_API_URL: HttpUrl.default("https://api.github.com"),
  WATCHLIST: z.string().default("watchlist.yaml"),
  STORIES_DIR: z.string().default("stories"),
  COLLECT_INTERVAL: Duration.optional(),
  COLLECT_OPENNESS: z.enum(["0", "1", "true", "false"]).default("1"),
  GITHUB_WEBHOOK_SECRET: z.string().optional(),
  AIDRAN_WEBHOOK_SECRET: z.string().optional(),
  GROUNDSWELL_HISTORY_ZONE: z
    .string()
    .refine(isTimeZone, "must be a time zone, as in UTC or America/Los_Angeles")
    .default("UTC"),
  GROUNDSWELL_ALLOW_PRIVATE_SOURCES: z.enum(["0", "1", "true", "false"]).default("0"),
  SHUTDOWN_DELAY: Duration.optional(),
  LOG_LEVEL: z.enum(["trace", "debug", "info", "warn", "error", "fatal", "silent"]).optional(),
});

export interface Config {
  port: number;
  host: string;
  publicUrl: string | null;
  /** Where readers report a wrong number; null: nowhere. The dashboard reads it from the environment itself. */
  reportUrl: string | null;
  /** Requests a minute and client; null: the usual; 0: no limits. */
  perMinute: number | null;
  /** Whose word on who asks is taken. */
  trustedProxies: BlockList;
  databaseUrl: string | undefined;
  /** A replica of that server, for the API's reads; null: there is none. */
  databaseReadUrl: string | null;
  /** As many a process keeps to a server, at most. */
  databaseConnections: number;
  dataDir: string;
  githubToken: string | null;
  githubApiUrl: string;
  /** What GitHub signs webhooks with; null: webhooks are off. */
  githubWebhookSecret: string | null;
  /** What AIDRAN signs webhooks with; null: they are off. */
  aidranWebhookSecret: string | null;
  /** Whether stories may be fetched from private addresses. */
  allowPrivateSources: boolean;
  watchlistFile: string;
  storiesDir: string;
  collectIntervalMs: number;
  /** Whether files are read for the openness ledger; without a token they are not. */
  collectOpenness: boolean;
  /** For how long the process answers once it has been told to stop: a balancer needs that to notice. */
  shutdownDelayMs: number;
  logLevel: z.infer<typeof Environment>["LOG_LEVEL"];
}

/**
 * Reads the environment, once, at start-up. An empty value counts as absent.
 * @throws UserError that lists every malformed value, and every unknown name that begins with GROUNDSWELL_. Secrets are
 * never repeated.
 */
export function readConfig(env: Record<string, string | undefined>): Config {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== undefined && value !== ""));
  const known = Object.keys(Environment.shape);
  const unknown = Object.keys(given).filter((name) => name.startsWith("GROUNDSWELL_") && !known.includes(name));
  const parsed = Environment.safeParse(given);
  const faults = [
    ...(parsed.error?.issues ?? []).map((issue) => `${issue.path.join(".")} ${issue.message}`),
    ...unknown.map((name) => `${name} is not a setting`),
  ];
  if (!parsed.success || faults.length > 0) {
    throw new UserError(faults.join("; "), {
      where: "environment",
      remedy: `correct or unset ${faults.length === 1 ? "it" : "them"}; the settings are listed in docs/configuration.md`,
    });
  }
  const values = parsed.data;
  const token = values.GITHUB_TOKEN ?? null;
  return {
    port: values.PORT,
    host: values.HOST,
    publicUrl: values.PUBLIC_URL ?? null,
    reportUrl: values.REPORT_URL ?? null,
    perMinute: values.RATE_LIMIT === undefined ? null : Number(values.RATE_LIMIT),
    trustedProxies: values.TRUSTED_PROXIES,
    databaseUrl: values.DATABASE_URL,
    databaseReadUrl: values.DATABASE_URL === undefined ? null : (values.DATABASE_READ_URL ?? null),
    databaseConnections: values.DATABASE_CONNECTIONS,
    dataDir: values.GROUNDSWELL_DATA_DIR,
    githubToken: token,
    githubApiUrl: values.GITHUB_API_URL,
    githubWebhookSecret: values.GITHUB_WEBHOOK_SECRET ?? null,
    aidranWebhookSecret: values.AIDRAN_WEBHOOK_SECRET ?? null,
    allowPrivateSources: ["1", "true"].includes(values.GROUNDSWELL_ALLOW_PRIVATE_SOURCES),
    watchlistFile: values.WATCHLIST,
    storiesDir: values.STORIES_DIR,
    collectIntervalMs: values.COLLECT_INTERVAL ?? (token === null ? 6 * HOUR_MS : HOUR_MS),
    collectOpenness: ["1", "true"].includes(values.COLLECT_OPENNESS),
    shutdownDelayMs: values.SHUTDOWN_DELAY ?? 0,
    logLevel: values.LOG_LEVEL,
  };
}

function isTimeZone(zone: string): boolean {
  try {
    new Intl.DateTimeFormat("en", { timeZone: zone });
    return true;
  } catch {
    return false;
  }
}
