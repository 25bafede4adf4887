/** The day that occurs most, the later one of equals: what a column's heading may say for most of its rows. */
export function findUsualDay(days: readonly (string | null | undefined)[]): string | null {
  const counts = new Map<string, number>();
  for (const day of days) if (typeof day === "string") counts.set(day, (counts.get(day) ?? 0) + 1);
  const [usual] = [...counts].sort(([dayA, a], [dayB, b]) => b - a || (dayA < dayB ? 1 : -1));
  return usual?.[0] ?? null;
}
