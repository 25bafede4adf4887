import { contentHash, type Receipt } from "@groundswell/core";
import type { EvidenceFile, NewLicenceCommit } from "@groundswell/db";
import { z } from "zod";
import { fetchAliases } from "./aliases.ts";
import type { Github } from "./client.ts";
import { GithubFailure } from "./failure.ts";
import { toMs } from "./repository.ts";

const HISTORY_METHOD = "commits of the default branch that touched the file, with the hash that each left in it";
const CONTENT_METHOD = "contents by their hashes: licences' are compared with SPDX's list of texts";

/** Which part of a file's history is asked for. */
export interface HistoryAsked {
  path: string;
  first: number;
  after: string | null;
}

/** What is asked of a repository at a commit, all in one query. */
export interface FilesAsked {
  repo: string;
  commit: string;
  histories: readonly HistoryAsked[];
  /** Contents by their hashes. */
  blobs: readonly string[];
  /** Folders to list, from the root: where the list of all files was cut short. */
  folders: readonly string[];
}

/** A page of a file's history, newest first. */
export interface HistoryPage {
  commits: NewLicenceCommit[];
  /** Where the next page begins; null when this was the last. */
  next: string | null;
}

export interface FilesAnswer {
  githubId: number;
  /** By path. */
  histories: Map<string, HistoryPage>;
  /** By hash; null: GitHub has no text of it, or not the whole. */
  texts: Map<string, string | null>;
  /** Files of the folders. */
  files: EvidenceFile[];
  receipt: Receipt;
}

const History = z.object({
  pageInfo: z.object({ hasNextPage: z.boolean(), endCursor: z.string().nullable() }),
  nodes: z.array(
    z.object({
      oid: z.string(),
      committedDate: z.iso.datetime({ offset: true }),
      file: z.object({ oid: z.string(), type: z.string() }).nullable(),
    }),
  ),
});
const Blob = z.object({ text: z.string().nullable(), isTruncated: z.boolean() }).nullable();
const Folder = z.object({
  entries: z.array(z.object({ name: z.string(), type: z.string(), oid: z.string() })).nullish(),
});
const Said = z.looseObject({ databaseId: z.number().int(), tip: z.record(z.string(), History).nullish() });

/**
 * Histories and contents of files in one GraphQL query, for a point.
 * @throws GithubFailure when they could not be had, or the commit is there no more
 */
export async function fetchFiles(github: Github, asked: FilesAsked): Promise<FilesAnswer> {
  const [answer] = await fetchAliases(github, [{ repo: asked.repo, fields: writeFields(asked) }]);
  if (answer === undefined) throw new GithubFailure("bad answer", `${asked.repo}: GitHub left it out of its answer`);
  if (answer instanceof GithubFailure) throw answer;
  const { said, receipt } = answer;
  const parsed = Said.safeParse(said);
  if (!parsed.success) throw badAnswer(asked.repo);
  const { tip } = parsed.data;
  // The branch was rewritten since the totals told of it: they will tell of the new one.
  if (asked.histories.length > 0 && (tip ?? null) === null) {
    throw new GithubFailure("server error", `${asked.repo}: commit ${asked.commit.slice(0, 12)} is there no more`);
  }
  return {
    githubId: parsed.data.databaseId,
    histories: new Map(asked.histories.map(({ path }, i) => [path, toPage(asked.repo, tip?.[`h${i}`])])),
    texts: new Map(asked.blobs.map((oid, i) => [oid, toText(asked.repo, parsed.data[`b${i}`])])),
    files: asked.folders.flatMap((folder, i) => toFiles(folder, parsed.data[`f${i}`])),
    receipt: {
      ...receipt,
      request: `POST /graphql repository(${asked.repo}) ${describe(asked)}`,
      contentHash: contentHash(JSON.stringify(said)),
      method: describeMethod(asked),
    },
  };
}

function writeFields({ commit, histories, blobs, folders }: FilesAsked): string {
  const text = (value: string) => JSON.stringify(value);
  const pages = histories.map(
    ({ path, first, after }, i) =>
      `h${i}: history(first: ${first}, after: ${after === null ? "null" : text(after)}, path: ${text(path)}) {
        pageInfo { hasNextPage endCursor } nodes { oid committedDate file(path: ${text(path)}) { oid type } } }`,
  );
  return [
    "databaseId",
    ...(pages.length === 0 ? [] : [`tip: object(oid: ${text(commit)}) { ... on Commit { ${pages.join("\n")} } }`]),
    ...blobs.map((oid, i) => `b${i}: object(oid: ${text(oid)}) { ... on Blob { text isTruncated } }`),
    ...folders.map(
      (folder, i) =>
        `f${i}: object(expression: ${text(`${commit}:${folder}`)}) { ... on Tree { entries { name type oid } } }`,
    ),
  ].join("\n");
}

function describeMethod({ histories, blobs, folders }: FilesAsked): string {
  const methods = [
    ...(histories.length === 0 ? [] : [HISTORY_METHOD]),
    ...(blobs.length === 0 ? [] : [CONTENT_METHOD]),
    ...(folders.length === 0 ? [] : ["names and hashes of the files of its top folders"]),
  ];
  return methods.join("; ");
}

function describe({ commit, histories, blobs, folders }: FilesAsked): string {
  const parts = [
    ...(histories.length === 0 ? [] : [`history of ${histories.map(({ path }) => path).join(", ")}`]),
    ...(blobs.length === 0 ? [] : [`blobs ${blobs.map((oid) => oid.slice(0, 12)).join(", ")}`]),
    ...(folders.length === 0 ? [] : ["its top folders"]),
  ];
  return `at ${commit.slice(0, 12)}: ${parts.join("; ")}`;
}

function toPage(repo: string, said: z.infer<typeof History> | undefined): HistoryPage {
  if (said === undefined) throw badAnswer(repo);
  const { nodes, pageInfo } = said;
  return {
    commits: nodes.map(({ oid, committedDate, file }) => ({
      commit: oid,
      committedAt: toMs(committedDate),
      // What has become a folder, or leads elsewhere, is no licence file.
      blob: file?.type === "blob" ? file.oid : null,
    })),
    next: pageInfo.hasNextPage ? pageInfo.endCursor : null,
  };
}

function toText(repo: string, said: unknown): string | null {
  const parsed = Blob.safeParse(said ?? null);
  if (!parsed.success) throw badAnswer(repo);
  return parsed.data === null || parsed.data.isTruncated ? null : parsed.data.text;
}

function toFiles(folder: string, said: unknown): EvidenceFile[] {
  const parsed = Folder.safeParse(said);
  const entries = parsed.success ? (parsed.data.entries ?? []) : [];
  const below = folder === "" ? "" : `${folder}/`;
  return entries.flatMap(({ name, type, oid }) => (type === "blob" ? [{ path: `${below}${name}`, blob: oid }] : []));
}

function badAnswer(repo: string): GithubFailure {
  return new GithubFailure("bad answer", `${repo}: its files are not what the schema promises`);
}
