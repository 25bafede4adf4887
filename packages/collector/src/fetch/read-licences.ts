import type { Receipt } from "@groundswell/core";
import { identifyApart, type LicenceReading } from "@groundswell/openness";
import { GithubFailure } from "../github/failure.ts";
import { fetchFiles, TOO_LONG, type Content } from "../github/file-history.ts";
import type { Github } from "../github/client.ts";
import type { FoundReadings } from "../record/record-openness.ts";
import type { Allowance } from "./allowance.ts";

/** A longer text is nobody's licence. */
export const LONGEST_LICENCE = 200_000;
/** Contents in one query; in smaller parts where GitHub can't answer that. */
const PARTS = [50, 5, 1] as const;

/** A commit of a repository. */
export interface At {
  github: Github;
  repo: string;
  commit: string;
}

/** Contents by hash, as one answer brought them. */
export interface ContentsAnswer {
  receipt: Receipt;
  texts: ReadonlyMap<string, Content>;
}

/**
 * Asks for contents as far as the allowance goes, in order. One that GitHub can't give by itself is left for another time,
 * and another's turn comes first then.
 * @param random 0 up to 1
 */
export async function fetchContents(
  { github, repo, commit }: At,
  allowance: Allowance,
  blobs: readonly string[],
  random: () => number,
): Promise<ContentsAnswer[]> {
  const answers: ContentsAnswer[] = [];
  let left = [...blobs];
  let part = 0;
  while (left.length > 0 && (await allowance.take())) {
    const size = PARTS[part] ?? 1;
    const from = size > 1 ? 0 : Math.floor(random() * left.length);
    const asked = left.slice(from, from + size);
    try {
      answers.push(await fetchFiles(github, { repo, commit, blobs: asked, histories: [], folders: [] }));
      left = left.filter((blob) => !asked.includes(blob));
    } catch (error) {
      if (!(error instanceof GithubFailure)) throw error;
      // What is known by now is kept: whoever asks next finds out what is wrong.
      if (error.concernsAll) break;
      if (size === 1) left = left.filter((blob) => !asked.includes(blob));
      part += 1;
    }
  }
  return answers;
}

/**
 * What each content was read as, with the receipt of the answer that brought it; those that there was no time for are left
 * out, to be asked for again.
 * @param links contents that are links
 * @param aside contents that are no licence's
 */
export async function readAnswers(
  answers: readonly ContentsAnswer[],
  { links, aside }: { links: ReadonlySet<string>; aside: ReadonlySet<string> },
): Promise<FoundReadings[]> {
  const contents = answers.flatMap(({ receipt, texts }) =>
    [...texts].flatMap(([blob, content]) =>
      aside.has(blob) ? [] : [{ receipt, blob, ...judge(blob, content, links) }],
    ),
  );
  const texts = contents.flatMap(({ text }) => text ?? []);
  const readings = (await identifyApart(texts)).values();
  const found = contents.flatMap(({ receipt, blob, text, reading }) => {
    const own = text === null ? reading : (readings.next().value ?? null);
    return own === null ? [] : [{ receipt, blob, reading: own }];
  });
  return [...Map.groupBy(found, ({ receipt }) => receipt)].map(([receipt, own]) => ({
    receipt,
    readings: new Map(own.map(({ blob, reading }) => [blob, reading])),
  }));
}

/** A text that is to be read, or what is known of a content without that. */
function judge(
  blob: string,
  content: Content,
  links: ReadonlySet<string>,
): { text: string; reading: null } | { text: null; reading: LicenceReading } {
  if ("why" in content) return { text: null, reading: { kind: "unread", why: content.why } };
  const { text } = content;
  if (links.has(blob)) return { text: null, reading: { kind: "link", to: text } };
  return text.length > LONGEST_LICENCE
    ? { text: null, reading: { kind: "unread", why: TOO_LONG } }
    : { text, reading: null };
}
