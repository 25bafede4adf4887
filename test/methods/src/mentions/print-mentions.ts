import { judgePassages, SIGNS } from "./judge-passages.ts";
import type { Count, MentionFigures, PassageFigures } from "./measure-mentions.ts";
import type { StoryData } from "./read-stories.ts";

const EXCERPT_CHARACTERS = 160;

/** The confusion table, and each mistake with its words. */
export function describeMentions(figures: MentionFigures, data: StoryData): string {
  const { leftOut, stories } = figures;
  return [
    ...describePassages("Passages alone", figures.alone),
    ...describePassages("Passages with the address where they were published", figures.withAddress),
    `Weights chosen without the word that they judge (of ${leftOut.tried} sets): ${describeCount(leftOut)}, recall ${share(leftOut.right, leftOut.meant)}`,
    ...Object.entries(stories).map(
      ([watchlist, s]) =>
        `${s.texts} texts, ${watchlist} watchlist: ${s.repoLinksFound} of ${s.repoLinks} links to repositories found; ` +
        `${s.earlyNameLinks} names linked in ${s.earlyTexts} texts of before 2022`,
    ),
    "",
    "Mistakes (passages alone):",
    ...listMistakes(data),
  ].join("\n");
}

function describePassages(title: string, figures: PassageFigures): string[] {
  const { bySign, eligible, all, meant, meantByAmbiguousName, meaningNone, missed, missedButForReview } = figures;
  const ambiguous = bySign["ambiguous name"];
  return [
    `${title}: ${figures.passages}, of which ${meant} mean a project and ${meaningNone} none`,
    ...SIGNS.map((sign) => `  ${sign.padEnd(15)} ${describeCount(bySign[sign])}`),
    `  ${"eligible".padEnd(15)} ${describeCount(eligible)}`,
    `  ${"all".padEnd(15)} ${describeCount(all)}, recall ${share(all.right, meant)} (missed ${missed}, ${missedButForReview} of them for review)`,
    `  ambiguous names: precision ${share(ambiguous.right, ambiguous.links)}, recall ${share(ambiguous.right, meantByAmbiguousName)}`,
    "",
  ];
}

function listMistakes({ passages, projects }: StoryData): string[] {
  const { links, missed } = judgePassages(passages, projects, { withUrl: false });
  return [
    ...links
      .filter(({ isRight }) => !isRight)
      .map(({ passage, repo, score }) => `  wrong  ${passage.id} ${repo} ${score}: ${excerpt(passage.text)}`),
    ...missed.map(
      ({ passage, score }) => `  missed ${passage.id} ${passage.label} ${score ?? "–"}: ${excerpt(passage.text)}`,
    ),
  ];
}

function describeCount({ links, right }: Count): string {
  return `n = ${links}, right ${right}, precision ${share(right, links)}`;
}

function share(part: number, whole: number): string {
  return whole === 0 ? "–" : `${part}/${whole} = ${(part / whole).toFixed(3)}`;
}

function excerpt(text: string): string {
  const line = text.replace(/\s+/g, " ");
  return line.length <= EXCERPT_CHARACTERS ? line : `${line.slice(0, EXCERPT_CHARACTERS - 1)}…`;
}
