/** The wire's form of an instant: whole seconds when it has no others. An instant that is not known stays null. */
export function toInstant(ms: number): string;
export function toInstant(ms: number | null): string | null;
export function toInstant(ms: number | null): string | null {
  if (ms === null) return null;
  return new Date(ms).toISOString().replace(".000Z", "Z");
}
