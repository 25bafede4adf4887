import { Day } from "@groundswell/wire";
import { z } from "zod";
import { badRequest } from "../http/problem.ts";

/** Metrics that a chart can be asked for so far. */
export const CHART_METRICS = ["stars", "forks"] as const;
export type ChartMetric = (typeof CHART_METRICS)[number];

const MARKERS = ["releases", "stories"] as const;

/** What every chart can be asked for. */
const looks = {
  theme: z.enum(["light", "dark", "auto"]).default("auto"),
  width: z.coerce.number().int().min(240).max(2_400).default(960),
  height: z.coerce.number().int().min(180).max(1_600).default(540),
};

/** A chart's options in its address. Strict: an option that is not understood is an error, not a surprise. */
const ChartOptions = z.strictObject({
  from: Day.nullable().default(null),
  to: Day.nullable().default(null),
  scale: z.enum(["linear", "log"]).default("linear"),
  markers: z
    .string()
    .default(MARKERS.join(","))
    .transform((list) => list.split(",").filter((name) => name !== ""))
    .pipe(z.array(z.enum(MARKERS))),
  ...looks,
});
export type ChartOptions = z.output<typeof ChartOptions>;

const EffectChartOptions = z.strictObject({ lang: z.enum(["en"]).default("en"), ...looks });
export type EffectChartOptions = z.output<typeof EffectChartOptions>;

/** @throws HttpProblem (400) that lists every wrong option with what is allowed */
export function parseChartOptions(query: Record<string, string>): ChartOptions {
  return parse(ChartOptions, query);
}

/** As `parseChartOptions`; which weeks are shown is not for the address to say. */
export function parseEffectChartOptions(query: Record<string, string>): EffectChartOptions {
  return parse(EffectChartOptions, query);
}

function parse<T>(options: z.ZodType<T> & { shape: object }, query: Record<string, string>): T {
  const result = options.safeParse(query);
  if (result.success) return result.data;
  throw badRequest(
    result.error.issues.map((issue) =>
      issue.code === "unrecognized_keys"
        ? {
            parameter: issue.keys.join(", "),
            message: `unknown option; there are ${Object.keys(options.shape).join(", ")}`,
          }
        : { parameter: issue.path.map(String).join("."), message: issue.message },
    ),
  );
}
