import type { Share } from "../figures.ts";
import { formatShare } from "../format.ts";
import type { LinkCount, MentionFigures, PassageFigures } from "../mention-figures.ts";
import { section, type MethodSection, type Table } from "../section.ts";

/** How a story is found to name a project, and how often that is wrong. */
export function mentionSection({ alone, withAddress, leftOut, stories }: MentionFigures): MethodSection {
  const own = alone.bySign["ambiguous name"];
  const texts = stories.default;
  return section({
    id: "mentions",
    title: "Mentions",
    says: [
      "Whether a story names a project, by what, and how sure that is: a score from 0 to 1. The words that say so are shown as evidence, 200 characters at most; nothing else of a text is kept. Where several signs name a project, the surest counts; where names overlap, the longest.",
      "From 0.6 on a story is linked. From 0.4 to 0.6 people are asked. Only addresses, `owner/name`, install commands and unique names in a title enter [story effects](#story-effect) by themselves; all else needs a maintainer’s word in the story’s file. No machine overrides that word.",
    ],
    list: [
      "T1, 1.00: the address of its repository, today’s or an earlier one; 0.95: its registered homepage, or its page on npm, PyPI or Hugging Face",
      "T2, 0.90: `owner/name`, or a command that installs it",
      "T3, a name that nothing else bears: 0.80 in the title, 0.70 in the text",
      "T3, an ambiguous name (an English word, a given name, a month, shared by projects, or with context words in the watchlist): the sum below",
    ],
    formula: [
      "0.10 for the name; + 0.25 spelt as the watchlist spells it, or as a proper name (0.15 at the beginning of a sentence, where every word has a capital)",
      "+ 0.40 with an owner or maintainer in its sentence, 0.30 elsewhere in the text; 0.50 where the project itself published the text",
      "+ 0.25, 0.15, 0.15 for the first three words of its topic, in its sentence and within 25 words",
      "− 0.40 where the words around it mean something else: a phrase of “notContext”, a date, a longer name, an ordinary verb or noun, somebody else’s repository",
    ],
    needs:
      "The watchlist: `aliases`, `homepage`, `packages`, `maintainers`, `context`, `notContext`. A name that it does not hold is not looked for.",
    blind: [
      "What a text is about without naming it, pictures, and texts that are not English: the list of ordinary words is an English one.",
      "Names whose meaning comes from the rest of the story: only the sentence is read for topics.",
      "Whether the story says anything of the project, or is only passing by.",
    ],
    measured: [
      `On ${alone.passages} passages with an ambiguous word, of which ${alone.meant} mean a project, labelled by one reader: ${tell(alone.eligible)} links that enter story effects were right, and ${tell(own)} links by an ambiguous name, which found ${own.right} of the ${alone.meantByAmbiguousName} that nothing else gives away (${formatShare(shareOf(own.right, alone.meantByAmbiguousName))}).${describeDoubt(alone.eligible)}`,
      `The weights were fitted on these passages, among ${leftOut.tried} sets. Each word judged by weights that were chosen on the other words: ${tell(leftOut)} links were right, and ${formatShare(shareOf(leftOut.right, leftOut.meant))} were found.`,
      `In ${texts.texts} whole texts ${texts.repoLinksFound} of ${texts.repoLinks} links to repositories of the default watchlist were found. In ${texts.earlyTexts} of them, of before 2022, when most of these projects were not there, ${texts.earlyNameLinks} of their names were linked.`,
    ],
    tables: [mentionTable(alone, withAddress)],
    sources: ["The signs and the first weights are conventions of this project; the weights were fitted as told above"],
  });
}

function mentionTable(alone: PassageFigures, withAddress: PassageFigures): Table {
  const rows = (figures: PassageFigures, given: string) => [
    ...Object.entries(figures.bySign).map(([sign, count]) => [given, sign, ...counts(count)]),
    [given, "enters story effects", ...counts(figures.eligible)],
    [given, "all", ...counts(figures.all)],
  ];
  return {
    caption: "Links of labelled passages",
    columns: [
      { title: "What the linker is given", align: "left" },
      { title: "Sign", align: "left" },
      { title: "Links", align: "right" },
      { title: "Right", align: "right" },
      { title: "Precision", align: "right" },
    ],
    rows: [...rows(alone, "the passage"), ...rows(withAddress, "the passage, and where it was published")],
  };
}

function counts({ links, right }: LinkCount): string[] {
  return [String(links), String(right), formatShare(shareOf(right, links))];
}

/** What so few links leave open where all are right: 0.05 = (1 − rate)ⁿ. */
function describeDoubt({ links, right }: LinkCount): string {
  if (right < links || links === 0) return "";
  const rate = 1 - 0.05 ** (1 / links);
  return ` All ${links} right does not rule out that up to ${Math.round(100 * rate)} % are wrong (one-sided 95 %): nobody knows better until more are labelled.`;
}

/** @example "22 of 23" */
function tell({ links, right }: LinkCount): string {
  return `${right} of ${links}`;
}

function shareOf(part: number, of: number): Share {
  return { share: of === 0 ? 0 : part / of, of };
}
