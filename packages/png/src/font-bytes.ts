/*
 * Two things that no library at hand does to a TrueType file: which characters it has, and what it says of its style.
 * The files are made by us, from pinned packages.
 */

/** Where a table begins. */
function findTable(font: Buffer, tag: string): number {
  const tables = font.readUInt16BE(4);
  for (let i = 0; i < tables; i += 1) {
    const entry = 12 + 16 * i;
    if (font.toString("latin1", entry, entry + 4) === tag) return font.readUInt32BE(entry + 8);
  }
  throw new Error(`the font has no table ${tag}`);
}

/** The Unicode characters that a font has a glyph for. */
export function readCoverage(font: Buffer): Set<number> {
  const cmap = findTable(font, "cmap");
  const covered = new Set<number>();
  const subtables = font.readUInt16BE(cmap + 2);
  for (let i = 0; i < subtables; i += 1) {
    const at = cmap + font.readUInt32BE(cmap + 4 + 8 * i + 4);
    const format = font.readUInt16BE(at);
    if (format === 4) readSegments(font, at, covered);
    if (format === 12) readGroups(font, at, covered);
  }
  return covered;
}

/** Format 12: groups of first character, last character, first glyph. */
function readGroups(font: Buffer, at: number, covered: Set<number>): void {
  const groups = font.readUInt32BE(at + 12);
  for (let i = 0; i < groups; i += 1) {
    const group = at + 16 + 12 * i;
    const last = font.readUInt32BE(group + 4);
    for (let code = font.readUInt32BE(group); code <= last; code += 1) covered.add(code);
  }
}

/** Format 4: segments of 16-bit characters, whose glyphs are counted on or listed. */
function readSegments(font: Buffer, at: number, covered: Set<number>): void {
  const width = font.readUInt16BE(at + 6);
  const [ends, starts] = [at + 14, at + 16 + width];
  for (let i = 0; i < width; i += 2) {
    const last = font.readUInt16BE(ends + i);
    const delta = font.readUInt16BE(starts + width + i);
    const offsetAt = starts + 2 * width + i;
    const offset = font.readUInt16BE(offsetAt);
    const first = font.readUInt16BE(starts + i);
    for (let code = first; code <= last && code < 0xffff; code += 1) {
      const listed = offset === 0 ? code : font.readUInt16BE(offsetAt + offset + 2 * (code - first));
      if (listed !== 0 && ((listed + delta) & 0xffff) !== 0) covered.add(code);
    }
  }
}

const ITALIC = 1;
const REGULAR = 64;
const [NORMAL_WIDTH, WIDE] = [5, 7];

/** Writes the weight that a font says it has, and whether it passes for upright and of normal width, or for neither. */
export function labelFont(font: Buffer, weight: number, upright: boolean): void {
  const os2 = findTable(font, "OS/2");
  font.writeUInt16BE(weight, os2 + 4);
  font.writeUInt16BE(upright ? NORMAL_WIDTH : WIDE, os2 + 6);
  font.writeUInt16BE(upright ? REGULAR : ITALIC, os2 + 62);
}
