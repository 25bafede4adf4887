import { decodeArchive, parseArchiveCsv } from "@groundswell/archive";
import { findClaims } from "@groundswell/openness";
import { loadParsers } from "@groundswell/sources";
import { parseStory } from "@groundswell/stories";
import { parseLedgerNotes, parseWatchlist } from "@groundswell/watchlist";
import type { Diagnostic } from "@groundswell/core";
import { ARCHIVES, FEEDS, LEDGER_NOTES, READMES, STORIES, WATCHLISTS } from "./corpus.ts";
import { NOW } from "./scene.ts";
import type { Target } from "./target.ts";

const REPO = /^[\w.-]{1,100}\/[\w.-]{1,100}$/;
// eslint-disable-next-line no-control-regex -- what must not be there
const CONTROL = /[\0-\u001f\u007f]/;
const DAY = /^\d{4}-\d\d-\d\d$/;
const DAY_MS = 86_400_000;

/** What reads texts of strangers, each with what must hold of all that it takes. */
export async function openParsers(): Promise<Target[]> {
  const { parseFeed } = await loadParsers();
  return [
    { name: "watchlist", share: 0.14, corpus: WATCHLISTS, judge: judgeWatchlist },
    { name: "front matter", share: 0.18, corpus: STORIES, judge: judgeStory },
    { name: "ledger notes", share: 0.05, corpus: LEDGER_NOTES, judge: judgeNotes },
    { name: "READMEs", share: 0.05, corpus: READMES, judge: judgeReadme },
    { name: "archive files", share: 0.25, corpus: ARCHIVES, judge: judgeArchive },
    { name: "feeds", share: 0.12, corpus: FEEDS, judge: (text) => judgeFeed(parseFeed, text) },
  ];
}

function judgeWatchlist(text: string): string | null {
  const { watchlist, diagnostics } = parseWatchlist(text, "watchlist.yaml");
  const repos = watchlist?.projects.flatMap(({ repo, formerly }) => [repo, ...formerly]) ?? [];
  const wrong = repos.find((repo) => !REPO.test(repo));
  if (wrong !== undefined) return `watches ${JSON.stringify(wrong)}`;
  return judgeDiagnostics(text, watchlist !== null, diagnostics);
}

function judgeStory(text: string): string | null {
  const { story, diagnostics } = parseStory(text, "a-story.md", NOW);
  if (story !== null) {
    if (!/^https?:\/\//.test(story.url)) return `takes the address ${JSON.stringify(story.url)}`;
    if (!DAY.test(story.published)) return `takes the day ${JSON.stringify(story.published)}`;
    if (CONTROL.test(story.title + story.source)) return "takes control characters";
  }
  return judgeDiagnostics(text, story !== null, diagnostics);
}

function judgeNotes(text: string): string | null {
  const { notes, diagnostics } = parseLedgerNotes(text, "openness.yaml");
  for (const { repo, url, dated, source, says } of notes ?? []) {
    if (!REPO.test(repo)) return `is of ${JSON.stringify(repo)}`;
    if (!/^https?:\/\//.test(url)) return `takes the address ${JSON.stringify(url)}`;
    if (!DAY.test(dated)) return `takes the day ${JSON.stringify(dated)}`;
    if (CONTROL.test(source + says)) return "takes control characters";
  }
  return judgeDiagnostics(text, notes !== null, diagnostics);
}

/** A quote is a part of what stands there, at a line that is there. */
function judgeReadme(text: string): string | null {
  const lines = text.split("\n").length;
  const wrong = findClaims(text).find(({ quote, line }) => quote === "" || quote.length > 400 || line > lines);
  return wrong === undefined ? null : `quotes ${JSON.stringify(wrong)}`;
}

/** Refused with a reason and a place in the file, or taken without an error. */
function judgeDiagnostics(text: string, isTaken: boolean, diagnostics: readonly Diagnostic[]): string | null {
  const errors = diagnostics.filter(({ severity }) => severity === "error");
  if (isTaken === errors.length > 0) return isTaken ? "is taken in spite of errors" : "is refused without a reason";
  const lines = text.split(/\r\n|[\n\r\u0085\u2028\u2029]/).length;
  const astray = diagnostics.find(({ line, column }) => line < 1 || line > lines + 1 || column < 1);
  return astray === undefined ? null : `names the place ${astray.line}:${astray.column}`;
}

function judgeArchive(text: string): string | null {
  const isLines = text.trimStart().startsWith("{");
  const { archive, diagnostics } = isLines
    ? decodeArchive(text, "archive.jsonl", { now: NOW })
    : parseArchiveCsv(text, "archive.csv", { now: NOW });
  for (const { repo, stars, forks, openIssues, openIssuesAndPulls, observedAt } of archive?.observations ?? []) {
    const counts = [stars, forks, openIssues ?? 0, openIssuesAndPulls ?? 0];
    if (!REPO.test(repo) || !isInstant(observedAt)) return `takes ${repo} at ${observedAt}`;
    if (!counts.every((count) => Number.isInteger(count) && count >= 0 && count < 2 ** 31))
      return `takes ${counts.join()}`;
  }
  for (const { repo, tag, taggedAt } of archive?.releases ?? []) {
    if (!REPO.test(repo) || !isInstant(taggedAt) || CONTROL.test(tag)) return `takes ${JSON.stringify(tag)} of ${repo}`;
  }
  const hasErrors = diagnostics.some(({ severity }) => severity === "error");
  return (archive !== null) === hasErrors ? "is taken with errors, or refused without one" : null;
}

function isInstant(at: number): boolean {
  return Number.isInteger(at) && at <= NOW + DAY_MS && at > -62_135_596_800_000;
}

type ParseFeed = Awaited<ReturnType<typeof loadParsers>>["parseFeed"];

function judgeFeed(parseFeed: ParseFeed, text: string): string | null {
  const context = { url: "https://example.org/feed", contentType: "application/xml; charset=utf-8", now: NOW };
  try {
    for (const story of parseFeed(text, context).stories) {
      if (!/^https?:\/\//.test(story.url)) return `takes the address ${JSON.stringify(story.url)}`;
      if (CONTROL.test(story.title)) return `takes the title ${JSON.stringify(story.title)}`;
    }
    return null;
  } catch (error) {
    if (error instanceof Error && error.name === "DocumentFault") return null;
    throw error;
  }
}
