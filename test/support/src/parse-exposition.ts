/** A family of an exposition, as a strict reader takes it. */
export interface ParsedFamily {
  name: string;
  type: string;
  help: string;
  samples: ParsedSample[];
}

export interface ParsedSample {
  name: string;
  labels: Record<string, string>;
  value: number;
}

const METRIC = "[a-zA-Z_:][a-zA-Z0-9_:]*";
const NUMBER = /^(?:[+-]?(?:\d+(?:\.\d+)?(?:e[+-]?\d+)?|Inf)|NaN)$/;
const SAMPLE = new RegExp(`^(${METRIC})(?:\\{(.*)\\})? (\\S+)$`);
const LABEL = /^([a-zA-Z_][a-zA-Z0-9_]*)="((?:[^"\\\n]|\\[\\n"])*)"(?:,|$)/;
const UNESCAPED: Readonly<Record<string, string>> = { "\\\\": "\\", "\\n": "\n", '\\"': '"' };

/** What follows a family's name in the names of its samples, in each format. */
const SUFFIXES: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>> = {
  text: { gauge: [""], counter: [""], histogram: ["_bucket", "_sum", "_count"] },
  openmetrics: { gauge: [""], counter: ["_total"], info: ["_info"], histogram: ["_bucket", "_sum", "_count"] },
};

/**
 * Reads an exposition by the letter of Prometheus' text format 0.0.4, or of OpenMetrics 1.0.0: each family once, with
 * HELP, TYPE and samples of that type, no series twice, nothing that does not parse.
 * @throws Error that names the first line that is wrong
 */
export function parseExposition(text: string, format: "text" | "openmetrics"): ParsedFamily[] {
  if (!text.endsWith("\n")) throw new Error("the last line does not end");
  const lines = text.slice(0, -1).split("\n");
  if (format === "openmetrics" && lines.pop() !== "# EOF") throw new Error("# EOF is not the last line");
  const families: ParsedFamily[] = [];
  const series = new Set<string>();
  for (const line of lines) {
    const fail = (why: string) => new Error(`${why}: ${line}`);
    if (line.startsWith("#")) readComment(line, families, fail);
    else readSample(line, { family: families.at(-1), format, series, fail });
  }
  for (const family of families) checkFamily(family, format);
  return families;
}

type Fail = (why: string) => Error;

function readComment(line: string, families: ParsedFamily[], fail: Fail): void {
  const [, kind, name = "", rest = ""] = new RegExp(`^# (HELP|TYPE) (${METRIC}) (.+)$`).exec(line) ?? [];
  if (kind === "HELP") {
    if (families.some((family) => family.name === name)) throw fail("a family twice");
    if (/\\(?![\\n"])/.test(rest)) throw fail("a wrong escape");
    families.push({ name, type: "", help: rest, samples: [] });
  } else if (kind === "TYPE") {
    const family = families.at(-1);
    if (family?.name !== name || family.type !== "" || family.samples.length > 0) throw fail("TYPE without its HELP");
    family.type = rest;
  } else throw fail("neither HELP nor TYPE");
}

interface Reading {
  family: ParsedFamily | undefined;
  format: "text" | "openmetrics";
  series: Set<string>;
  fail: Fail;
}

function readSample(line: string, { family, format, series, fail }: Reading): void {
  const [, name = "", labelText, value = ""] = SAMPLE.exec(line) ?? [];
  if (name === "") throw fail("no sample");
  if (!NUMBER.test(value)) throw fail("no number");
  const suffixes = SUFFIXES[format]?.[family?.type ?? ""];
  if (family === undefined || suffixes === undefined) throw fail("a sample without a type");
  if (!suffixes.some((suffix) => name === family.name + suffix)) throw fail("a sample of another family");
  const labels = readLabels(labelText, fail);
  const key = name + JSON.stringify(Object.entries(labels).sort());
  if (series.has(key)) throw fail("a series twice");
  series.add(key);
  family.samples.push({ name, labels, value: toNumber(value) });
}

function readLabels(text: string | undefined, fail: Fail): Record<string, string> {
  const labels: Record<string, string> = {};
  for (let rest = text ?? ""; rest !== "";) {
    const [whole = "", name = "", value = ""] = LABEL.exec(rest) ?? [];
    if (whole === "" || name in labels || name.startsWith("__")) throw fail("a wrong label");
    labels[name] = value.replaceAll(/\\[\\n"]/g, (escaped) => UNESCAPED[escaped] ?? "");
    rest = rest.slice(whole.length);
    if (whole.endsWith(",") && rest === "") throw fail("a comma too many");
  }
  return labels;
}

function toNumber(text: string): number {
  return text.endsWith("Inf") ? (text.startsWith("-") ? -Infinity : Infinity) : Number(text);
}

/** Counters count up from zero and are called so; a histogram's buckets add up, to its count. */
function checkFamily({ name, type, samples }: ParsedFamily, format: string): void {
  if (samples.length === 0) throw new Error(`${name} has no sample`);
  const isCounter = type === "counter";
  if (format === "text" && isCounter !== name.endsWith("_total")) throw new Error(`${name} is not called by its type`);
  if (isCounter && samples.some(({ value }) => !(value >= 0))) throw new Error(`${name} counts below zero`);
  if (type !== "histogram") return;
  const groups = Map.groupBy(samples, ({ labels: { le: _, ...labels } }) => JSON.stringify(labels));
  for (const group of groups.values()) checkHistogram(name, group);
}

function checkHistogram(name: string, samples: readonly ParsedSample[]): void {
  const buckets = samples.filter((sample) => sample.name === `${name}_bucket`);
  const bounds = buckets.map(({ labels }) => toNumber((labels["le"] ?? "NaN").replace("+", "")));
  const counts = buckets.map(({ value }) => value);
  const rises = (numbers: readonly number[]) => numbers.every((n, i) => i === 0 || n >= (numbers[i - 1] ?? 0));
  const count = samples.find((sample) => sample.name === `${name}_count`)?.value;
  const hasSum = samples.some((sample) => sample.name === `${name}_sum`);
  if (!rises(bounds) || !rises(counts)) throw new Error(`${name}: buckets do not rise`);
  if (bounds.at(-1) !== Infinity || counts.at(-1) !== count || !hasSum) throw new Error(`${name}: it does not add up`);
}
