import { addDays, type InstantMs } from "@groundswell/core";
import type { z } from "zod";
import { FORMAT_NAME, FORMAT_VERSION, Header, ObservationLine, ReleaseLine, Stamp } from "./compact-form.ts";
import { forEachLine } from "./csv-lines.ts";
import { damage, decodeObservations, decodeReleases } from "./decode-lines.ts";
import { findNewestDay } from "./encode-archive.ts";
import { FaultList, quoteText, type Fault } from "./faults.ts";
import { hashContent, readFileText } from "./file-text.ts";
import { InstantReader } from "./instants.ts";
import type { ArchiveReading } from "./parse-archive-csv.ts";
import { ObservationIndex, ReleaseIndex } from "./row-index.ts";
import type { ArchiveObservation, ArchiveRelease } from "./types.ts";

/**
 * Reads the compact form. Every damaged line is reported (the first 20, then how many more), and then nothing is
 * returned.
 * @param content bytes or text
 * @param options.now dates more than a day past it are refused; without it no clock is consulted, so that figures that
 *   come with the program load on a machine whose clock is wrong
 */
export function decodeArchive(
  content: string | Uint8Array,
  file: string,
  options: { now?: InstantMs } = {},
): ArchiveReading {
  const faults = new FaultList(file);
  const text = readFileText(content, faults);
  const decoder = new Decoder(faults, options.now ?? Infinity);
  if (text !== null) {
    forEachLine(text, (line, number) => decoder.readLine(line, number));
    decoder.checkTotals();
  }
  const diagnostics = faults.toDiagnostics();
  if (decoder.header === null || faults.hasErrors) return { archive: null, diagnostics };
  const { observations, releases, header } = decoder;
  const contentHash = hashContent(content);
  return { archive: { file, contentHash, observations, releases, sources: header.sources }, diagnostics };
}

/** The state of one decoding. */
class Decoder {
  header: Header | null = null;
  readonly observations: ArchiveObservation[] = [];
  readonly releases: ArchiveRelease[] = [];
  readonly #faults: FaultList;
  readonly #now: InstantMs;
  readonly #instants = new InstantReader();
  readonly #observationIndex = new ObservationIndex<number>();
  readonly #releaseIndex = new ReleaseIndex<number>();
  readonly #sourceNames = new Set<string>();

  constructor(faults: FaultList, now: InstantMs) {
    this.#faults = faults;
    this.#now = now;
  }

  /** @returns whether to go on with the next line */
  readLine(line: string, number: number): boolean {
    const value = parseJson(line);
    if ("fault" in value) this.#faults.error(number, value.column, value.fault);
    else if (number === 1) this.#readHeader(value.json);
    else this.#readRows(value.json, number);
    return this.header !== null && !this.#faults.isHopeless;
  }

  /** What the header promised against what came; only where nothing else is wrong. */
  checkTotals(): void {
    if (this.header === null || this.#faults.hasErrors) return;
    const { observations, releases, newest, compiled } = this.header;
    const found = { observations: this.observations.length, releases: this.releases.length };
    if (observations !== found.observations || releases !== found.releases)
      this.#fail(
        1,
        `the header promises ${observations} observations and ${releases} releases, ` +
          `the file holds ${found.observations} and ${found.releases}`,
      );
    else if (newest !== findNewestDay(this)) this.#fail(1, "the header's newest day is not that of the newest row");
    else if (newest !== null && newest > addDays(compiled, 1)) this.#fail(1, "rows are newer than the file itself");
  }

  #readHeader(json: unknown): void {
    const header = Header.safeParse(json);
    if (!header.success) {
      this.#faults.error(1, 1, describeHeaderFault(json, header.error));
      return;
    }
    this.header = header.data;
    for (const { name } of header.data.sources) this.#sourceNames.add(name);
    if (this.#sourceNames.size < header.data.sources.length) this.#fail(1, "the header lists a source twice");
  }

  #readRows(json: unknown, number: number): void {
    const isReleases = typeof json === "object" && json !== null && "tags" in json;
    if (isReleases) this.#readReleases(json, number);
    else this.#readObservations(json, number);
  }

  #readObservations(json: unknown, number: number): void {
    const rows = this.#decode(ObservationLine, json, number, decodeObservations);
    for (const row of rows) {
      const admission = this.#observationIndex.admit(row, number);
      if (admission.is === "new") this.observations.push(row);
      else {
        this.#fail(number, describeRepeat(admission, row.repo));
        return;
      }
    }
  }

  #readReleases(json: unknown, number: number): void {
    const rows = this.#decode(ReleaseLine, json, number, decodeReleases);
    for (const row of rows) {
      const admission = this.#releaseIndex.admit(row, number);
      if (admission.is === "new") this.releases.push(row);
      else {
        this.#fail(number, describeRepeat(admission, row.repo));
        return;
      }
    }
  }

  /** The rows of a line; none when it is damaged. */
  #decode<Line extends { source: string }, Row>(
    schema: z.ZodType<Line>,
    json: unknown,
    number: number,
    decode: (line: Line, now: InstantMs, reader: InstantReader) => Row[] | Fault,
  ): Row[] {
    const line = schema.safeParse(json);
    if (!line.success) {
      this.#fail(number, describeIssue(line.error));
      return [];
    }
    if (!this.#sourceNames.has(line.data.source)) {
      this.#fail(number, `a source that the header does not list: ${quoteText(line.data.source)}`);
      return [];
    }
    const rows = decode(line.data, this.#now, this.#instants);
    if (Array.isArray(rows)) return rows;
    this.#faults.error(number, 1, rows);
    return [];
  }

  #fail(line: number, message: string): void {
    this.#faults.error(line, 1, damage(message));
  }
}

function describeRepeat(admission: { is: string } | { is: "conflict"; earlier: number }, repo: string): string {
  const where = "earlier" in admission ? ` (with other values on line ${admission.earlier})` : "";
  return `a row of ${repo} that an earlier line holds already${where}`;
}

function parseJson(line: string): { json: unknown } | { column: number; fault: Fault } {
  try {
    return { json: JSON.parse(line) as unknown };
  } catch (error) {
    const position = /at position (\d+)/.exec(error instanceof Error ? error.message : "")?.[1];
    return { column: Number(position ?? 0) + 1, fault: damage("not a line of JSON") };
  }
}

function describeHeaderFault(json: unknown, error: z.ZodError): Fault {
  const { format, version } = Stamp.safeParse(json).data ?? {};
  if (format !== FORMAT_NAME)
    return {
      message: "not an archive of Groundswell: the first line is not its header",
      remedy: "give a file that `archive export` wrote, or a CSV file under a name that ends in .csv",
    };
  if (version !== FORMAT_VERSION)
    return {
      message: `unknown version of the archive form: ${quoteText(String(version))}`,
      remedy: `this program reads version ${FORMAT_VERSION}: update it, or export the archive again`,
    };
  return damage(`the header is wrong: ${describeIssue(error)}`);
}

function describeIssue(error: z.ZodError): string {
  const [issue] = error.issues;
  if (issue === undefined) return "unreadable";
  return issue.path.length === 0 ? issue.message : `"${issue.path.join(".")}": ${issue.message}`;
}
