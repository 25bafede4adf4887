import { UserError } from "@groundswell/core";
import { z } from "zod";
import { BhInput, CaseFile, EventInput, MomentumInput, SurgeInput, type Case } from "./case-schemas.ts";
import { computeBh, computeEvent, computeMomentum, computeSurge, type Computed } from "./compute-case.ts";
import { computeSpecial } from "./compute-special.ts";

interface Fault {
  /** Which case, and where in it. */
  place: string;
  message: string;
}

type Read = { computed: Computed } | { faults: Fault[] };

/** Each part of the file, by how a case of it is read and computed. */
const PARTS = {
  momentum: (input: unknown) => readCase(MomentumInput, input, computeMomentum),
  surge: (input: unknown) => readCase(SurgeInput, input, computeSurge),
  event: (input: unknown) => readCase(EventInput, input, computeEvent),
  bh: (input: unknown) => readCase(BhInput, input, computeBh),
};
const PART_NAMES = ["momentum", "surge", "event", "bh"] as const;

/**
 * Computes the cases of a file, by the very code that computes the product's own figures.
 * @param text JSON in the form of the file of known answers: `momentum`, `surge`, `event` and `bh`, lists of
 *   `{name, input, expected?}`
 * @param file for errors
 * @returns the same document with `computed` beside each `input`
 * @throws UserError that names the case and the place of the first fault, and says how many more there are
 */
export function evalCases(text: string, file: string): CaseFile {
  const given = parseJson(text, file);
  const read = CaseFile.safeParse(given);
  if (!read.success) throw failWith(read.error.issues.map(toFault), file);
  const faults: Fault[] = [];
  // What was given comes first, so that its parts keep their order.
  const document: CaseFile = Object.assign({}, given, read.data);
  for (const part of PART_NAMES) {
    const cases = document[part];
    if (cases === undefined) continue;
    document[part] = cases.map((entry, index) => {
      const result = PARTS[part](entry.input);
      if ("computed" in result) return { ...entry, computed: result.computed };
      const name = nameCase(part, index, entry);
      faults.push(...result.faults.map(({ place, message }) => ({ place: `${name}: input${place}`, message })));
      return entry;
    });
  }
  if (faults.length > 0) throw failWith(faults, file);
  if (document.special === undefined && PART_NAMES.every((part) => document[part] === undefined)) {
    throw new UserError("holds no cases", { where: file, remedy: `give it one of ${PART_NAMES.join(", ")}` });
  }
  if (document.special !== undefined) document.special = computeSpecial(document.special);
  return document;
}

function readCase<T>(schema: z.ZodType<T>, input: unknown, compute: (input: T) => Computed): Read {
  const read = schema.safeParse(input);
  return read.success ? { computed: compute(read.data) } : { faults: read.error.issues.map(toFault) };
}

function parseJson(text: string, file: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new UserError(`is not JSON: ${cause instanceof Error ? cause.message : String(cause)}`, {
      where: file,
      remedy: "correct it there",
      cause,
    });
  }
}

function toFault({ path, message }: z.core.$ZodIssue): Fault {
  const place = path.map((key) => (typeof key === "number" ? `[${key}]` : `.${String(key)}`)).join("");
  return { place, message };
}

function nameCase(part: string, index: number, { name }: Case): string {
  return name === undefined ? `${part}[${index}]` : `${part}[${index}] ${JSON.stringify(name)}`;
}

function failWith(faults: readonly Fault[], file: string): UserError {
  const [first] = faults;
  const more = faults.length > 1 ? ` (and ${faults.length - 1} more)` : "";
  const what = first === undefined ? "is not a file of cases" : `${first.place.replace(/^\./, "")}: ${first.message}`;
  return new UserError(`${what}${more}`, {
    where: file,
    remedy: "correct the case; docs/methods.md says what each figure needs",
  });
}
