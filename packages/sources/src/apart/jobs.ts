import type { FeedContext, ParsedFeed } from "../feed/parse-feed.ts";
import type { PageContext, ParsedPage } from "../page/parse-page.ts";

/** What is read apart: each job's document with what is known of it, and what becomes of it. */
export interface Jobs {
  feed: { input: { document: Uint8Array; context: FeedContext }; output: ParsedFeed };
  page: { input: { document: Uint8Array; context: PageContext }; output: ParsedPage };
}

export type JobKind = keyof Jobs;

/** What a reader is started with. */
export type Job = { [Kind in JobKind]: { kind: Kind; input: Jobs[Kind]["input"] } }[JobKind];

/** What it answers. Errors lose their class on the way, so their parts are sent. */
export type JobAnswer =
  | { ok: true; output: Jobs[JobKind]["output"] }
  | { ok: false; fault: { code: string; message: string; remedy: string; url: string | null } }
  /** An error that nobody foresaw. */
  | { ok: false; bug: string };
