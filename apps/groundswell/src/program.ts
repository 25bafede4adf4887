import { Command } from "commander";
import { VERSION } from "./version.ts";

/** The command line. Verbs are thin: each validates, calls one use-case and prints what came of it. */
export function createProgram(): Command {
  const program = new Command("groundswell")
    .description("Watches open-source AI projects on GitHub, and says where each number came from.")
    .version(VERSION)
    .showHelpAfterError("(groundswell --help lists the verbs)")
    .exitOverride();

  program
    .command("up")
    .description("run everything in one process: collector, API and dashboard")
    .option("--demo", "a simulated world, in a folder of its own: every figure is invented")
    .action(verb(() => import("./commands/up.ts"), "runUp"));
  program
    .command("api")
    .description("run the API alone")
    .action(verb(() => import("./commands/api.ts"), "runApi"));
  program
    .command("collect")
    .description("run the collector alone")
    .option("--once", "collect what is due, then stop; 1 when GitHub is out of reach")
    .option("--only <owner/name>", "this project alone; give it again for more", collectNames)
    .option("--dry-run", "say what would be fetched, and ask GitHub nothing")
    .option("--json", "one line of JSON per project when a run ends, and one for the run")
    .option("--steps", "one line per answer, as soon as it is stored")
    .action(verb(() => import("./commands/collect.ts"), "runCollect"));
  program
    .command("backfill")
    .description("read all that was never read of a project, or of all, as fast as GitHub allows")
    .argument("[owner/name]")
    .option("--once", "end when the hour's budget is spent, rather than wait for the next")
    .option("--json", "one line of JSON per project when it ends, and one for the run")
    .action(verb(() => import("./commands/backfill.ts"), "runBackfill"));
  program
    .command("doctor")
    .description("check settings, files, database, GitHub and figures, and say what to do; 1 when something is wrong")
    .option("--json", "the checks as JSON")
    .action(verb(() => import("./commands/doctor.ts"), "runDoctor"));
  program
    .command("migrate")
    .description("bring the database's schema up to date, and load the archive")
    .option("--distributed", "and spread it over the machines of a Citus cluster, by project")
    .action(verb(() => import("./commands/migrate.ts"), "runMigrate"));
  program
    .command("series")
    .description("a project's figures over time")
    .argument("<owner/name>")
    .option("--metric <metric>", "stars, surviving, gained, lost, net, forks or releases", "stars")
    .option("--json", "as the API answers it")
    .option("--csv", "day, value, quality, receipt")
    .action(verb(() => import("./commands/series.ts"), "runSeries"));

  program
    .command("effects")
    .description("what projects' stars did after stories that name them")
    .option("--story <slug>", "after this story alone")
    .option("--project <owner/name>", "of this project alone")
    .option("--json", "one line of JSON per story and project, as the API answers it")
    .action(verb(() => import("./commands/effects.ts"), "runEffects"));

  const watchlist = program.command("watchlist").description("the file that says what is watched");
  watchlist
    .command("check")
    .description("check the watchlist; needs no database")
    .option("--json", "the faults as JSON")
    .option("--github", "the faults as annotations of a GitHub workflow; the default within one")
    .option("--offline", "ask GitHub nothing")
    .option("--against <file>", "the list as it was: GitHub is asked about what is new alone")
    .option("--markdown <file>", "write what a change comes to, as the text of a comment; - for standard output")
    .action(verb(() => import("./commands/watchlist-check.ts"), "runWatchlistCheck"));
  watchlist
    .command("add")
    .description("add a project, with what GitHub says of it; every other byte of the file stays")
    .argument("<owner/name>", "or its address on GitHub")
    .option("--name <name>", "as people write it")
    .option("--category <category>", "one that others have")
    .option("--description <text>", "one line")
    .option("--offline", "ask GitHub nothing")
    .option("--dry-run", "say what would be written, and write nothing")
    .option("--json", "the answer as JSON")
    .action(verb(() => import("./commands/watchlist-add.ts"), "runWatchlistAdd"));
  watchlist
    .command("remove")
    .description("take a project off the list: it is hidden, and its figures are kept")
    .argument("<owner/name>")
    .option("--exclude <reason>", "note that it is not to be watched again, and why")
    .option("--dry-run", "say what would be written, and write nothing")
    .option("--json", "the answer as JSON")
    .action(verb(() => import("./commands/watchlist-remove.ts"), "runWatchlistRemove"));
  watchlist
    .command("sort")
    .description("sort the projects by owner and name, below each comment that heads some")
    .option("--dry-run", "say what would be written, and write nothing")
    .option("--json", "the answer as JSON")
    .action(verb(() => import("./commands/watchlist-sort.ts"), "runWatchlistSort"));

  const stories = program.command("stories").description("stories that name watched projects");
  stories
    .command("sync")
    .description("ask the places of coverage that are due; 1 when every one that was asked failed")
    .option("--only <id|kind>", "these alone, due or not; give it again for more", collectNames)
    .option("--json", "the report as JSON")
    .action(verb(() => import("./commands/stories-sync.ts"), "runStoriesSync"));
  stories
    .command("check")
    .description("check the stories kept by hand, and say what the linker reads and what is to be decided")
    .option("--json", "the answer as JSON")
    .action(verb(() => import("./commands/stories-check.ts"), "runStoriesCheck"));
  stories
    .command("add")
    .description("write down the story at an address, with the projects that the linker reads in it")
    .argument("<url>")
    .option(
      "--published <day>",
      "when it was published, as in 2026-03-27 or 2026-03-27~3d, where the page does not say",
    )
    .option("--dry-run", "say what would be written, and write nothing")
    .option("--json", "the answer as JSON")
    .action(verb(() => import("./commands/stories-add.ts"), "runStoriesAdd"));

  stories
    .command("link")
    .description("say which watched projects the stories of a file name, one a line; needs no database")
    .argument("<items.jsonl>", "{id, title?, text, url?} on each line; - for standard input")
    .option("--review", "also those that are too unsure to link, for people to decide")
    .action(verb(() => import("./commands/stories-link.ts"), "runStoriesLink"));

  const archive = program.command("archive").description("backups, and figures from elsewhere");
  archive
    .command("export")
    .description("write everything that can't be derived to one file (.jsonl.gz or .jsonl), as it is at one instant")
    .argument("<file>")
    .option("--json", "the result as JSON")
    .action(verb(() => import("./commands/archive-export.ts"), "runArchiveExport"));
  archive
    .command("import")
    .description("import an export, or figures from a file (.csv, .csv.gz or .jsonl): all of it, or nothing")
    .argument("<file>")
    .option("--json", "the result as JSON")
    .option("--max-bytes <bytes>", "of an export, uncompressed; raise it for a file that you trust")
    .option("--max-line-bytes <bytes>", "of one line of an export")
    .option("--max-ratio <n>", "by which an export may be compressed")
    .action(verb(() => import("./commands/archive.ts"), "runArchiveImport"));

  const methods = program.command("methods").description("how the figures are computed");
  methods
    .command("eval")
    .description("compute the cases of a JSON file as every figure is computed; needs no database")
    .argument("<vectors.json>")
    .option("--json", "all on one line")
    .action(verb(() => import("./commands/methods.ts"), "runMethodsEval"));
  return program;
}

/** A verb loads what it needs when it is asked for: a check of one file does not wait for the whole server. */
function verb<Name extends string, Args extends unknown[]>(
  load: () => Promise<Record<Name, (...args: Args) => Promise<void>>>,
  name: Name,
): (...args: Args) => Promise<void> {
  return async (...args) => {
    const { [name]: run } = await load();
    await run(...args);
  };
}

function collectNames(name: string, before: string[] | undefined): string[] {
  return [...(before ?? []), name];
}
