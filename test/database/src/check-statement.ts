import { PIN_TABLES, PROJECT_TABLES } from "@groundswell/db";

/*
 * What may be sent to a database whose tables are distributed: a light but strict reading of each statement. What it
 * does not understand it refuses, rather than let it pass.
 */

/** Statements that go to every shard on purpose, with the reason. */
const TO_EVERY_SHARD: readonly { statement: RegExp; reason: string }[] = [
  {
    statement: /^delete from "story_effects" returning "project_id"$/,
    reason: "all effects are dropped, to be derived anew",
  },
  {
    statement: /^delete from "story_mentions" where "story_mentions"\."story_id" in \(/,
    reason: "a story's mentions, whomever it named",
  },
];

/** What a test does itself, as nothing of the product would. */
const BY_HAND = "/* by hand */";

const KEY_OF = new Map([
  ...PROJECT_TABLES.map((table) => [table, "project_id"] as const),
  ...PIN_TABLES.map((table) => [table, "subject_key"] as const),
]);

/** What would not do on a cluster; nothing where the statement is fine. */
export function checkStatement(statement: string): string[] {
  if (statement.startsWith(BY_HAND)) return [];
  const text = normalise(statement);
  if (isSchemaChange(text) || TO_EVERY_SHARD.some((known) => known.statement.test(text))) return [];
  const faults = /\bmerge into\b/.test(text) ? ["MERGE can't be distributed"] : [];
  if (/\bfor (?:no key )?update\b.*\bskip locked\b/.test(text) && tablesIn(text).length > 0) {
    faults.push(`SKIP LOCKED on ${tablesIn(text).join(", ")}`);
  }
  for (const [table, key] of KEY_OF) faults.push(...checkTable(text, table, key));
  return faults;
}

function checkTable(text: string, table: string, key: string): string[] {
  return [
    ...partsFrom(text, new RegExp(`\\b(?:update|delete from)\\s+(?:only )?"?${table}"?(?![\\w"])`, "g")).flatMap(
      (part) => [
        ...(routes(part, key) ? [] : [`an update or delete of ${table} that names no ${key}`]),
        ...(new RegExp(`\\bset\\b[^;]*?(?:^|[\\s,])"?${key}"? = .*\\bwhere\\b`).test(part) && setsKey(part, key)
          ? [`${key} of ${table} is changed`]
          : []),
      ],
    ),
    ...partsFrom(text, new RegExp(`\\binsert into\\s+"?${table}"?(?![\\w"])`, "g")).flatMap((part) =>
      checkInsert(part, table, key),
    ),
  ];
}

function checkInsert(part: string, table: string, key: string): string[] {
  const faults = new RegExp(`^[^(]*\\([^)]*"?${key}"?|^insert into "?${table}"?(?: \\w+)? (?:select|values)`).test(part)
    ? []
    : [`an insert into ${table} without ${key}`];
  const conflict = /\bon conflict\b(.*)$/.exec(part)?.[1];
  if (conflict === undefined) return faults;
  const [, target, action = ""] = /^ ?(\([^)]*\))?(?: where .*?)? do (.*)$/.exec(conflict) ?? [];
  if (target !== undefined && !target.includes(key)) faults.push(`a conflict on ${table} that is not within ${key}`);
  if (
    action.startsWith("update") &&
    /\b(?:now|clock_timestamp|statement_timestamp|random|gen_random_uuid|nextval)\(/.test(action)
  ) {
    faults.push(`a conflict on ${table} that sets what each node would make up itself: pass the value`);
  }
  return faults;
}

function setsKey(part: string, key: string): boolean {
  const assignments = /\bset\b(.*?)(?:\bwhere\b|\bfrom\b|\breturning\b|$)/.exec(part)?.[1] ?? "";
  return new RegExp(`(?:^|,)\\s*"?${key}"? =`).test(assignments);
}

/** Whether a part compares the key with something. */
function routes(part: string, key: string): boolean {
  const where = /\bwhere\b(.*)$/.exec(part)?.[1] ?? "";
  const name = `(?:"?\\w+"?\\.)?"?${key}"?`;
  return new RegExp(`${name}\\s*(?:=|in\\b)|=\\s*${name}|\\(${name}(?:,[^)]*)?\\)\\s*(?:=|in\\b)`).test(where);
}

function tablesIn(text: string): string[] {
  return [...KEY_OF.keys()].filter((table) =>
    new RegExp(`\\b(?:from|join|update|into)\\s+"?${table}"?(?![\\w"])`).test(text),
  );
}

/** From each match to the end of the parenthesis that it stands in. */
function partsFrom(text: string, start: RegExp): string[] {
  return (
    [...text.matchAll(start)]
      // "for update of x", and "do update set", name no table.
      .filter(({ index }) => !/\b(?:for|do)\s$/.test(text.slice(Math.max(0, index - 4), index)))
      .map(({ index }) => cutAtEnd(text.slice(index)))
  );
}

function cutAtEnd(text: string): string {
  let depth = 0;
  for (let i = 0; i < text.length; i += 1) {
    if (text[i] === "(") depth += 1;
    if (text[i] === ")") depth -= 1;
    if (depth < 0) return text.slice(0, i);
  }
  return text;
}

/** Without comments and literals, in one line of small letters. */
function normalise(statement: string): string {
  return statement
    .replace(/--[^\n]*/g, " ")
    .replace(/'(?:[^']|'')*'/g, "''")
    .replace(/\s+/g, " ")
    .trim()
    .toLowerCase();
}

function isSchemaChange(text: string): boolean {
  return /^(?:create|alter|drop|truncate|analyze|vacuum|lock|set|do) /.test(text);
}
