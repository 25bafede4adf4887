import type postgres from "postgres";

type Query = ReturnType<postgres.Sql["unsafe"]>;
/** Sends a statement, and answers with its rows, or with their values. */
type Ask = (pick: (query: Query) => PromiseLike<unknown>) => Promise<unknown>;

/** What drizzle expects of a statement: nothing is sent before it is waited for. */
export function deferQuery(ask: Ask) {
  const rows = () => ask((query) => query);
  return {
    then: (...handlers: Parameters<Promise<unknown>["then"]>) => rows().then(...handlers),
    catch: (...handlers: Parameters<Promise<unknown>["catch"]>) => rows().catch(...handlers),
    finally: (...handlers: Parameters<Promise<unknown>["finally"]>) => rows().finally(...handlers),
    values: () => ask((query) => query.values()),
  };
}
