const LONGEST_PREFIX = 64;
const LONGEST_USER = 100;
/** What may stand right before an address that begins with its host. */
const OPENERS = " \t\r\n\"'`([{<>|,;*_=!~“”‘’«»（「【";

/** Where a host stands in a text. */
export interface HostStart {
  start: number;
  /** What of the host comes before the word: `www.`, `docs.` or nothing; lower case. */
  prefix: string;
}

/**
 * Goes back from a host's word to the host's beginning; null when it is not a host there: in the path of another address,
 * in the name of another host (`my-github.com`), in an address of mail.
 */
export function findHostStart(text: string, word: number): HostStart | null {
  const first = Math.max(0, word - LONGEST_PREFIX);
  let start = word;
  while (start > first && /[A-Za-z0-9.-]/.test(text.charAt(start - 1))) start--;
  const prefix = text.slice(start, word).toLowerCase();
  if (start === first && start > 0) return null;
  if (!/^(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)*$/.test(prefix)) return null;
  return isHostBegun(text, start) ? { start, prefix } : null;
}

function isHostBegun(text: string, start: number): boolean {
  const before = text.charAt(start - 1);
  if (start === 0 || OPENERS.includes(before) || /[\s\p{C}]/u.test(before)) return true;
  if (text.startsWith("//", start - 2)) return true;
  if (before === "@") return /(?:\/\/[^\s/@]*|\bgit)@$/.test(text.slice(Math.max(0, start - LONGEST_USER), start));
  // Scripts without spaces put a host right after a word.
  return before.charCodeAt(0) > 0x2e7f;
}
