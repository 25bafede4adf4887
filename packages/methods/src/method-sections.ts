import type { MeasuredFigures } from "./figures.ts";
import type { HistoryFigures } from "./history-figures.ts";
import { mentionFigures } from "./known-figures.ts";
import type { MentionFigures } from "./mention-figures.ts";
import type { MethodSection } from "./section.ts";
import { beforeAfterSections } from "./sections/before-after.ts";
import { countSections } from "./sections/counts.ts";
import { evidenceSections } from "./sections/evidence.ts";
import { DISCUSSION } from "./sections/discussion.ts";
import { mentionSection } from "./sections/mentions.ts";
import { momentumSections } from "./sections/momentum.ts";
import { PATTERNS } from "./sections/patterns.ts";
import { storyEffectSections } from "./sections/story-effects.ts";
import { surgeSections } from "./sections/surges.ts";

/** Sections that belong together, under a heading of the table of contents. */
export interface MethodPart {
  title: string;
  sections: MethodSection[];
}

/** What the methods are, for the page and for the document: both are made of this and hold nothing else. */
export interface Methods {
  title: string;
  deck: string;
  principles: string[];
  parts: MethodPart[];
}

/** The methods with their measured error rates. */
export function describeMethods(
  measured: MeasuredFigures,
  history: HistoryFigures,
  mentions: MentionFigures = mentionFigures,
): Methods {
  return {
    title: "Methods",
    deck: "How each figure is made, what it can’t see, and how often it is wrong.",
    principles: [
      "There is no composite score. Every figure has a definition of its own, and every estimate an interval.",
      "Each day’s figures are those that the totals known when it was complete give. What is seen later changes no day that is past, so a figure can be cited with its day.",
      "After is not because: no figure here says what caused it.",
    ],
    parts: [
      { title: "What is counted", sections: countSections(history) },
      { title: "How fast", sections: momentumSections(measured) },
      { title: "What stands out", sections: surgeSections(measured, history) },
      { title: "Unusual star patterns", sections: PATTERNS },
      { title: "Stories", sections: [mentionSection(mentions), DISCUSSION] },
      {
        title: "Before and after",
        sections: [...storyEffectSections(measured, history), ...beforeAfterSections(measured)],
      },
      { title: "How well it works", sections: evidenceSections(history) },
    ],
  };
}
