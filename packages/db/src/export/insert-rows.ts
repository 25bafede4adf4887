import { getTableName, sql, type SQL } from "drizzle-orm";
import type { Executor } from "../connect.ts";
import { columnsOf, readColumn } from "./columns.ts";
import type { IdMap } from "./id-map.ts";
import type { ExportedTable } from "./tables.ts";

export interface RowsOf {
  exported: ExportedTable;
  /** The file's columns: those that it lacks get their defaults. */
  columns: readonly string[];
  rows: readonly string[];
}

/** Bytes, about, that go to the database in one statement. */
const BATCH_BYTES = 2_000_000;

/** Versions of a story that a teller of its own has told of here are numbered anew: until then from here on. */
const UNNUMBERED = 1_000_000;

/** No project of a file has a name of a higher rank. */
const MOST_NAMES = 1_000_000;

/**
 * Stores rows of a file; what is there already stays. Numbers of projects, and what is made of them, become ours.
 * @returns how many were added, or put in the place of older ones
 */
export async function insertRows(tx: Executor, rows: RowsOf, ids: IdMap): Promise<number> {
  let added = 0;
  for (const batch of cutBatches(rows.rows)) {
    if (ids.renumbered > 0 && getTableName(rows.exported.table) === "pin_subjects") await rekeyPins(tx, rows, batch);
    const given = sql`(${selectGiven(rows, batch, ids)}) as given`;
    // A plain statement, without a part that returns rows: one that a distributed database takes, too.
    added += (await tx.execute(insertGiven(rows, given, ids))).count;
  }
  return added;
}

/**
 * A pin's key is made of its projects' numbers. Where those are others here, the file's key may be that of another pin: it
 * gets one that nothing else is called.
 */
async function rekeyPins(tx: Executor, { columns }: RowsOf, batch: string): Promise<void> {
  const place = (name: string) => sql.raw(String(columns.indexOf(name)));
  await tx.execute(sql`
    insert into import_pins
    select r.row ->> ${place("subject_key")},
      left(encode(sha256(convert_to('imported ' || (r.row ->> ${place("subject_key")}) || ' '
        || (r.row ->> ${place("address")}), 'UTF8')), 'hex'), 32)
    from json_array_elements(${batch}::text::json) as r (row)
    where exists (select from json_array_elements_text(r.row -> ${place("project_ids")}) as p (id)
      join import_ids i on i.file_id = p.id::integer)
    on conflict do nothing`);
}

function* cutBatches(rows: readonly string[]): Generator<string> {
  let batch: string[] = [];
  let bytes = 0;
  for (const row of rows) {
    if (bytes + row.length > BATCH_BYTES && batch.length > 0) {
      yield `[${batch.join(",")}]`;
      [batch, bytes] = [[], 0];
    }
    batch.push(row);
    bytes += row.length;
  }
  if (batch.length > 0) yield `[${batch.join(",")}]`;
}

/** The rows as the file has them, but for what belongs to numbers of projects. */
function selectGiven({ exported, columns }: RowsOf, batch: string, ids: IdMap): SQL {
  const name = getTableName(exported.table);
  const known = columnsOf(exported.table);
  const values = columns.map((column, place) => {
    const definition = known.get(column);
    if (definition === undefined) throw new Error(`no column ${name}.${column}`);
    const value = readColumn(definition, sql`r.row`, place);
    const own = ids.renumbered === 0 ? null : toOwn(`${name}.${column}`, column, value);
    return sql`${own ?? value} as ${sql.identifier(column)}`;
  });
  return sql`select ${sql.join(values, sql`, `)} from json_array_elements(${batch}::text::json) as r (row)`;
}

const idOf = (value: SQL) => sql`coalesce((select i.id from import_ids i where i.file_id = ${value}), ${value})`;

/** A value that has a project's number in it, with ours; null for any other column. */
function toOwn(place: string, column: string, value: SQL): SQL | null {
  if (column === "project_id") return idOf(value);
  if (column === "subject_key")
    return sql`coalesce((select p.key from import_pins p where p.file_key = ${value}), ${value})`;
  if (place === "pin_subjects.project_ids")
    return sql`array(select ${idOf(sql`u.id`)} from unnest(${value}) with ordinality as u (id, place) order by u.place)`;
  if (place === "story_versions.mentions")
    return sql`coalesce((
      select jsonb_agg(m.mention || jsonb_build_object('projectId', ${idOf(sql`(m.mention ->> 'projectId')::integer`)})
        order by m.place)
      from jsonb_array_elements(${value}) with ordinality as m (mention, place)), '[]'::jsonb)`;
  return null;
}

