/*
 * What a character is to a word. Scripts that put no spaces between words (Chinese, Japanese, Thai …) break words, so
 * that a Latin name among them stands alone.
 */

const UNKNOWN = 0;
const OTHER = 1;
const LETTER = 2;

const classes = new Uint8Array(0x10000);

/** Whether a UTF-16 unit belongs to a word: a letter, digit or mark of a script that puts spaces between its words. */
export function isWordUnit(unit: number): boolean {
  const known = classes[unit] ?? OTHER;
  if (known !== UNKNOWN) return known === LETTER;
  const isLetter = /^[\p{L}\p{N}\p{M}]$/u.test(String.fromCharCode(unit)) && !isUnspaced(unit);
  classes[unit] = isLetter ? LETTER : OTHER;
  return isLetter;
}

function isUnspaced(unit: number): boolean {
  return (
    (unit >= 0x0e00 && unit <= 0x0eff) ||
    (unit >= 0x1000 && unit <= 0x109f) ||
    (unit >= 0x1780 && unit <= 0x17ff) ||
    (unit >= 0x2e80 && unit <= 0x9fff) ||
    (unit >= 0xac00 && unit <= 0xd7af) ||
    (unit >= 0xf900 && unit <= 0xfaff) ||
    (unit >= 0xff66 && unit <= 0xff9f)
  );
}

export function isSpace(unit: number): boolean {
  return unit === 0x20 || (unit >= 0x09 && unit <= 0x0d) || unit === 0xa0 || unit === 0x3000;
}

/** Whether the text begins with a capital letter. */
export function isCapitalised(text: string): boolean {
  const first = text.charAt(0);
  return first !== first.toLowerCase();
}
