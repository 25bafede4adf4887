/** One measured figure, as `npm run bench` prints it: a line of JSON. */
export interface Figure {
  name: string;
  value: number;
  unit: string;
  /** What we aim at; a figure is never a test. */
  aim: string | null;
  /** What it was measured with, and beside what. */
  detail: Record<string, number | string>;
}

export function printFigure(figure: Figure): void {
  process.stdout.write(`${JSON.stringify({ ...figure, value: round(figure.value), verdict: judge(figure) })}\n`);
}

/** Whether a figure reached its aim; null where that is no number. */
export function judge({ value, aim }: Pick<Figure, "value" | "aim">): "PASS" | "FAIL" | null {
  const most = /^≤ ([\d.]+)/.exec(aim ?? "")?.[1];
  if (most === undefined) return null;
  return value <= Number(most) ? "PASS" : "FAIL";
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
