/** A stretch of a text that no line may break, and what stands before it where the line does not break there. */
export interface Unit {
  glue: string;
  text: string;
}

/** Letters and signs of Chinese and Japanese, which are set without spaces: a line may break between any two. */
const WIDE = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\u3000-\u303f\uff00-\uffef]/u;
/** What never begins a line, and what never ends one. */
const NO_START = /[、。，．；：！？）」』】〉》・ー々％〜～ぁぃぅぇぉっゃゅょァィゥェォッャュョ％…)\]%,.;:!?]/u;
const NO_END = /[（「『【〈《(\u005b]/u;
const DIGIT = /\d/u;
const HAN = /\p{Script=Han}/u;

/** The places where a line may break: at spaces (not at no-break spaces), and between letters that are set without. */
export function splitUnits(text: string): Unit[] {
  return text.split(" ").flatMap((word, i) => {
    const parts = WIDE.test(word) ? splitWide(word) : [word];
    return parts.map((part, j) => ({ glue: i > 0 && j === 0 ? " " : "", text: part }));
  });
}

function splitWide(word: string): string[] {
  const parts: string[] = [];
  let [part, before] = ["", ""];
  for (const char of word) {
    if (before !== "" && mayBreak(before, char)) {
      parts.push(part);
      part = "";
    }
    part += char;
    before = char;
  }
  return [...parts, part];
}

/** A number keeps the day, year or measure that it counts. */
function mayBreak(before: string, after: string): boolean {
  if (!WIDE.test(before) && !WIDE.test(after)) return false;
  return !NO_START.test(after) && !NO_END.test(before) && !(DIGIT.test(before) && HAN.test(after));
}