function insertGiven({ exported, columns }: RowsOf, given: SQL, ids: IdMap): SQL {
  const name = getTableName(exported.table);
  const target = sql.join(
    columns.map((column) => sql.identifier(column)),
    sql`, `,
  );
  const into = sql`insert into ${exported.table} as own (${target})`;
  const plain = sql`${into} select ${target} from ${given}`;
  switch (name) {
    case "project_names":
      return ids.isIntoEmpty ? sql`${plain} on conflict do nothing` : insertNames(into, given, columns);
    case "story_versions":
      return ids.isIntoEmpty ? sql`${plain} on conflict do nothing` : insertVersions(into, given, columns);
    case "poll_state":
      return sql`${plain} on conflict (project_id, resource) do update set ${setNewer(columns)}`;
    case "coverage_sources":
      return sql`${plain} on conflict (id) do update set ${setNewer(columns)}`;
    case "process_state":
      return sql`${plain} where ${exported.where ?? sql`true`}
        ${ids.renumbered === 0 ? sql`` : sql`and key <> 'collector_plan'`}
        on conflict do nothing`;
    default:
      return sql`${plain} on conflict do nothing`;
  }
}

/** What was read from a source more recently holds, with where the reading has come to. */
function setNewer(columns: readonly string[]): SQL {
  const assignments = columns.map((column) => sql`${sql.identifier(column)} = excluded.${sql.identifier(column)}`);
  return sql`${sql.join(assignments, sql`, `)} where excluded.last_success_at is not null
    and (own.last_success_at is null or own.last_success_at < excluded.last_success_at)`;
}

/**
 * Names that a known project bore come before those that it is known to have borne, in the file's order wherever that is cut
 * into statements.
 */
function insertNames(into: SQL, given: SQL, columns: readonly string[]): SQL {
  const values = columns.map((column) =>
    column === "rank"
      ? sql`case when o.lowest is null then given.rank else o.lowest - ${sql.raw(String(MOST_NAMES))} + given.rank end`
      : sql`given.${sql.identifier(column)}`,
  );
  return sql`${into} select ${sql.join(values, sql`, `)} from ${given}
    left join import_ranks o using (project_id)
    where not exists (select from project_names n
      where n.project_id = given.project_id and n.name_key = given.name_key)
    on conflict do nothing`;
}

/** A teller's versions are numbered within a database: another one's are put among them by their times. */
function insertVersions(into: SQL, given: SQL, columns: readonly string[]): SQL {
  const isTold = sql`exists (select from story_versions v where v.story_id = given.story_id and v.told_by = given.told_by)`;
  const values = columns.map((column) =>
    column === "version"
      ? sql`case when ${isTold} then given.version + ${sql.raw(String(UNNUMBERED))} else given.version end`
      : sql`given.${sql.identifier(column)}`,
  );
  return sql`${into} select ${sql.join(values, sql`, `)} from ${given}
    where not exists (select from story_versions v where v.story_id = given.story_id and v.told_by = given.told_by
      and v.known_at = given.known_at and v.content_hash = given.content_hash)
    on conflict do nothing`;
}

/** Numbers the versions of tellers from 1 on where some came from a file beside those that were there. */
export async function numberVersions(tx: Executor): Promise<void> {
  // Negative first: no number may be there twice at any moment.
  await tx.execute(sql`
    update story_versions v set version = -n.place
    from (select story_id, told_by, version,
        row_number() over (partition by story_id, told_by order by known_at, version)::int as place
      from story_versions w where exists (select from story_versions u where u.story_id = w.story_id
        and u.told_by = w.told_by and u.version > ${UNNUMBERED})) n
    where n.story_id = v.story_id and n.told_by = v.told_by and n.version = v.version`);
  await tx.execute(sql`update story_versions set version = -version where version < 0`);
}
