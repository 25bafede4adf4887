/** Net stars of days in their order; null where a day is not known. */
export type DayValues = readonly (number | null)[];

/** Days as a row sends them: a list of a thousand numbers takes the server and the browser longer than all other data. */
export function packDays(days: DayValues): string {
  return days.join(",");
}

export function unpackDays(packed: string): DayValues {
  return packed.split(",").map((value) => (value === "" ? null : Number(value)));
}

/** Paths of a small drawing of days, one unit of width each: gains up, losses down, days without a figure as bands. */
export interface DayColumns {
  up: string;
  down: string;
  gaps: string;
  /** Where the line of no change is, from the top. */
  zero: number;
  /** What the whole height stands for. */
  most: number;
  least: number;
}

/** A day that gained anything is never drawn as none. */
const LEAST_HEIGHT = 0.6;

/**
 * Draws days as columns above and below a line of no change.
 * @param height of the drawing, in its own units
 * @param most the largest value that must find room, besides the days' own
 */
export function drawColumns(values: DayValues, height: number, most = 0): DayColumns {
  const known = values.filter((value) => value !== null);
  const top = Math.max(most, 1, ...known);
  const bottom = Math.min(0, ...known);
  const zero = (height * top) / (top - bottom);
  const paths = { up: "", down: "", gaps: "" };
  values.forEach((value, day) => {
    if (value === null) paths.gaps += `M${day}.5 0v${height}`;
    else if (value !== 0) {
      const length = Math.max(LEAST_HEIGHT, (height * Math.abs(value)) / (top - bottom));
      paths[value > 0 ? "up" : "down"] += `M${day}.5 ${round(zero)}v${value > 0 ? "-" : ""}${round(length)}`;
    }
  });
  return { ...paths, zero: round(zero), most: top, least: bottom };
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
