/** What is generated: the same numbers, the same rows. */
export interface HistoryShape {
  projects: number;
  years: number;
  /** So many of them, spread evenly, have their whole past: a receipt a day, observations and trend days. */
  whole: number;
}

/** The newest day of what is generated. */
export const NEWEST_DAY = "2026-08-22";
export const SOURCE = "GitHub GraphQL API";
export const SOURCE_URL = "https://api.github.com/graphql";
export const CATEGORIES = 34;
const DAYS_A_YEAR = 365.25;

export function countDays({ years }: HistoryShape): number {
  return Math.round(years * DAYS_A_YEAR);
}

/** The stars of a shape `s` at the end of day `d`, counted from the first: growth in waves, weekdays, surges of a day. */
export const STARS = `(s.base + s.rate * (d + 30 * sin(d * 0.0133::float8 + s.phase) + (d % 7) * 0.1::float8
  + 15 * ((d + s.phase) / s.every)) + abs(hashint4(d * 7919 + s.id)) % s.noise)::int`;

/** Days on which nobody looked: one in fifty, and three weeks once for some; and all before a young project's first. */
export const IS_KNOWN = `(d >= s.first_day and (d * 31 + s.id * 17) % 50 <> 0
  and (s.gap is null or d / 21 <> s.gap))`;

/** What each project's curve is made from, of its id alone. Most projects are small, and few are large. */
export function shapesOf(shape: HistoryShape): string {
  const every = Math.max(1, Math.round(shape.projects / Math.max(1, shape.whole)));
  const share = (salt: number) => `((hashint8extended(id, ${salt}) & 1048575)::float8 / 1048575)`;
  const started = `case when id % 20 = 3 then (${countDays(shape)} * 0.8 * ${share(3)})::int else 0 end`;
  return `
    select *, 2 + rate::int as noise, left(md5('key ' || id), 16) as key, id % ${every} = 0 as whole from (
      select id, 0.3 * exp(6.5 * ${share(1)} ^ 3) as rate, (5000 * ${share(2)} ^ 4)::int as base, id % 97 as phase,
        180 + id % 300 as every, ${started} as first_day, case when id % 40 = 7 then id % 29 + 3 end as gap
      from projects where repo like 'bench-%') s
    order by id`;
}

/** The days `d` counted from the first, with their dates and the instants at which everybody is looked at. */
export function daysOf(shape: HistoryShape): string {
  const number = countDays(shape);
  return `select d, date '${NEWEST_DAY}' - ${number} + 1 + d as day,
    timestamptz '${NEWEST_DAY}T20:00:00Z' + (d - ${number} + 1) * interval '24 hours' as at
    from generate_series(0, ${number} - 1) d`;
}
