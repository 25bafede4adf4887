/** One number of a family. */
export interface Sample {
  labels?: Readonly<Record<string, string>>;
  value: number;
}

/** How often something took at most so long, for each of the bounds. */
export interface HistogramSample {
  labels?: Readonly<Record<string, string>>;
  /** One for each bound, not added up; what took longer is in `count` alone. */
  buckets: readonly number[];
  sum: number;
  count: number;
}

interface Named {
  /** Without the suffix that its kind has: no `_total`, no `_info`. */
  name: string;
  help: string;
}

/** Numbers that mean the same of different things. */
export type Family =
  | (Named & { type: "gauge" | "counter" | "info"; samples: readonly Sample[] })
  | (Named & { type: "histogram"; bounds: readonly number[]; samples: readonly HistogramSample[] });

/** `text`: Prometheus' own, 0.0.4. `openmetrics`: version 1.0.0. */
export type ExpositionFormat = "text" | "openmetrics";

export const EXPOSITION_TYPES: Readonly<Record<ExpositionFormat, string>> = {
  text: "text/plain; version=0.0.4; charset=utf-8",
  openmetrics: "application/openmetrics-text; version=1.0.0; charset=utf-8",
};

/** The format that a scraper asks for; Prometheus' own, which everybody reads, where it does not ask for the other. */
export function chooseFormat(accept: string | null): ExpositionFormat {
  const asked = (accept ?? "").split(",").map((range) =>
    range
      .toLowerCase()
      .split(";")
      .map((part) => part.trim()),
  );
  const wants = asked.some(
    ([type, ...parameters]) =>
      type === "application/openmetrics-text" &&
      !parameters.some((parameter) => /^q=0(?:\.0*)?$/.test(parameter)) &&
      parameters.every((parameter) => !parameter.startsWith("version=") || parameter === "version=1.0.0"),
  );
  return wants ? "openmetrics" : "text";
}

/** The text of all families, in their order. A family without a number is left out: unknown is not zero. */
export function writeExposition(families: readonly Family[], format: ExpositionFormat): string {
  const lines = families.filter(({ samples }) => samples.length > 0).flatMap((family) => writeFamily(family, format));
  return `${[...lines, ...(format === "openmetrics" ? ["# EOF"] : [])].join("\n")}\n`;
}

const SUFFIX = { gauge: "", counter: "_total", info: "_info" } as const;

function writeFamily(family: Family, format: ExpositionFormat): string[] {
  const suffix = family.type === "histogram" ? "" : SUFFIX[family.type];
  const isOpen = format === "openmetrics";
  // OpenMetrics names the family without its suffix; the older format knows no kind `info`.
  const name = isOpen ? family.name : family.name + suffix;
  const type = !isOpen && family.type === "info" ? "gauge" : family.type;
  const head = [`# HELP ${name} ${escapeHelp(family.help, isOpen)}`, `# TYPE ${name} ${type}`];
  if (family.type === "histogram") {
    return [...head, ...family.samples.flatMap((sample) => writeHistogram(family.name, family.bounds, sample))];
  }
  return [
    ...head,
    ...family.samples.map(({ labels, value }) => `${family.name}${suffix}${writeLabels(labels)} ${writeNumber(value)}`),
  ];
}

function writeHistogram(name: string, bounds: readonly number[], sample: HistogramSample): string[] {
  let upTo = 0;
  const lines = bounds.map((bound, i) => {
    upTo += sample.buckets[i] ?? 0;
    return `${name}_bucket${writeLabels({ ...sample.labels, le: writeBound(bound) })} ${upTo}`;
  });
  const labels = writeLabels(sample.labels);
  return [
    ...lines,
    `${name}_bucket${writeLabels({ ...sample.labels, le: "+Inf" })} ${sample.count}`,
    `${name}_sum${labels} ${writeNumber(sample.sum)}`,
    `${name}_count${labels} ${sample.count}`,
  ];
}

/** A whole second is `1.0` in both formats: a bound is a label, and must be spelt the same for ever. */
function writeBound(bound: number): string {
  return Number.isInteger(bound) ? `${bound}.0` : String(bound);
}

function writeLabels(labels: Readonly<Record<string, string>> = {}): string {
  const pairs = Object.entries(labels).map(([name, value]) => `${name}="${escapeLabel(value)}"`);
  return pairs.length === 0 ? "" : `{${pairs.join(",")}}`;
}

function writeNumber(value: number): string {
  if (value === Infinity) return "+Inf";
  return value === -Infinity ? "-Inf" : String(value);
}

function escapeLabel(value: string): string {
  return value.replaceAll("\\", "\\\\").replaceAll("\n", "\\n").replaceAll('"', '\\"');
}

/** Quotes need no escape in the older format's help, and must not have one. */
function escapeHelp(help: string, isOpen: boolean): string {
  const escaped = help.replaceAll("\\", "\\\\").replaceAll("\n", "\\n");
  return isOpen ? escaped.replaceAll('"', '\\"') : escaped;
}
