export { builtDashboard } from "./built-dashboard.ts";
export { releasePayload, repositoryPayload, signDelivery } from "./github-payloads.ts";
export { createTestDatabase, type TestDatabase } from "./create-test-database.ts";
export {
  findChromium,
  findPackagedPostgres,
  findPgBasebackup,
  findPostgres,
  type PostgresPrograms,
} from "./find-tools.mjs";
export { emptyTables } from "./empty-tables.ts";
export { exportTo, importFrom, readLinesOf } from "./export-files.ts";
export { copyFirstStart } from "./first-start.ts";
export { freePort } from "./free-port.ts";
export { hasBrowser, launchBrowser, type TestBrowser } from "./launch-browser.ts";
export {
  findMissingFiles,
  listAnchors,
  listFiles,
  listLinks,
  listTableNames,
  type MarkdownFile,
  readMarkdown,
  readText,
} from "./markdown-files.ts";
export { type DocumentedCommand, listCommands, splitWords } from "./documented-commands.ts";
export { MIGRATED_STORE, openTestStore, type TestStore } from "./open-test-store.ts";
export { type PostgresServer, startPostgres, type StartPostgresOptions } from "./start-postgres.ts";
export { type StoreTemplate } from "./store-templates.ts";
export { type ProcessOptions, RunningProcess, startProcess } from "./start-process.ts";
export {
  findProcessesOf,
  type Finished,
  type GroundswellOptions,
  REPOSITORY_ROOT,
  runGroundswell,
  startGroundswell,
} from "./start-groundswell.ts";
export { parseExposition, type ParsedFamily, type ParsedSample } from "./parse-exposition.ts";
export { readYaml } from "./read-yaml.ts";
export { readDockerfile, type DockerStage } from "./read-dockerfile.ts";
export { seedOpenness, SEEDED_COMMITS } from "./seed-openness.ts";
