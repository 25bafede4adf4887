import { writeFile } from "node:fs/promises";
import { formatDiagnostic } from "@groundswell/core";
import { readConfig } from "../config.ts";
import { complain, count, say } from "../runtime/say.ts";
import { formatAnnotation } from "../watchlist/annotations.ts";
import { checkList, type CheckedList, type CheckOptions } from "../watchlist/check-list.ts";
import { describeComment } from "../watchlist/describe-comment.ts";

export interface CheckFlags extends CheckOptions {
  json?: boolean;
  /** Faults as annotations of a workflow. */
  github?: boolean;
  /** Where the text of a comment goes; `-`: standard output. */
  markdown?: string;
}

/** Checks the watchlist: every fault with its line and remedy; exit code 2 when there is an error. */
export async function runWatchlistCheck(flags: CheckFlags): Promise<void> {
  const config = readConfig(process.env);
  const checked = await checkList(config, flags);
  const { diagnostics } = checked;
  const hasErrors = diagnostics.some(({ severity }) => severity === "error");
  if (hasErrors) process.exitCode = 2;
  if (flags.markdown !== undefined) {
    const text = describeComment(checked, Date.now());
    if (flags.markdown === "-") {
      say(text.trimEnd());
      return;
    }
    await writeFile(flags.markdown, text);
  }
  if (flags.json === true) {
    sayJson(checked, !hasErrors);
    return;
  }
  const annotate = flags.github ?? process.env["GITHUB_ACTIONS"] === "true";
  for (const diagnostic of diagnostics) {
    if (annotate) say(formatAnnotation(diagnostic));
    else if (diagnostic.severity === "warning") say(formatDiagnostic(diagnostic));
    else complain(formatDiagnostic(diagnostic));
  }
  sayEnd(checked, config.watchlistFile, hasErrors);
}

function sayJson({ watchlist, diagnostics, github }: CheckedList, ok: boolean): void {
  const projects = watchlist === null ? {} : { projects: watchlist.projects.length };
  say(JSON.stringify({ ok, ...projects, diagnostics, github }));
}

function sayEnd({ watchlist, diagnostics, github }: CheckedList, file: string, hasErrors: boolean): void {
  if (watchlist === null) return;
  if (github.problem !== null) {
    const asked =
      github.answered === 0
        ? "GitHub could not be asked"
        : `GitHub told of ${github.answered} of ${github.names} names`;
    say(`${asked}: ${github.problem}. The others were checked by their form alone.`);
  }
  const errors = diagnostics.filter(({ severity }) => severity === "error").length;
  say(`${file}: ${count(watchlist.projects.length, "project")}, ${hasErrors ? count(errors, "error") : "no errors"}.`);
}
