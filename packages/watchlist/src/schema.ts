import { z } from "zod";
import { DayField, EnvNameField, PointsField, RepoField, shortText, UrlField, UserAgentField } from "./fields.ts";

const words = () => z.array(shortText(100)).max(100);

const PackagesEntry = z.strictObject({
  npm: words().optional().meta({ description: "package names on npm that this repository publishes" }),
  pypi: words().optional().meta({ description: "package names on PyPI" }),
  huggingface: words().optional().meta({ description: "owner/name on Hugging Face" }),
});

/** A project as a mapping. Only `repo` is needed. */
export const ProjectMapping = z.strictObject({
  repo: RepoField,
  name: shortText(100).optional().meta({ description: "as people write it; by default the repository's own name" }),
  formerly: z.array(RepoField).max(50).optional().meta({ description: "earlier owner/names, newest first" }),
  aliases: words().optional().meta({ description: "other names that people use for it" }),
  homepage: UrlField.optional(),
  packages: PackagesEntry.optional(),
  maintainers: words().optional().meta({ description: "people or teams whose name beside the project's means it" }),
  notContext: words().optional().meta({ description: "phrases in which the name means something else" }),
  context: words().optional().meta({ description: "words that make an ambiguous name mean this project" }),
  category: shortText(50).optional().meta({ description: "groups leaderboards and chooses peers" }),
  description: shortText(500).optional().meta({ description: "one line, in your own words" }),
  topics: words().optional(),
  added: DayField.optional().meta({ description: "the day it was added to this list" }),
  why: shortText(500).optional().meta({ description: "why it is watched" }),
});

/** A project as a bare `owner/name` or as a mapping. */
export const ProjectEntry = z.union([RepoField, ProjectMapping]);

/** Where stories come from: one mapping for each kind. */
export const COVERAGE_KINDS = {
  feed: z.strictObject({ kind: z.literal("feed"), url: UrlField }).meta({ description: "RSS, Atom or JSON Feed" }),
  hackernews: z
    .strictObject({
      kind: z.literal("hackernews"),
      url: UrlField.optional().meta({ description: "another search server; by default Hacker News's own" }),
      minPoints: PointsField.optional().meta({ description: "posts with fewer points are left out; by default 20" }),
    })
    .meta({ description: "Hacker News search, by project name and address" }),
  aidran: z
    .strictObject({
      kind: z.literal("aidran"),
      url: UrlField,
      keyEnv: EnvNameField,
      siteUrl: UrlField.optional().meta({
        description: "where its stories are read, for those that bring no address; by default the API's host",
      }),
    })
    .meta({ description: "AIDRAN's delivery API" }),
};

export const Coverage = z.discriminatedUnion("kind", [
  COVERAGE_KINDS.feed,
  COVERAGE_KINDS.hackernews,
  COVERAGE_KINDS.aidran,
]);
/** A place that stories come from. */
export type Coverage = z.infer<typeof Coverage>;

/** Where public posts are counted: one mapping for each kind. Their hosts are fixed. */
export const DISCUSSION_KINDS = {
  hackernews: z
    .strictObject({ kind: z.literal("hackernews") })
    .meta({ description: "comments on Hacker News, by its search" }),
  reddit: z
    .strictObject({
      kind: z.literal("reddit"),
      keyEnv: EnvNameField.meta({
        description: "the environment variable that holds `client id:secret` of an app that Reddit has approved",
      }),
      userAgent: UserAgentField,
    })
    .meta({ description: "posts on Reddit, with an app that Reddit has approved" }),
  bluesky: z
    .strictObject({
      kind: z.literal("bluesky"),
      keyEnv: EnvNameField.optional().meta({
        description: "the environment variable that holds `handle:app password`; without it most searches are refused",
      }),
    })
    .meta({ description: "posts on Bluesky" }),
};

export const Discussion = z.discriminatedUnion("kind", [
  DISCUSSION_KINDS.hackernews,
  DISCUSSION_KINDS.reddit,
  DISCUSSION_KINDS.bluesky,
]);
/** A place where public posts are counted. */
export type Discussion = z.infer<typeof Discussion>;

export const ExcludedEntry = z.strictObject({ repo: RepoField, reason: shortText(500).optional() });

/** `watchlist.yaml` as it is written. */
export const WatchlistFile = z.strictObject({
  projects: z.array(ProjectEntry).min(1),
  coverage: z.array(Coverage).max(1000).optional(),
  discussion: z
    .array(Discussion)
    .max(100)
    .optional()
    .meta({ description: "where public posts that name projects are counted by day; by default nowhere" }),
  excluded: z.array(ExcludedEntry).optional().meta({ description: "repositories that are not to be watched" }),
});
export type WatchlistFile = z.infer<typeof WatchlistFile>;

/** The keys that may stand in the mapping at a path of the file. */
export function watchlistKeysAt(path: readonly PropertyKey[], mapping: unknown): readonly string[] {
  const [top, , field] = path;
  if (top === undefined) return Object.keys(WatchlistFile.shape);
  if (top === "projects") return Object.keys(field === undefined ? ProjectMapping.shape : PackagesEntry.shape);
  if (top === "excluded") return Object.keys(ExcludedEntry.shape);
  const kind = typeof mapping === "object" && mapping !== null && "kind" in mapping ? mapping.kind : null;
  if (top === "discussion") {
    return Object.keys(
      kind === "hackernews" || kind === "bluesky" ? DISCUSSION_KINDS[kind].shape : DISCUSSION_KINDS.reddit.shape,
    );
  }
  if (kind === "feed" || kind === "hackernews" || kind === "aidran") return Object.keys(COVERAGE_KINDS[kind].shape);
  return Object.keys(COVERAGE_KINDS.aidran.shape);
}
