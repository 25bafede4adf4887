import type {
  Alignment,
  CatalogueEvent,
  CatalogueOpennessChange,
  CategoryPage,
  ChartAnswer,
  Comparison,
  Correction,
  Discussion,
  DiscussionSource,
  Effect,
  Front,
  Interval,
  LedgerDay,
  LedgerOf,
  LiveEvent,
  Metric,
  MomentumLabel,
  NoLiftPage,
  OriginKind,
  Openness,
  OpennessPage,
  Outlet,
  Page,
  Problem,
  Project,
  ProjectEvent,
  ProjectEventKind,
  ProjectPage,
  ProjectSort,
  Receipt,
  Release,
  ReviewItem,
  Series,
  Status,
  Story,
  StoryDetail,
  Trend,
  UncoveredPage,
  Window,
} from "@groundswell/wire";
import type { AnswerStore } from "./keep-answers.ts";
import { readEvents } from "./read-events.ts";

export { keepAnswers, type AnswerStore, type KnownAnswer } from "./keep-answers.ts";

/** An answer other than 2xx, with the API's problem details. */
export class ApiError extends Error {
  override readonly name = "ApiError";
  readonly status: number;
  readonly problem: Problem | null;

  constructor(url: string, status: number, problem: Problem | null) {
    super(problem?.detail ?? problem?.title ?? `${url} answered ${status}`);
    this.status = status;
    this.problem = problem;
  }
}

export interface ClientOptions {
  /** Where the API is, without `/api/v1`; empty for the same origin. */
  baseUrl?: string;
  fetch?: typeof fetch;
  /** Where answers are kept, so that what has not changed is neither sent nor read again; absent: nowhere. */
  answers?: AnswerStore;
}

type PageOptions = Partial<{ limit: number; cursor: string }>;

/** Of a list the API takes the parts between commas. */
type Query = Record<string, string | number | readonly string[] | undefined>;

/**
 * A typed client of Groundswell's HTTP API. Redirects (a project's old names) are followed; compare the answer's
 * `repo` with what was asked.
 * @example
 * const groundswell = createClient({ baseUrl: "http://localhost:4000" });
 * const { stars } = await groundswell.project("block/goose");
 */
