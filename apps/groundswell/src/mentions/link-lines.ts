import type { FoundMention, Linker, MentionTier } from "@groundswell/core";
import { readItem } from "./read-item.ts";
import type { NumberedLine } from "./read-lines.ts";

/** A mention as `stories link` prints it. */
interface PrintedMention {
  repo: string;
  tier: MentionTier;
  score: number;
  eligible: boolean;
  evidence: string;
}

/** What came of a line: its answer, as a line of JSON, or a fault; nothing of an empty line. */
export type LinkedLine =
  { kind: "answer"; text: string } | { kind: "fault"; line: number; message: string; remedy: string };

/**
 * Links stories, one a line, as they come: each answer is `{id, mentions}`, and with `withReview` also `review`,
 * about which the linker asks people. Faults are told at their places, and the lines after them are linked all the same.
 */
export async function* linkLines(
  lines: AsyncIterable<NumberedLine>,
  linker: Linker,
  { withReview }: { withReview: boolean },
): AsyncGenerator<LinkedLine> {
  for await (const { line, text } of lines) {
    if (text?.trim() === "") continue;
    const read =
      text === null
        ? { ok: false as const, message: "the line is too long", remedy: "leave out what is no part of the story" }
        : readItem(text);
    if (!read.ok) {
      yield { kind: "fault", line, message: read.message, remedy: read.remedy };
      continue;
    }
    const found = linker.find(read.item);
    const mentions = found.filter(({ linked }) => linked).map(toPrinted);
    const review = found.filter(({ linked }) => !linked).map(toPrinted);
    yield { kind: "answer", text: JSON.stringify({ id: read.id, mentions, ...(withReview ? { review } : {}) }) };
  }
}

function toPrinted({ repo, tier, score, eligible, evidence }: FoundMention): PrintedMention {
  return { repo, tier, score, eligible, evidence };
}
