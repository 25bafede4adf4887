import { renderProgress, type ProgressState } from "./render-progress.ts";

/** What a progress line is written to; standard error as a rule, so that standard output is the answer alone. */
export interface Terminal {
  isTTY?: boolean;
  columns?: number;
  write(text: string): unknown;
}

const TO_LINE_START = "\r";
const ERASE_LINE = "\u001B[2K";
/** Often enough to look alive. */
const REDRAW_MS = 100;
const DEFAULT_COLUMNS = 80;

/** One line at the bottom of a terminal, drawn over and over. Where there is no terminal, nothing is written at all. */
export class ProgressLine {
  readonly #terminal: Terminal;
  readonly #read: () => ProgressState;
  #shown = false;
  #drawnAt = -Infinity;

  constructor(terminal: Terminal, read: () => ProgressState) {
    this.#terminal = terminal;
    this.#read = read;
  }

  get active(): boolean {
    return this.#terminal.isTTY === true;
  }

  /** @param always even if it was drawn a moment ago: nothing else will come for a while */
  draw({ always = false }: { always?: boolean } = {}): void {
    if (!this.active || (!always && performance.now() - this.#drawnAt < REDRAW_MS)) return;
    // Terminals that do not know their width say 0.
    const { columns = 0 } = this.#terminal;
    const line = renderProgress(this.#read(), columns > 0 ? columns : DEFAULT_COLUMNS);
    this.#terminal.write(`${TO_LINE_START}${ERASE_LINE}${line}`);
    this.#shown = true;
    this.#drawnAt = performance.now();
  }

  clear(): void {
    if (this.#shown) this.#terminal.write(`${TO_LINE_START}${ERASE_LINE}`);
    this.#shown = false;
  }

  /** Prints something that stays, above the line. */
  above(print: () => void): void {
    const shown = this.#shown;
    this.clear();
    print();
    if (shown) this.draw({ always: true });
  }
}
