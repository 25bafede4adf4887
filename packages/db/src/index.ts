export { connect, type Connection, type ConnectOptions, type Database, type Executor } from "./connect.ts";
export { migrate } from "./migrate.ts";

export { findProject, findProjectById } from "./projects/find-project.ts";
export { syncWatchlist } from "./projects/sync-watchlist.ts";
export type { ProjectRow, WatchedProject } from "./projects/types.ts";

export { importArchive, type ArchiveData, type ImportResult } from "./facts/import-archive.ts";
export { recordDetails, type DetailsRefusal, type NewDetails } from "./facts/record-details.ts";
export { recordObservations, type NewObservation } from "./facts/record-observations.ts";
export { readReceipt, recordReceipt } from "./facts/record-receipt.ts";
export { recordReleases, type NewRelease } from "./facts/record-releases.ts";
export { confirmSurvivingDays, recordSurvivingDays } from "./facts/record-surviving.ts";

export { rebuildDerived, refreshDerived } from "./derived/refresh-derived.ts";

export * from "./poll/poll-state.ts";

export { readArchiveExtent, readFreshness, type FreshnessRow } from "./queries/read-freshness.ts";
export { readReleases, type ReleaseRow } from "./queries/read-releases.ts";
export { readSeries, type SeriesQuery, type SeriesResult } from "./queries/read-series.ts";
export {
  listStories,
  readStory,
  syncStories,
  type KeptStory,
  type StoryCursor,
  type StoryWithMentions,
} from "./queries/stories.ts";

export { bumpDataVersion, readDataVersion } from "./state/data-version.ts";
export { readState, writeState } from "./state/process-state.ts";
export {
  readCollectorStatus,
  writeCollectorStatus,
  type BudgetState,
  type CollectorStatus,
} from "./state/collector-status.ts";
export type { ProjectView, ViewStory } from "./derived/project-view.ts";
export {
  listCategories,
  listProjects,
  readProjectView,
  type ProjectListCursor,
  type ProjectListQuery,
} from "./queries/list-projects.ts";
