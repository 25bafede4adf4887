/** One measured figure, as `npm run bench` prints it: a line of JSON. */
export interface Figure {
  name: string;
  value: number;
  unit: string;
  /** What we aim at: `≤ 4` or `≥ 0.5`; a figure is never a test. */
  aim: `${"≤" | "≥"} ${string}` | null;
  /** What it was measured with, and beside what. */
  detail: Record<string, number | string>;
}

export function printFigure(figure: Figure): void {
  process.stdout.write(`${JSON.stringify({ ...figure, value: round(figure.value), verdict: judge(figure) })}\n`);
}

/** An aim begins with a bound, thousands with commas or without; words may follow. */
const BOUND = /^([≤≥]) (\d[\d,]*(?:\.\d+)?)(?: |$)/;

/** Whether a figure, before it is rounded, reached its aim; null where it has none. One that is no number has not. */
export function judge({ value, aim }: Pick<Figure, "value" | "aim">): "PASS" | "FAIL" | null {
  if (aim === null) return null;
  const [, side, number = ""] = BOUND.exec(aim) ?? [];
  const bound = Number(number.replaceAll(",", ""));
  return (side === "≤" && value <= bound) || (side === "≥" && value >= bound) ? "PASS" : "FAIL";
}

/** For who looks on: a line a figure, those that missed their aim first. */
export function summarise(figures: readonly Figure[]): string {
  const lines = figures.map((figure) => {
    const { name, value, unit, aim } = figure;
    return `${judge(figure) ?? "    "} ${round(value)} ${unit}${aim === null ? "" : ` (aim ${aim})`}: ${name}`;
  });
  const rank = (line: string) => ["FAIL", "PASS"].indexOf(line.slice(0, 4));
  const order = (line: string) => (rank(line) === -1 ? 2 : rank(line));
  return lines.toSorted((a, b) => order(a) - order(b)).join("\n");
}

export function round(value: number): number {
  return Number(value.toPrecision(4));
}

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  const [low = NaN, high = NaN] = [sorted[(sorted.length - 1) >> 1], sorted[middle]];
  return (low + high) / 2;
}
