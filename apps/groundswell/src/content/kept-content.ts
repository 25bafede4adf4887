import { basename, join } from "node:path";
import { isDeepStrictEqual } from "node:util";
import type { Diagnostic } from "@groundswell/core";
import type { KeptStory } from "@groundswell/db";
import type { LedgerNote, Watchlist } from "@groundswell/watchlist";

/** A file, or a folder of them, that people keep and a running process follows. */
export type KeptPart = "watchlist" | "stories" | "notes";

/** What is wrong with a file while its last good state stays in use. No path of this machine: readers are shown it. */
export interface FileFault {
  file: string;
  /** Count from 1; null: the fault has no place. */
  line: number | null;
  column: number | null;
  message: string;
  remedy: string;
}

export interface FilesState {
  /** Since when a file has been at fault, by our clock; null: none is. */
  since: number | null;
  faults: FileFault[];
}

/** What the files said when they were last in order, and what is wrong with them since. */
export class KeptContent {
  watchlist: Watchlist;
  stories: KeptStory[];
  /** What people say beside the openness ledger. */
  notes: LedgerNote[];
  readonly #problems = new Map<KeptPart, { since: number; faults: FileFault[] }>();

  constructor({
    watchlist,
    stories,
    notes = [],
  }: {
    watchlist: Watchlist;
    stories: KeptStory[];
    notes?: LedgerNote[];
  }) {
    this.watchlist = watchlist;
    this.stories = stories;
    this.notes = notes;
  }

  /**
   * Notes that a part is at fault; the time of its first fault is kept while it lasts.
   * @returns whether it was not at just these faults before
   */
  noteFaults(part: KeptPart, faults: FileFault[], now: number): boolean {
    const before = this.#problems.get(part);
    this.#problems.set(part, { since: before?.since ?? now, faults });
    return !isDeepStrictEqual(before?.faults, faults);
  }

  /** @returns whether the part was at fault before */
  noteMended(part: KeptPart): boolean {
    return this.#problems.delete(part);
  }

  /** What is wrong with the watchlist, a line each; null: nothing is. */
  watchlistProblem(): string | null {
    const problem = this.#problems.get("watchlist");
    return problem === undefined ? null : problem.faults.map(formatFault).join("\n");
  }

  state(): FilesState {
    const problems = [...this.#problems.values()];
    const since = problems.length === 0 ? null : Math.min(...problems.map((problem) => problem.since));
    return { since, faults: problems.flatMap(({ faults }) => faults) };
  }
}

/** The errors among what was found, under names that tell nothing of this machine's folders. */
export function toFileFaults(part: KeptPart, path: string, diagnostics: readonly Diagnostic[]): FileFault[] {
  return diagnostics
    .filter(({ severity }) => severity === "error")
    .map(({ file, line, column, message, remedy }) => ({
      file: part !== "stories" || file === path ? basename(path) : join(basename(path), basename(file)),
      ...{ line, column, message, remedy },
    }));
}

export function formatFault({ file, line, column, message, remedy }: FileFault): string {
  const place = line === null ? "" : `:${line}${column === null ? "" : `:${column}`}`;
  return `${file}${place} error ${message} (${remedy})`;
}
