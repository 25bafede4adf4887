/** The wire's form of an instant: whole seconds when it has no others. */
export function toInstant(ms: number): string {
  return new Date(ms).toISOString().replace(".000Z", "Z");
}
