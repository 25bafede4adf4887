export { connect, type Connection, type ConnectOptions, type Database, type Executor } from "./connect.ts";
export { migrate, readSchemaState, type SchemaState } from "./migrate.ts";
export { keepPartitionsAhead } from "./partitions/keep-partitions-ahead.ts";
export { distribute, placeTables, type Distribution } from "./distribution/distribute.ts";
export { listPlacements, LOCAL_TABLES, PIN_TABLES, PROJECT_TABLES, REFERENCE_TABLES } from "./distribution/tables.ts";
export { DataFolderInUse } from "./embedded/lock.ts";
export { hasDatabase } from "./embedded/start.ts";

export { findProject, findProjectByGithubId, findProjectById } from "./projects/find-project.ts";
export { findProjectAsOf } from "./projects/find-project-as-of.ts";
export { syncWatchlist } from "./projects/sync-watchlist.ts";
export type { ProjectRow, WatchedProject } from "./projects/types.ts";

export { importArchive, type ArchiveData, type ImportResult } from "./facts/import-archive.ts";
export { readCreatedAt, recordDetails, type DetailsRefusal, type NewDetails } from "./facts/record-details.ts";
export { recordObservations, type NewObservation } from "./facts/record-observations.ts";
export { readReceipt, recordReceipt } from "./facts/record-receipt.ts";
export { recordDelivery, WEBHOOK_SOURCE } from "./facts/record-delivery.ts";
export { recordNotice, type NewNotice } from "./facts/record-notice.ts";
export { recordReleases, type NewRelease, type ReleaseNews } from "./facts/record-releases.ts";
export { confirmSurvivingDays, recordSurvivingDays, type DayCount } from "./facts/record-surviving.ts";

export { recordDiscussion, type DiscussionDay, type DiscussionSource } from "./discussion/record-discussion.ts";
export { listDiscussed, readDiscussion, type KnownDiscussion } from "./discussion/read-discussion.ts";
export { DISCUSSION_SOURCES, type DiscussionLink } from "./schema/discussion.ts";

export { createRowCheck, type RowCheck } from "./export/check-row.ts";
export { exportFacts, type FactsSnapshot } from "./export/export-facts.ts";
export type { FactRows } from "./export/fact-rows.ts";
export { findForeign } from "./export/find-foreign.ts";
export { importFacts, type FactsImport, type FactsSource } from "./export/import-facts.ts";

export { rebuildDerived, rebuildTrends } from "./derived/rebuild-derived.ts";
export { refreshDerived } from "./derived/refresh-derived.ts";
export { hasEnded } from "./trends/show-momentum.ts";
export { prepareFactors } from "./trends/weekday-factors.ts";

export { claimWork, readHeads, type ClaimQuery, type WorkHead } from "./poll/claim-work.ts";
export { endAllLeases, extendLease, finishWork, returnWork, type WorkDone } from "./poll/finish-work.ts";
export { beginWork, correctWork, hastenWork, listWork, noteSuccess } from "./poll/list-work.ts";
export { reviveWork } from "./poll/revive-work.ts";
export { readLastSuccess, readNextDue, readWork } from "./poll/read-work.ts";
export type { Claimed, Resource, Work } from "./poll/work.ts";
export { countDue, readBacklog, type Backlog, type BacklogRow } from "./poll/read-backlog.ts";
export { readDueProjects } from "./poll/read-due-projects.ts";
export { RESOURCES } from "./schema/work.ts";

export { readArchiveExtent, readFreshness, type FreshnessRow } from "./queries/read-freshness.ts";
export { readFirstCommonDay, readTotalsOn, type TotalOn } from "./queries/read-compared-base.ts";
export { readComparedHeads, type ComparedHead } from "./queries/read-compared-heads.ts";
export { readComparedTotals, type PackedSpan, type SpannedProject } from "./queries/read-compared-totals.ts";
export { readEvents, type EventQuery } from "./queries/read-events.ts";
export { readLedger, type LedgerQuery } from "./queries/read-ledger.ts";
export { readRecentEvents, type RecentEvent, type RecentEventQuery } from "./queries/read-recent-events.ts";
export { readNewestDay } from "./queries/read-newest-day.ts";
export { readNewestFact } from "./queries/read-newest-fact.ts";
export { readPatterns, type StarPatterns } from "./queries/read-patterns.ts";
export type { ComparedLoss } from "./queries/read-star-losses.ts";
export { readReleasesKnownAt } from "./queries/read-releases-known-at.ts";
export { readReleases, type ReleaseRow } from "./queries/read-releases.ts";
export { readTaggedReleases, type TaggedRelease } from "./queries/read-tagged-releases.ts";
export { listGainers } from "./front/list-gainers.ts";
export { readFreshReleases, type FreshReleases } from "./front/read-fresh-releases.ts";
export { readLeaderDays, type LeaderDays } from "./front/read-leader-days.ts";
export { readReleaseEffects, type DayEffect } from "./queries/read-release-effects.ts";
export { readReleaseWord, type ReleaseWord } from "./queries/read-release-word.ts";
export { readSourcesOf } from "./queries/read-facts.ts";
export { newestOf } from "./queries/known-on.ts";
export { readDailyFigures, type DailyFigures, type SeriesQuery } from "./queries/read-daily-figures.ts";
export { readSeries, type SeriesResult } from "./queries/read-series.ts";
export { readTrendDays, type TrendInputDay } from "./queries/read-trend-days.ts";

