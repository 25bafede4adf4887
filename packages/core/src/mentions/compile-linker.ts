import { contentHash } from "../receipt.ts";
import { repoKey } from "../repo-name.ts";
import { buildIndex } from "./build-index.ts";
import { cutEvidence } from "./cut-evidence.ts";
import type { LinkerIndex } from "./linker-index.ts";
import { readOwnPage } from "./read-own-page.ts";
import { scanText, type Scan, type StorySigns } from "./scan-text.ts";
import { createTokens, tokenise, type Tokens } from "./tokens.ts";
import {
  LINK_SCORE,
  REVIEW_SCORE,
  type FoundMention,
  type MentionTarget,
  type MentionText,
  type MentionTier,
} from "./types.ts";
import { weighName } from "./weigh-name.ts";
import { LINKER_VERSION, NAME_WEIGHTS, SURE_SCORES, type NameWeights } from "./weights.ts";

/** Finds the projects that texts name. */
export interface Linker {
  /** At most one mention a project, its best, in the order of their scores; none below `REVIEW_SCORE`. */
  find: (item: MentionText) => FoundMention[];
  /** `sha256:` and 64 hex digits of all that answers depend on: targets, in any order, and the linker's version. */
  fingerprint: string;
}

type Place = FoundMention["place"];

/** A mention with the place of its evidence, which is cut only for the best of each project. */
interface Candidate {
  target: number;
  tier: MentionTier;
  score: number;
  /** Sure enough to enter story effects. */
  eligible: boolean;
  place: Place;
  text: string;
  start: number;
  end: number;
}

const PLACES: readonly Place[] = ["title", "text", "link"];

/**
 * Makes a linker of the projects to be found, by METHODS.md's section on mentions: addresses and packages (T1),
 * `owner/name`s and install commands (T2), names (T3). Making it for a thousand projects takes about a tenth of a second;
 * a text then takes time in proportion to its length, however many projects there are.
 */
export function compileLinker(targets: readonly MentionTarget[], weights: NameWeights = NAME_WEIGHTS): Linker {
  const sorted = distinct(targets);
  const index = buildIndex(sorted);
  const buffers = { title: createTokens(), text: createTokens(), link: createTokens() };
  return {
    fingerprint: contentHash(JSON.stringify([LINKER_VERSION, weights, sorted.map(canonical)])),
    find: (item) => find(item, index, buffers, weights),
  };
}

function find(
  item: MentionText,
  index: LinkerIndex,
  buffers: Record<Place, Tokens>,
  weights: NameWeights,
): FoundMention[] {
  const signs: StorySigns = { own: new Set(), strong: new Set(), others: new Set() };
  const best = new Map<number, Candidate>();
  if (item.url !== null) scanOwnAddress(item.url, index, buffers.link, signs, best);
  const read = (text: string, place: Place): { scan: Scan; tokens: Tokens; place: Place } => {
    const tokens = tokenise(text, index.lexicon, buffers[place]);
    const nameScore = place === "title" ? SURE_SCORES.uniqueTitle : SURE_SCORES.uniqueText;
    const scan = scanText(tokens, index, nameScore, signs);
    for (const sign of scan.sure)
      keepBest(best, { ...sign, eligible: sign.tier !== "T3" || place === "title", place, text });
    return { scan, tokens, place };
  };
  for (const link of item.links ?? []) read(link, "link");
  const parts = [read(item.title ?? "", "title"), read(item.text, "text")];
  for (const { scan, tokens, place } of parts) {
    const text = { tokens, sure: scan.sureAt, story: signs };
    for (const hit of scan.ambiguous) {
      const { target } = hit.name;
      const known = best.get(target);
      if (known?.eligible === true) continue;
      const score = weighName(hit, text, index, weights, Math.max(REVIEW_SCORE, known?.score ?? 0));
      if (score < REVIEW_SCORE) continue;
      const start = tokens.starts[hit.first] ?? 0;
      const end = tokens.ends[hit.last] ?? start;
      keepBest(best, { target, tier: "T3", score, eligible: false, place, text: tokens.text, start, end });
    }
  }
  return [...best.values()].map((candidate) => toMention(candidate, index)).sort(byScore);
}

/** What a project publishes at its own addresses is about it; where the address is its root page, that is the story. */
function scanOwnAddress(
  url: string,
  index: LinkerIndex,
  tokens: Tokens,
  signs: StorySigns,
  best: Map<number, Candidate>,
): void {
  const { sure } = scanText(tokenise(url, index.lexicon, tokens), index, 0, signs);
  for (const { target, tier } of sure) if (tier === "T1") signs.own.add(target);
  const page = readOwnPage(url, sure, index);
  // Its evidence is the page's address, without what a query or a fragment may hold.
  if (page !== null) keepBest(best, { ...page, eligible: true, place: "link", text: url.slice(0, page.end) });
}

function keepBest(best: Map<number, Candidate>, candidate: Candidate): void {
  const known = best.get(candidate.target);
  if (known === undefined || isBetter(candidate, known)) best.set(candidate.target, candidate);
}

function isBetter(a: Candidate, b: Candidate): boolean {
  if (a.eligible !== b.eligible) return a.eligible;
  if (a.score !== b.score) return a.score > b.score;
  return PLACES.indexOf(a.place) < PLACES.indexOf(b.place);
}

function toMention({ target, text, start, end, ...told }: Candidate, { targets }: LinkerIndex): FoundMention {
  const { tier, score, eligible, place } = told;
  const repo = targets[target]?.repo ?? "";
  return { repo, tier, score, linked: score >= LINK_SCORE, eligible, place, evidence: cutEvidence(text, start, end) };
}

function byScore(a: FoundMention, b: FoundMention): number {
  return b.score - a.score || (repoKey(a.repo) < repoKey(b.repo) ? -1 : 1);
}

function distinct(targets: readonly MentionTarget[]): MentionTarget[] {
  const keyOf = (target: MentionTarget): string => `${repoKey(target.repo)} ${JSON.stringify(canonical(target))}`;
  const sorted = targets.map((target) => ({ target, key: keyOf(target) })).sort((a, b) => (a.key < b.key ? -1 : 1));
  const seen = new Set<string>();
  return sorted.flatMap(({ target }) => {
    const repo = repoKey(target.repo);
    if (seen.has(repo)) return [];
    seen.add(repo);
    return [target];
  });
}

/** What of a target answers depend on, in one order. */
function canonical(target: MentionTarget): unknown[] {
  const { repo, name, formerly, aliases, homepage, packages, maintainers, context, notContext } = target;
  const { npm, pypi, huggingface } = packages;
  return [repo, name, formerly, aliases, homepage, npm, pypi, huggingface, maintainers, context, notContext];
}
