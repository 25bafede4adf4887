/**
 * Stands in the build of the pages' scripts for the part of devalue that writes all that JavaScript can hold. Pages only
 * write the states of their history with it: plain JSON, and empty as a rule. What it writes devalue reads.
 */
export function stringify(value: unknown): string {
  const parts: unknown[] = [];
  const add = (part: unknown): number => {
    const place = parts.push(null) - 1;
    parts[place] = toPlaces(part, add);
    return place;
  };
  add(value);
  return JSON.stringify(parts);
}

/** What of a value stands at its place: its parts' places, or itself. */
function toPlaces(value: unknown, add: (part: unknown) => number): unknown {
  if (Array.isArray(value)) return value.map(add);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, add(part)]));
}

/** Only servers write values that are still awaited. */
export function stringifyAsync(): never {
  throw new Error("pages write no promises");
}
