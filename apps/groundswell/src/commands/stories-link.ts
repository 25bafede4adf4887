import { createReadStream } from "node:fs";
import { once } from "node:events";
import { compileLinker, showControls, UserError } from "@groundswell/core";
import { complain } from "../runtime/say.ts";
import { readConfig } from "../config.ts";
import { linkLines } from "../mentions/link-lines.ts";
import { readLines } from "../mentions/read-lines.ts";
import { loadWatchlist } from "../runtime/load-watchlist.ts";

const MAX_LINE_CHARACTERS = 64 * 1024 * 1024;
const MAX_FAULTS = 1000;

/**
 * Prints which watched projects the stories of a file name, a line for each, as they are read. Needs no database.
 * @param file JSON Lines; `-` for standard input
 * @param options.review also the mentions that are too unsure to link
 * @throws UserError when the watchlist or the file can't be read; lines that are no stories are told once the others are answered
 */
export async function runStoriesLink(file: string, { review = false }: { review?: boolean } = {}): Promise<void> {
  const { watchlistFile } = readConfig(process.env);
  const { watchlist } = await loadWatchlist(watchlistFile);
  const linker = compileLinker(watchlist.projects);
  const name = file === "-" ? "standard input" : file;
  const linking = { withReview: review };
  const faults: string[] = [];
  let more = 0;
  try {
    for await (const linked of linkLines(readLines(openLines(file), MAX_LINE_CHARACTERS), linker, linking)) {
      if (linked.kind === "answer") await print(linked.text);
      else if (faults.length < MAX_FAULTS) faults.push(`${name}:${linked.line}: ${linked.message} — ${linked.remedy}`);
      else more++;
    }
  } catch (error) {
    if (!isReaderGone(error)) throw error;
  }
  if (faults.length === 0) return;
  complain([...faults, ...(more > 0 ? [`and ${more} more lines`] : [])].join("\n"));
  process.exitCode = 2;
}

async function* openLines(file: string): AsyncGenerator<Uint8Array | string> {
  try {
    yield* file === "-" ? process.stdin : createReadStream(file);
  } catch (cause) {
    throw new UserError("can't be read", {
      where: file,
      remedy: "name a file of JSON Lines, or - for standard input",
      cause,
    });
  }
}

/** Waits where the reader is slower than we are, so that a large file does not pile up in memory. */
async function print(line: string): Promise<void> {
  if (!process.stdout.write(`${showControls(line)}\n`)) await once(process.stdout, "drain");
}

/** Whoever reads our output may stop before its end (`| head`): there is nobody left to tell. */
function isReaderGone(error: unknown): boolean {
  return error instanceof Error && "code" in error && error.code === "EPIPE";
}
