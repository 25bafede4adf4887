import type { ArchiveSource } from "./types.ts";

/** Source of release rows that name none. */
export const GIT_TAGS_SOURCE = "git tags of the projects";

const KNOWN: readonly ArchiveSource[] = [
  {
    name: "EvanLi/Github-Ranking",
    url: "https://github.com/EvanLi/Github-Ranking",
    license: "MIT",
    note: "daily public ranking of the most starred repositories, overall and by language",
  },
  {
    name: "yuxiaopeng/Github-Ranking-AI",
    url: "https://github.com/yuxiaopeng/Github-Ranking-AI",
    license: "MIT",
    note: "daily public ranking of AI repositories by topic",
  },
  {
    name: GIT_TAGS_SOURCE,
    url: null,
    license: null,
    note: "the date of each tag, not of a publication; incomplete for some projects",
  },
];

/** What is known of a source by its name; an unknown one has neither address nor licence. */
export function describeSource(name: string): ArchiveSource {
  return KNOWN.find((source) => source.name === name) ?? { name, url: null, license: null, note: "" };
}

/** The sources that rows name, in the order of their names. */
export function listSources(...lists: readonly (readonly { source: string }[])[]): ArchiveSource[] {
  const names = new Set<string>();
  for (const rows of lists) for (const { source } of rows) names.add(source);
  return [...names].sort().map(describeSource);
}
