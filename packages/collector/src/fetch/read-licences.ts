import type { EvidenceFile } from "@groundswell/db";
import { identifyApart } from "@groundswell/openness";
import type { Github } from "../github/client.ts";
import { fetchFiles } from "../github/file-history.ts";
import type { FoundReadings } from "../record/record-openness.ts";
import type { HistoriesRead } from "./read-histories.ts";

/** A longer text is nobody's licence. */
const LONGEST_LICENCE = 200_000;

/** A commit of a repository. */
export interface At {
  github: Github;
  repo: string;
  commit: string;
}

/** Contents by hash, as one answer brought them; null: GitHub gave no text. */
type TextsAnswer = Pick<HistoriesRead, "texts" | "receipt">;

/** Contents that licence files have or had and nobody has read yet, some of which came with the histories. */
export async function readTexts(
  { github, repo, commit, blobs: today }: At & { blobs: readonly string[] },
  read: HistoriesRead,
  isRead: ReadonlySet<string>,
): Promise<TextsAnswer[]> {
  const past = read.histories.flatMap(({ commits }) => commits.flatMap(({ blob }) => blob ?? []));
  const wanted = new Set([...today, ...past]);
  const left = [...wanted].filter((blob) => !isRead.has(blob) && !read.texts.has(blob));
  const answers: TextsAnswer[] = [read];
  for (let start = 0; start < left.length; start += 50) {
    const blobs = left.slice(start, start + 50);
    answers.push(await fetchFiles(github, { repo, commit, blobs, histories: [], folders: [] }));
  }
  return answers;
}

/** What each content was read as, beside the receipt of the answer that brought it. What GitHub gave no text of, or none that could be a licence, is unidentified. */
export async function identify(
  answers: readonly TextsAnswer[],
  readme: string | null,
  licences: readonly EvidenceFile[],
): Promise<FoundReadings[]> {
  const isLicenceToo = licences.some(({ blob }) => blob === readme);
  const ofAnswers = answers.map(({ receipt, texts }) => ({
    receipt,
    contents: [...texts].filter(([blob]) => blob !== readme || isLicenceToo),
  }));
  const short = ofAnswers
    .flatMap(({ contents }) => contents)
    .flatMap(([blob, text]) => (text === null || text.length > LONGEST_LICENCE ? [] : [[blob, text] as const]));
  const readings = await identifyApart(short.map(([, text]) => text));
  const read = new Map(short.map(([blob], i) => [blob, readings[i] ?? { kind: "unknown" as const }]));
  return ofAnswers.map(({ receipt, contents }) => ({
    receipt,
    readings: new Map(contents.map(([blob]) => [blob, read.get(blob) ?? { kind: "unknown" as const }])),
  }));
}
