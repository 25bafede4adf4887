import { quoteText, type Fault } from "./faults.ts";
import { MAX_COUNT } from "./types.ts";

const ZERO = 48;

/**
 * A whole number of 0 to 2³¹−1, written with digits alone and no leading zero.
 * @returns −1 when the text is anything else; `describeCountFault` then says what
 */
export function parseCount(text: string): number {
  const length = text.length;
  if (length === 0 || length > 10 || (length > 1 && text.charCodeAt(0) === ZERO)) return -1;
  let value = 0;
  for (let i = 0; i < length; i += 1) {
    const digit = text.charCodeAt(i) - ZERO;
    if (digit < 0 || digit > 9) return -1;
    value = value * 10 + digit;
  }
  return value > MAX_COUNT ? -1 : value;
}

/** Why `parseCount` refused the text of a column. */
export function describeCountFault(column: string, text: string): Fault {
  const remedy = `write ${column} as a whole number of 0 to ${MAX_COUNT}, digits only`;
  const shown = quoteText(text);
  if (text === "") return { message: `${column} is empty`, remedy: `${remedy}; leave the row out if it is not known` };
  if (/^-\d+(\.\d+)?$/.test(text)) return { message: `${column} is negative: ${shown}`, remedy };
  if (/^[=+\-@]/.test(text)) return { message: `${column} is a spreadsheet formula: ${shown}`, remedy };
  if (/^\d+\.\d+$/.test(text)) return { message: `${column} is a fraction: ${shown}`, remedy };
  if (/^[1-9]\d*$/.test(text)) return { message: `${column} is too large: ${shown}`, remedy };
  return { message: `${column} is not a number: ${shown}`, remedy };
}

/** Whether the number is a whole one of 0 to 2³¹−1. */
export function isCount(value: number): boolean {
  return Number.isInteger(value) && value >= 0 && value <= MAX_COUNT;
}
