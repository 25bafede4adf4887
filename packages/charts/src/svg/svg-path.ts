/** Pixels as they are written in paths: whole tenths, so that steps add up to the very places that they lead to. */
function toTenths(pixels: number): number {
  return Number.isFinite(pixels) ? Math.round(pixels * 10) || 0 : 0;
}

/**
 * Writes a path as short as it can be: each place to a tenth of a pixel, as a step from the one before.
 *
 * @example
 * const path = createPath();
 * path.move(10, 20);
 * path.line(11, 19.5);
 * path.text(); // M10 20l1-.5
 */
export interface PathWriter {
  move: (x: number, y: number) => void;
  line: (x: number, y: number) => void;
  text: () => string;
}

export function createPath(): PathWriter {
  let [atX, atY, d, command] = [0, 0, "", ""];
  const step = (name: "m" | "l", x: number, y: number) => {
    const [nextX, nextY] = [toTenths(x), toTenths(y)];
    const [dx, dy] = [writeTenths(nextX - atX), writeTenths(nextY - atY)];
    [atX, atY] = [nextX, nextY];
    // The first place is written as one, for whoever reads the path.
    const letter = d === "" ? "M" : name;
    // A step needs no letter after one of its kind; after a move, it is a line's.
    if (name === "m" || command !== name) d += letter + dx;
    else d += join(dx);
    d += join(dy);
    command = name;
  };
  return { move: (x, y) => step("m", x, y), line: (x, y) => step("l", x, y), text: () => d };
}

/** A sign tells where a number begins. */
function join(number: string): string {
  return number.startsWith("-") ? number : ` ${number}`;
}

function writeTenths(tenths: number): string {
  const size = Math.abs(tenths);
  const [whole, rest] = [Math.floor(size / 10), size % 10];
  const digits = rest === 0 ? String(whole) : `${whole === 0 ? "" : whole}.${rest}`;
  return tenths < 0 ? `-${digits}` : digits;
}
