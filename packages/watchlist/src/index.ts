export { checkGithub, type GithubWord } from "./check-github.ts";
export { isEverydayWord } from "./check-names.ts";
export {
  addProject,
  findEntry,
  findExclusion,
  removeProject,
  sortProjects,
  type Edited,
  type NewProject,
} from "./edit/edit-watchlist.ts";
export { closestWord } from "./edit-distance.ts";
export { checkedText, DayField, RepoField, shortText, UrlField } from "./fields.ts";
export { watchlistJsonSchema } from "./json-schema.ts";
export { parseLedgerNotes, type LedgerNote } from "./openness-notes.ts";
export { parseWatchlist } from "./parse-watchlist.ts";
export { parseYamlAs, type YamlParse } from "./parse-yaml-as.ts";
export { MAX_FILE_BYTES, type Fault } from "./raw-text.ts";
export { explainRepo, guessRepo } from "./repo-fault.ts";
export { listRepos, type RepoAt } from "./repo-places.ts";
export type { Coverage, Discussion } from "./schema.ts";
export type { ExcludedRepo, WatchedProject, Watchlist } from "./watchlist.ts";
export type { Place } from "./place-finder.ts";
export type { Path, YamlTree } from "./yaml-tree.ts";
