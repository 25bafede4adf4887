import { LANGUAGES, RENDER_VERSION, type Looks } from "@groundswell/charts";
import {
  ALIGNMENTS,
  INTERVALS,
  isRepoName,
  type Alignment,
  type Day,
  type Interval,
  type Metric,
  type OriginKind,
} from "@groundswell/core";
import { z } from "zod";
import { checkTogether } from "./check-options.ts";
import { Faults } from "../http/faults.ts";
import { PlainText, StoredDay } from "../http/params.ts";
import { toInstant } from "../http/instant.ts";
import type { ChartKind } from "./address.ts";

/** Every option of any chart, as understood; those that a chart does not have are at their defaults. */
export interface ChartOptions extends Omit<Looks, "language"> {
  /** Of a comparison: names as asked for, each once. */
  projects: readonly string[];
  align: Alignment;
  /** Of an index; null: the first day on which all have a value. */
  base: Day | null;
  origin: OriginKind;
  category: string | null;
  limit: number;
  from: Day | null;
  to: Day | null;
  /** Null: whichever suits. */
  interval: Interval | null;
  lang: Looks["language"];
  /** The instant that the chart is pinned to; null: it is live. */
  asOf: string | null;
  /** The render version that is asked for; null: none in particular. */
  v: number | null;
}

export type OptionName = keyof ChartOptions;

const MARKERS = ["releases", "stories", "events"] as const;
const MOST_NAMES = 50;

/** Whole numbers in one spelling: what is written in another way would be another address of the same chart. */
const whole = (least: number, most: number) =>
  z
    .string()
    .regex(/^[1-9]\d{0,4}$/)
    .transform(Number)
    .refine((value) => value >= least && value <= most);

const list = z.string().transform((text) => [
  ...new Set(
    text
      .split(",")
      .map((part) => part.trim())
      .filter((part) => part !== ""),
  ),
]);

const Markers = list
  .pipe(z.array(z.enum(MARKERS)))
  .transform((names): readonly (typeof MARKERS)[number][] => MARKERS.filter((marker) => names.includes(marker)));

const Projects = list.pipe(z.array(z.string().refine(isRepoName)).min(1).max(MOST_NAMES));

interface Option {
  schema: z.ZodType;
  /** What may stand there, as whoever got it wrong is told. */
  allowed: string;
}

/** In the order in which a canonical address has them. */
const OPTIONS: Record<OptionName, Option> = {
  projects: { schema: Projects, allowed: "1 to 10 projects as owner/name, separated by commas" },
  align: { schema: z.enum(ALIGNMENTS), allowed: ALIGNMENTS.join(", ") },
  base: { schema: StoredDay, allowed: "a day such as 2026-03-26" },
  origin: { schema: z.enum(["created", "release"]), allowed: "created, release" },
  category: { schema: PlainText.min(1).max(100), allowed: "a category of the watchlist" },
  limit: { schema: whole(1, 50), allowed: "a whole number from 1 to 50" },
  from: { schema: StoredDay, allowed: "a day such as 2026-03-26" },
  to: { schema: StoredDay, allowed: "a day such as 2026-03-26" },
  interval: { schema: z.enum(INTERVALS), allowed: INTERVALS.join(", ") },
  scale: { schema: z.enum(["linear", "log"]), allowed: "linear, log" },
  markers: { schema: Markers, allowed: `any of ${MARKERS.join(", ")}, separated by commas, or nothing` },
  theme: { schema: z.enum(["auto", "light", "dark"]), allowed: "auto, light, dark" },
  width: { schema: whole(240, 2_400), allowed: "a whole number of pixels from 240 to 2400" },
  // The least height that is drawn is 200; 180 was allowed once.
  height: {
    schema: whole(180, 1_600).transform((pixels) => Math.max(200, pixels)),
    allowed: "a whole number of pixels from 200 to 1600",
  },
  lang: { schema: z.enum(LANGUAGES), allowed: LANGUAGES.join(", ") },
  asOf: {
    schema: z.iso.datetime().transform((iso) => toInstant(Date.parse(iso))),
    allowed: "an instant such as 2026-04-10T12:00:00Z",
  },
  v: { schema: whole(1, RENDER_VERSION), allowed: `a render version, from 1 to ${RENDER_VERSION}` },
};