export { recordStories } from "./stories/record-stories.ts";
export { syncStories } from "./stories/sync-stories.ts";
export type { Recorded, Teller } from "./stories/store-versions.ts";
export { listStories, type StoryCursor, type StoryQuery } from "./stories/list-stories.ts";
export { listStoriesAsOf, type StoryAsOf } from "./stories/list-stories-as-of.ts";
export { readStory, type StoryHistory } from "./stories/read-story.ts";
export { readRecentStories, type RecentStory } from "./stories/read-recent-stories.ts";
export { listReviews, type Review, type ReviewCursor } from "./stories/list-reviews.ts";
export { takeStoryDelivery } from "./stories/take-delivery.ts";
export { readToldIds } from "./stories/read-told-ids.ts";
export { readMentionTargets } from "./stories/read-mention-targets.ts";
export {
  claimSource,
  finishSource,
  keepSource,
  readSources,
  type ClaimedSource,
  type CoverageSource,
  type SourceClaim,
  type SourceDone,
  type SourceMemory,
} from "./stories/coverage-sources.ts";
export type {
  KeptStory,
  NewStory,
  PublishedAt,
  StoryMention,
  StoryRow,
  StoryVersionRow,
  StoryWithMentions,
} from "./stories/types.ts";

export { refreshEffects, type EffectsRefresh } from "./effects/refresh-effects.ts";
export { readEffectComputedAt } from "./effects/read-computed-at.ts";
export {
  readEffects,
  readEffectsOfStories,
  type EffectCursor,
  type EffectPage,
  type EffectQuery,
  type StoryEffect,
} from "./effects/read-effects.ts";
export {
  listUncovered,
  QUIET_DAYS,
  type UncoveredCursor,
  type UncoveredPage,
  type UncoveredProject,
} from "./desk/list-uncovered.ts";
export { listNoLift, type NoLiftCursor, type NoLiftPage } from "./desk/list-no-lift.ts";
export { listOutlets, type OutletEffects } from "./desk/list-outlets.ts";

export { listChangedPins } from "./pins/changed-pins.ts";
export {
  listCorrections,
  recordCorrections,
  type CorrectionCursor,
  type CorrectionKind,
  type CorrectionQuery,
  type PinCorrectionRow,
  type PinDifference,
} from "./pins/corrections.ts";
export {
  readPinnedFacts,
  readPinSubject,
  storePinnedFacts,
  type NewPin,
  type PinSubject,
} from "./pins/pinned-facts.ts";
export { readPinnedRender, storePinnedRenders, type PinnedRender, type RenderKey } from "./pins/pinned-renders.ts";
export { readPinState, type PinState } from "./pins/read-pin-state.ts";
export { CORRECTION_KINDS } from "./schema/pins.ts";

export { CACHES_VERSION } from "./state/caches-state.ts";
export { addCollectorCounts, readCollectorCounts, type CollectorCounts } from "./state/collector-counts.ts";
export { readUpkeep, type Upkeep } from "./queries/read-upkeep.ts";
export { bumpDataVersion, readDataChangedAt, readDataVersion } from "./state/data-version.ts";
export { readLiveState, readTotalsAge, type LiveState, type TotalsAge } from "./state/live-state.ts";
export { keepState, readState, writeState } from "./state/process-state.ts";
export { readCollectorPlan, writeCollectorPlan, type CollectorPlan } from "./state/collector-plan.ts";
export {
  readCollectorStatus,
  writeCollectorStatus,
  type BudgetState,
  type CollectorStatus,
} from "./state/collector-status.ts";
export type { ProjectView, ShownMomentum, ShownView, ViewMomentum, ViewStory } from "./derived/project-view.ts";
export { countList, type ListCount } from "./queries/count-list.ts";
export { countProjects } from "./queries/count-projects.ts";
export { listCategories, listProjects } from "./queries/list-projects.ts";
export type { ListedProject, ProjectListCursor, ProjectListPage, ProjectListQuery } from "./queries/project-list.ts";
export { readProjectView, readProjectViews, type ViewsQuery } from "./queries/read-project-views.ts";

export { connectReplica, type Replica, type ReplicaOptions, type ReplicaState } from "./replica/connect-replica.ts";

export {
  listOpennessChanges,
  type ListedOpennessChange,
  type OpennessChange,
  type OpennessChangePlace,
  type OpennessChangeQuery,
} from "./openness/list-changes.ts";
export {
  countOpennessLooks,
  listOpennessHeadlines,
  type HeadlinePlace,
  type OpennessHeadline,
} from "./openness/list-headlines.ts";
export type { OwnerChange } from "./openness/owner-changes.ts";
export {
  readOpenness,
  readOpennessOf,
  type OpennessLedger,
  type OpennessLicence,
  type OpennessLine,
} from "./openness/read-openness.ts";
export {
  readLastLines,
  readReadBlobs,
  readSeenLines,
  recordClaims,
  recordLines,
  recordLook,
  recordReadings,
  type NewLine,
  type NewLook,
} from "./openness/record-openness.ts";
export { recordLicenceCommits, type NewLicenceCommit } from "./openness/record-licence-commits.ts";
export { readCommits as readLicenceCommits, readLastLook } from "./openness/read-facts.ts";
export { refreshOpennessChanges } from "./openness/refresh-changes.ts";
export { syncNotesByRepo, syncOpennessNotes, type OpennessNote } from "./openness/sync-notes.ts";
export type { ClaimQuote, EvidenceFile } from "./schema/openness.ts";
export { findOutage, type DatabaseGone, type Outage } from "./outage/database-gone.ts";
export { isDatabaseGone, isServerGone } from "./replica/is-database-gone.ts";
export { readStoreHealth, type StoreHealth } from "./state/read-store-health.ts";
