import type { Terminal } from "../collecting/progress-line.ts";
import { count } from "../runtime/say.ts";

const TO_LINE_START = "\r";
const ERASE_LINE = "\u001B[2K";
/** Often enough to look alive. */
const REDRAW_MS = 100;

/** One line that says how many rows of all have been gone through; nothing where there is no terminal. */
export class RowProgress {
  readonly #terminal: Terminal;
  readonly #verb: string;
  readonly #total: number;
  #done = 0;
  #drawnAt = -Infinity;

  constructor(terminal: Terminal, verb: string, total: number) {
    this.#terminal = terminal;
    this.#verb = verb;
    this.#total = total;
  }

  add(table: string, rows: number): void {
    this.#done += rows;
    if (this.#terminal.isTTY !== true || performance.now() - this.#drawnAt < REDRAW_MS) return;
    const { columns = 0 } = this.#terminal;
    const line = `${this.#done.toLocaleString("en")} of ${count(this.#total, "row")} ${this.#verb} · ${table}`;
    this.#terminal.write(`${TO_LINE_START}${ERASE_LINE}${columns > 0 ? line.slice(0, columns - 1) : line}`);
    this.#drawnAt = performance.now();
  }

  end(): void {
    if (this.#drawnAt > 0) this.#terminal.write(`${TO_LINE_START}${ERASE_LINE}`);
  }
}