const DEFAULTS: ChartOptions = {
  ...{ projects: [], align: "date", base: null, origin: "created", category: null, limit: 10 },
  ...{ from: null, to: null, interval: null, scale: "linear", markers: MARKERS, theme: "auto" },
  ...{ width: 960, height: 540, lang: "en", asOf: null, v: null },
};

/** Ten projects' releases would hide their lines: of a comparison they are shown when they are asked for. */
function defaultsOf(kind: ChartKind): ChartOptions {
  return kind === "compare" ? { ...DEFAULTS, markers: [] } : DEFAULTS;
}

const SHARED = ["theme", "width", "height", "lang", "asOf", "v"] as const;

const OF_KIND: Record<ChartKind, readonly OptionName[]> = {
  project: ["from", "to", "interval", "scale", "markers", ...SHARED],
  releases: ["from", "to", "markers", ...SHARED],
  compare: ["projects", "align", "base", "origin", "from", "to", "interval", "scale", "markers", ...SHARED],
  effect: SHARED,
  board: ["category", "limit", ...SHARED],
};

/**
 * Reads a chart's options. Strict: what is not understood is an error, not a surprise.
 * @param metric what is counted, where the kind has a choice of it
 * @throws HttpProblem (400) that lists every wrong option, with what is allowed there
 */
export function readChartOptions(kind: ChartKind, query: URLSearchParams, metric: Metric | null = null): ChartOptions {
  const names = OF_KIND[kind];
  const faults = new Faults();
  const read: Partial<Record<OptionName, unknown>> = {};
  for (const name of new Set(query.keys())) {
    const known = names.find((one) => one === name);
    if (known === undefined) {
      faults.add(name.toWellFormed().slice(0, 100), `unknown option; there are ${names.join(", ")}`);
      continue;
    }
    const { schema, allowed } = OPTIONS[known];
    const [text = "", ...more] = query.getAll(name);
    const result = schema.safeParse(text);
    if (more.length > 0) faults.add(name, `given ${more.length + 1} times; once is allowed`);
    else if (result.success) read[known] = result.data;
    else faults.add(name, `allowed: ${allowed}`);
  }
  const options = { ...defaultsOf(kind), ...(read as Partial<ChartOptions>) };
  if (kind === "compare" && !query.has("projects")) faults.add("projects", `missing: ${OPTIONS.projects.allowed}`);
  // With a wrong alignment nobody knows what would go with it.
  if (!query.has("align") || read.align !== undefined) {
    checkTogether({ kind, metric, options, isGiven: (name) => query.has(name) }, faults);
  }
  faults.throwAny();
  return options;
}

/** Whether an option says how a chart looks, and not what it tells. */
export const LOOKS: ReadonlySet<OptionName> = new Set(["scale", "markers", "theme", "width", "height", "lang"]);

/**
 * Options as they stand in an address: in one order, those at their defaults left out.
 * @param wanted which of them
 * @returns with its question mark; empty where there are none
 */
export function writeOptions(kind: ChartKind, options: ChartOptions, wanted: (name: OptionName) => boolean): string {
  const defaults = defaultsOf(kind);
  const names = Object.keys(OPTIONS) as OptionName[];
  const parts = names.flatMap((name) => {
    const text = writeValue(options[name]);
    return wanted(name) && text !== writeValue(defaults[name]) ? [`${name}=${escapeValue(text)}`] : [];
  });
  return parts.length === 0 ? "" : `?${parts.join("&")}`;
}

function writeValue(value: ChartOptions[OptionName]): string {
  if (value === null) return "";
  return typeof value === "object" ? value.join(",") : String(value);
}

/** Names and instants stay legible: neither a slash nor a colon means anything in a query. */
function escapeValue(text: string): string {
  return encodeURIComponent(text).replace(/%(?:2F|2C|3A)/g, decodeURIComponent);
}

/** An option alone; null where it is not given, given more than once, or wrong. */
export function readOption<Name extends OptionName>(query: URLSearchParams, name: Name): ChartOptions[Name] | null {
  const [text, ...more] = query.getAll(name);
  if (text === undefined || more.length > 0) return null;
  const result = OPTIONS[name].schema.safeParse(text);
  return result.success ? (result.data as ChartOptions[Name]) : null;
}
