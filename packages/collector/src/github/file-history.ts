import { contentHash, type Receipt } from "@groundswell/core";
import type { NewLicenceCommit } from "@groundswell/db";
import { z } from "zod";
import { fetchAliases } from "./aliases.ts";
import type { Github } from "./client.ts";
import { GithubFailure } from "./failure.ts";
import { toMs } from "./repository.ts";
import { LINK_MODE, type TreeFile } from "./trees.ts";

const HISTORY_METHOD = "commits of the default branch that touched the file, with the hash that each left in it";
const CONTENT_METHOD = "contents by their hashes: licences' are compared with SPDX's list of texts";

/** Why a text that is longer than any licence has no reading. */
export const TOO_LONG = "it is too long to be a licence, and was not read";

/** Which part of a file's history is asked for. */
export interface HistoryAsked {
  path: string;
  /** The commit that it leads to. */
  tip: string;
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
  /** Which of their contents are links to other files. */
  links: string[];
  /** Where the next page begins; null when this was the last. */
  next: string | null;
}

/** A file's content, or why there is no text of it. */
export type Content = { text: string } | { why: string };

export interface FilesAnswer {
  githubId: number;
  /** By path; null: the commit is there no more, as the branch was rewritten. */
  histories: Map<string, HistoryPage | null>;
  /** By hash. */
  texts: Map<string, Content>;
  /** Files of the folders. */
  files: TreeFile[];
  receipt: Receipt;
}

const History = z.object({
  pageInfo: z.object({ hasNextPage: z.boolean(), endCursor: z.string().nullable() }),
  nodes: z.array(
    z.object({
      oid: z.string(),
      committedDate: z.iso.datetime({ offset: true }),
      file: z.object({ oid: z.string(), type: z.string(), mode: z.number() }).nullable(),
    }),
  ),
});
const Blob = z
  .object({ text: z.string().nullable(), isTruncated: z.boolean(), isBinary: z.boolean().nullable() })
  .nullable();
const Folder = z.object({
  entries: z
    .array(z.object({ name: z.string(), type: z.string(), oid: z.string(), mode: z.number(), size: z.number() }))
    .nullish(),
});
const Said = z.looseObject({ databaseId: z.number().int() });
const Tip = z.record(z.string(), History).nullish();

/**
 * Histories and contents of files in one GraphQL query, for a point.
 * @throws GithubFailure when they could not be had
 */
export async function fetchFiles(github: Github, asked: FilesAsked): Promise<FilesAnswer> {
  const [answer] = await fetchAliases(github, [{ repo: asked.repo, fields: writeFields(asked) }]);
  if (answer === undefined) throw new GithubFailure("bad answer", `${asked.repo}: GitHub left it out of its answer`);
  if (answer instanceof GithubFailure) throw answer;
  const { said, receipt } = answer;
  const parsed = Said.safeParse(said);
  if (!parsed.success) throw badAnswer(asked.repo);
  return {
    githubId: parsed.data.databaseId,
    histories: new Map(asked.histories.map(({ path }, i) => [path, toPage(asked.repo, parsed.data[`h${i}`])])),
    texts: new Map(asked.blobs.map((oid, i) => [oid, toContent(asked.repo, parsed.data[`b${i}`])])),
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
    ({ path, tip, first, after }, i) =>
      `h${i}: object(oid: ${text(tip)}) { ... on Commit {
        history(first: ${first}, after: ${after === null ? "null" : text(after)}, path: ${text(path)}) {
          pageInfo { hasNextPage endCursor } nodes { oid committedDate file(path: ${text(path)}) { oid type mode } } } } }`,
  );
  return [
    "databaseId",
    ...pages,
    ...blobs.map((oid, i) => `b${i}: object(oid: ${text(oid)}) { ... on Blob { text isTruncated isBinary } }`),
    ...folders.map(
      (folder, i) =>
        `f${i}: object(expression: ${text(`${commit}:${folder}`)}) { ... on Tree { entries { name type oid mode size } } }`,
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

function toPage(repo: string, said: unknown): HistoryPage | null {
  const parsed = Tip.safeParse(said);
  if (!parsed.success) throw badAnswer(repo);
  const history = parsed.data?.["history"];
  if (history === undefined) return null;
  const { nodes, pageInfo } = history;
  return {
    links: nodes.flatMap(({ file }) => (file?.mode === LINK_MODE ? [file.oid] : [])),
    commits: nodes.map(({ oid, committedDate, file }) => ({
      commit: oid,
      committedAt: toMs(committedDate),
      // What has become a folder is no licence file.
      blob: file?.type === "blob" ? file.oid : null,
    })),
    next: pageInfo.hasNextPage ? pageInfo.endCursor : null,
  };
}

function toContent(repo: string, said: unknown): Content {
  const parsed = Blob.safeParse(said ?? null);
  if (!parsed.success) throw badAnswer(repo);
  const { text = null, isTruncated = false, isBinary = false } = parsed.data ?? {};
  if (isBinary === true) return { why: "a binary file was not read" };
  if (isTruncated) return { why: TOO_LONG };
  return text === null ? { why: "GitHub gave no text of it" } : { text };
}

function toFiles(folder: string, said: unknown): TreeFile[] {
  const parsed = Folder.safeParse(said);
  const entries = parsed.success ? (parsed.data.entries ?? []) : [];
  const below = folder === "" ? "" : `${folder}/`;
  return entries.flatMap(({ name, type, oid, mode, size }) =>
    type === "blob" ? [{ path: `${below}${name}`, blob: oid, isLink: mode === LINK_MODE, size }] : [],
  );
}

function badAnswer(repo: string): GithubFailure {
  return new GithubFailure("bad answer", `${repo}: its files are not what the schema promises`);
}
