import { repoKey, UserError } from "@groundswell/core";
import { guessRepo, removeProject, type WatchedProject } from "@groundswell/watchlist";
import { readConfig } from "../config.ts";
import { finishEdit, lineOf, type EditFlags } from "../watchlist/finish-edit.ts";
import { readListFile, textOfEdit, type ListFile } from "../watchlist/list-file.ts";

/** Takes a project off the watchlist; its figures are kept. */
export async function runWatchlistRemove(given: string, flags: EditFlags & { exclude?: string }): Promise<void> {
  const { watchlistFile } = readConfig(process.env);
  const list = await readListFile(watchlistFile);
  const project = findProject(list, guessRepo(given) ?? given);
  const line = lineOf(list.text, project.repo);
  const excluded = flags.exclude === undefined ? undefined : { reason: flags.exclude };
  const text = textOfEdit(list.file, removeProject(list.text, project.repo, excluded));
  const notes = ["It is hidden from now on; its figures are kept, and are there again when it is added back."];
  if (excluded !== undefined) notes.push("It is excluded: `watchlist add` refuses it and says why.");
  await finishEdit(list, text, flags, {
    facts: { repo: project.repo, line, excluded: excluded !== undefined },
    said: `${list.file}:${line}: ${flags.dryRun === true ? "would remove" : "removed"} ${project.repo}.`,
    notes,
  });
}

function findProject({ file, watchlist }: ListFile, name: string): WatchedProject {
  const key = repoKey(name);
  const { projects } = watchlist;
  const found =
    projects.find(({ repo }) => repoKey(repo) === key) ??
    projects.find(({ formerly }) => formerly.some((former) => repoKey(former) === key));
  if (found !== undefined) return found;
  throw new UserError(`no project is or was called ${name}`, {
    where: file,
    remedy: "check the spelling (owner/name)",
  });
}
