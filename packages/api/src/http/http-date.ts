const MONTHS = "Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec";
const TIME = String.raw`\d{2}:\d{2}:\d{2}`;
/** The three forms of RFC 9110, section 5.6.7: today's, and two that still have to be understood. */
const FORMS = [
  new RegExp(`^[A-Z][a-z]{2}, \\d{2} (${MONTHS}) \\d{4} ${TIME} GMT$`),
  new RegExp(`^[A-Z][a-z]{5,8}, \\d{2}-(${MONTHS})-\\d{2} ${TIME} GMT$`),
  new RegExp(`^[A-Z][a-z]{2} (${MONTHS}) [ \\d]\\d ${TIME} \\d{4}$`),
];

/** The instant of a date in a header, in milliseconds; null when it is none, and then the header is to be ignored. */
export function parseHttpDate(text: string): number | null {
  const written = text.trim();
  if (!FORMS.some((form) => form.test(written))) return null;
  const instant = Date.parse(written.endsWith("GMT") ? written : `${written} GMT`);
  return Number.isNaN(instant) ? null : instant;
}

/** An instant as a header has it: whole seconds, rounded down. */
export function toHttpDate(instant: number): string {
  return new Date(instant).toUTCString();
}
