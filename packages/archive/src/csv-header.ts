import { quoteText, type Fault } from "./faults.ts";

export const OBSERVATION_COLUMNS = ["observed_at", "repo", "stars", "forks", "open_issues", "source"] as const;
export const RELEASE_COLUMNS = ["repo", "tag", "tagged_at", "kind"] as const;
export const SOURCED_RELEASE_COLUMNS = [...RELEASE_COLUMNS, "source"] as const;

const FORMS = [
  { rows: "observations", columns: OBSERVATION_COLUMNS },
  { rows: "releases", columns: RELEASE_COLUMNS },
  { rows: "releases", columns: SOURCED_RELEASE_COLUMNS },
] as const;

/** What rows a file holds, and how many fields each has. */
export interface CsvForm {
  rows: "observations" | "releases";
  columns: readonly string[];
}

/** Recognises the documented header lines; anything else is a fault in a column (from 0). */
export function recogniseHeader(fields: readonly string[]): CsvForm | { field: number; fault: Fault } {
  const form = FORMS.find(({ columns }) => columns.join() === fields.join());
  return form ?? describeHeaderFault(fields);
}

function describeHeaderFault(fields: readonly string[]): { field: number; fault: Fault } {
  const expected = nearestForm(fields).columns;
  const remedy = `the first line must be "${expected.join()}"`;
  const only = fields.length === 1 ? (fields[0] ?? "") : "";
  if (/[;\t]/.test(only))
    return {
      field: 0,
      fault: { message: "the columns are not separated by commas", remedy: `${remedy}, with commas` },
    };
  const field = expected.findIndex((column, i) => fields[i] !== column);
  if (field < 0)
    return { field: expected.length, fault: { message: `${fields.length} columns in the header`, remedy } };
  const found = fields[field];
  const wanted = expected[field] ?? "";
  if (found === undefined) return { field, fault: { message: `the header has no column "${wanted}"`, remedy } };
  const hint = isNear(found, wanted) ? `; did you mean "${wanted}"?` : "";
  return { field, fault: { message: `unknown header: column ${field + 1} is ${quoteText(found)}${hint}`, remedy } };
}

/** The form that most of the fields resemble. */
function nearestForm(fields: readonly string[]): CsvForm {
  const likeness = ({ columns }: CsvForm) =>
    columns.filter((column) => fields.some((field) => isNear(field, column))).length -
    Math.abs(columns.length - fields.length) / 10;
  const [first, ...rest] = FORMS;
  return rest.reduce<CsvForm>((best, form) => (likeness(form) > likeness(best) ? form : best), first);
}

/** Whether a reader would take one for a slip in writing the other: at most two edits, case and spaces aside. */
function isNear(found: string, wanted: string): boolean {
  const text = found.trim().toLowerCase().replaceAll(/[ -]/g, "_");
  return Math.abs(text.length - wanted.length) <= 2 && countEdits(text, wanted) <= 2;
}

/** Levenshtein's distance: https://en.wikipedia.org/wiki/Levenshtein_distance */
function countEdits(a: string, b: string): number {
  let previous = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const swap = (previous[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      row.push(Math.min(swap, (previous[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1));
    }
    previous = row;
  }
  return previous[b.length] ?? 0;
}
