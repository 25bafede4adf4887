import { describeMarked, type Language } from "./compose.ts";
import { isolate } from "./isolate.ts";
import type { Phrases, ReleaseLane } from "./types.ts";

const LANES: readonly ReleaseLane[] = ["major", "minor", "patch", "prerelease", "other"];
/** So many projects of a board are told one by one. */
const MOST_TOLD = 5;

/** How many releases of what kind between which days, and the newest. */
export function writeTimelineAlt(language: Language): Phrases["timeline"]["alt"] {
  const { formats, words, count } = language;
  const { signs, timeline, nouns } = words;
  return ({ name, from, to, counts, newest, marked, lack = "none" }) => {
    const all = LANES.reduce((sum, lane) => sum + counts[lane], 0);
    const head = `${isolate(name)}${signs.colon}`;
    const beside = describeMarked({ ...marked, release: 0 }, language);
    if (all === 0 || from === null || to === null) return `${head}${timeline.lack[lack]}${beside}${signs.stop}`;
    const kinds = LANES.flatMap((lane) => (counts[lane] === 0 ? [] : [count(counts[lane], timeline.counts[lane])]));
    const last = newest === null ? "" : `${signs.semicolon}${timeline.newest(newest.tag, formats.date(newest.x))}`;
    const span = timeline.between(count(all, nouns.release), formats.date(from), formats.date(to));
    // Where no tag is a version there are no kinds to tell.
    const inKinds = all === counts.other ? "" : `${signs.open}${formats.list(kinds)}${signs.close}`;
    return `${head}${span}${inKinds}${last}${beside}${signs.stop}`;
  };
}

/** The day, how many there are, and the first of the board with their factor and label. */
export function writeBoardAlt({ formats, words }: Language, count: Phrases["board"]["count"]): Phrases["board"]["alt"] {
  const { signs, momentum } = words;
  return ({ category, day, shown, total, rows }) => {
    const about = [...(day === null ? [] : [formats.date(day)]), ...(total === 0 ? [] : [count(shown, total)])];
    const head = [words.boardTitle(category), ...about].join(signs.comma);
    const told = rows.slice(0, MOST_TOLD).map((row) => {
      const factor = row.momentum === null ? [] : [formats.ratio(row.momentum).value];
      const said = [...factor, momentum[row.label], ...row.notes].join(signs.comma);
      return `${isolate(row.name)}${signs.open}${said}${signs.close}`;
    });
    const rest = total > MOST_TOLD ? [words.more(formats.number(total - MOST_TOLD))] : [];
    const body = told.length === 0 ? words.board.empty : [...told, ...rest].join(signs.item);
    return `${head}${signs.colon}${body}${signs.stop}`;
  };
}
