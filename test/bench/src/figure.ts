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
  process.stdout.write(`${JSON.stringify({ ...figure, value: round(figure.value) })}\n`);
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
