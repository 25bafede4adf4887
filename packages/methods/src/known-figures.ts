import { MeasuredFigures } from "./figures.ts";
import { HistoryFigures } from "./history-figures.ts";
import { MentionFigures } from "./mention-figures.ts";
import history from "./history.json" with { type: "json" };
import measured from "./measured.json" with { type: "json" };
import mentions from "./mentions.json" with { type: "json" };

/** The error rates as they were measured last. `npm run methods` measures them again. */
export const measuredFigures: MeasuredFigures = MeasuredFigures.parse(measured);

/** What the methods made of the real history, as it was looked at last. */
export const historyFigures: HistoryFigures = HistoryFigures.parse(history);

/** How mentions did on labelled passages and real texts, as they were measured last. */
export const mentionFigures: MentionFigures = MentionFigures.parse(mentions);
