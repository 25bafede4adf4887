export {
  createCollector,
  type Collector,
  type CollectorOptions,
  type OnceOptions,
  type WatchOptions,
} from "./collect/collector.ts";
export type { StepReport } from "./collect/context.ts";
export type { Forecast } from "./plan/forecast.ts";
export type { CycleReport, Fetching } from "./collect/run-cycle.ts";
export { listProjectWork } from "./plan/list-project-work.ts";
export { sleepUntil } from "./collect/sleep.ts";
export { checkAccess, type Access } from "./github/check-access.ts";
export { lookUpRepositories, type FoundRepository, type LookedUp, type LookUp } from "./github/look-up.ts";
export { forecastList, type ListCost, type UnreadProject } from "./plan/forecast-list.ts";
export { createGithubWebhook, type GithubWebhook, type GithubWebhookOptions } from "./webhook/create-webhook.ts";
export type { WebhookAnswer } from "./webhook/read-delivery.ts";
