import { showControls } from "@groundswell/core";
import type { Content } from "./open-store.ts";

/** A line for the person who started this. */
export function say(line: string): void {
  process.stdout.write(`${showControls(line)}\n`);
}

/** A line about what is wrong, beside the answer. */
export function complain(line: string): void {
  process.stderr.write(`${showControls(line)}\n`);
}

export function describeContent({ projects, stories, archive, unknownMentions }: Content): string {
  const lines = [`Watching ${count(projects, "project")}; ${count(stories, "story", "stories")} kept by hand.`];
  if (archive !== null && !archive.alreadyImported) {
    lines.push(
      `Archive loaded: ${count(archive.observations.added, "observation")} and ${count(archive.releases.added, "release")} added.`,
    );
  }
  for (const { story, repo } of unknownMentions) {
    lines.push(`Story ${story} names ${repo}, which is not on the watchlist: left out.`);
  }
  return lines.join("\n");
}

export function count(n: number, one: string, many = `${one}s`): string {
  return `${n.toLocaleString("en")} ${n === 1 ? one : many}`;
}