export function createClient({ baseUrl = "", fetch = globalThis.fetch, answers }: ClientOptions = {}) {
  /** Every method throws ApiError when the API answers anything but 2xx. */
  const get = <T>(path: string, query: Query = {}) => ask<T>(`/api/v1${path}`, query);

  async function ask<T>(path: string, query: Query): Promise<T> {
    const url = `${baseUrl}${path}${search(query)}`;
    const known = answers?.get(url);
    const unchanged = known === undefined ? {} : { "if-none-match": known.etag };
    const response = await fetch(url, { headers: { accept: "application/json", ...unchanged } });
    // The API's own contract tests hold every answer to the schema that T comes from.
    if (response.status === 304 && known !== undefined) return known.value as T;
    if (!response.ok) throw new ApiError(url, response.status, await readProblem(response));
    const value = (await response.json()) as T;
    const etag = response.headers.get("etag");
    if (etag !== null) answers?.set(url, { etag, value });
    return value;
  }

  return {
    projects: (
      query: {
        sort?: ProjectSort;
        window?: Window;
        category?: string;
        label?: MomentumLabel;
        projects?: readonly string[];
        q?: string;
        asOf?: string;
        limit?: number;
        cursor?: string;
      } = {},
    ) => get<ProjectPage>("/projects", query),
    /** What moved and what is new, in one answer. */
    front: () => get<Front>("/front"),
    categories: (query: { q?: string; projects?: readonly string[] } = {}) => get<CategoryPage>("/categories", query),
    /** What happened to all projects, or to some of them, newest first. */
    allEvents: (
      query: {
        kind?: ProjectEventKind | readonly ProjectEventKind[];
        projects?: readonly string[];
      } & PageOptions = {},
    ) => get<Page<CatalogueEvent>>("/events", query),
    project: (repo: string, query: { asOf?: string } = {}) => get<Project>(`/projects/${repo}`, query),
    trend: (repo: string, query: { asOf?: string } = {}) => get<Trend>(`/projects/${repo}/trend`, query),
    series: (
      repo: string,
      query: { metric?: Metric; from?: string; to?: string; interval?: Interval; asOf?: string } = {},
    ) => get<Series>(`/projects/${repo}/series`, query),
    compare: (
      repos: readonly string[],
      query: {
        align?: Alignment;
        metric?: Metric;
        from?: string;
        to?: string;
        interval?: Interval;
        asOf?: string;
        base?: string;
        origin?: OriginKind;
      } = {},
    ) => get<Comparison>("/compare", { projects: repos.join(","), ...query }),
    releases: (repo: string, query: PageOptions = {}) => get<Page<Release>>(`/projects/${repo}/releases`, query),
    events: (
      repo: string,
      query: {
        kind?: ProjectEventKind | readonly ProjectEventKind[];
        asOf?: string;
        limit?: number;
        cursor?: string;
      } = {},
    ) => get<Page<ProjectEvent>>(`/projects/${repo}/events`, query),
    /** How many public posts named it, by day and place. */
    discussion: (repo: string, query: { from?: string; to?: string; source?: DiscussionSource } = {}) =>
      get<Discussion>(`/projects/${repo}/discussion`, query),
    ledger: (
      repo: string,
      query: {
        of?: LedgerOf;
        from?: string;
        to?: string;
        all?: "true" | "false";
        limit?: number;
        cursor?: string;
      } = {},
    ) => get<Page<LedgerDay>>(`/projects/${repo}/ledger`, query),
    /** What a repository's files show. */
    openness: (repo: string, query: { asOf?: string } = {}) => get<Openness>(`/projects/${repo}/openness`, query),
    /** A sentence of each project's ledger; whole ledgers of those that are named. */
    opennessOfAll: (query: { projects?: readonly string[] } & PageOptions = {}) =>
      get<OpennessPage>("/openness", query),
    /** What became otherwise in the open, newest first. */
    opennessChanges: (query: { projects?: readonly string[] } & PageOptions = {}) =>
      get<Page<CatalogueOpennessChange>>("/openness/changes", query),
    projectStories: (repo: string, query: PageOptions = {}) => get<Page<Story>>(`/projects/${repo}/stories`, query),
    stories: (query: { source?: string; q?: string } & PageOptions = {}) => get<Page<Story>>("/stories", query),
    story: (id: string) => get<StoryDetail>(`/stories/${encodeURIComponent(id)}`),
    effects: (query: { story?: string; project?: string } & PageOptions = {}) => get<Page<Effect>>("/effects", query),
    uncovered: (query: PageOptions = {}) => get<UncoveredPage>("/desk/uncovered", query),
    noLift: (query: PageOptions = {}) => get<NoLiftPage>("/desk/no-lift", query),
    outlets: (query: PageOptions = {}) => get<Page<Outlet>>("/desk/outlets", query),
    reviews: (query: PageOptions = {}) => get<Page<ReviewItem>>("/desk/review", query),
    corrections: (query: { pin?: string; project?: string } & PageOptions = {}) =>
      get<Page<Correction>>("/corrections", query),
    /** A chart as data. @param address what stands between `/charts/` and the ending: `compare/stars` */
    chart: (address: string, options: Query = {}) => ask<ChartAnswer>(`/charts/${address}.json`, options),
    receipt: (id: string) => get<Receipt>(`/receipts/${encodeURIComponent(id)}`),
    /** `none`: without how fresh each project is, of which there may be thousands. */
    status: (query: { projects?: "all" | "none" } = {}) => get<Status>("/status", query),
    /**
     * What changes, as it changes; it ends when the server stops or the signal says so.
     * @param lastEventId of the last event that you have: you are told at once what you missed
     */
    async *live({ lastEventId, signal }: { lastEventId?: string; signal?: AbortSignal } = {}): AsyncGenerator<
      LiveEvent,
      void
    > {
      const url = `${baseUrl}/api/v1/live${search({ lastEventId })}`;
      const response = await fetch(url, { headers: { accept: "text/event-stream" }, signal: signal ?? null });
      if (!response.ok || response.body === null) throw new ApiError(url, response.status, await readProblem(response));
      yield* readEvents(response.body);
    },
  };
}
export type Client = ReturnType<typeof createClient>;

function search(query: Query): string {
  const entries = Object.entries(query).filter(([, value]) => value !== undefined);
  if (entries.length === 0) return "";
  return `?${new URLSearchParams(entries.map(([key, value]): [string, string] => [key, String(value)])).toString()}`;
}

async function readProblem(response: Response): Promise<Problem | null> {
  if (!response.headers.get("content-type")?.startsWith("application/problem+json")) return null;
  return (await response.json()) as Problem;
}
