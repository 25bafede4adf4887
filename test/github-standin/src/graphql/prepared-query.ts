import {
  getOperationAST,
  GraphQLError,
  parse,
  validate,
  type DocumentNode,
  type OperationDefinitionNode,
} from "graphql";
import { githubSchema } from "./schema.ts";

/** A query that may be run, or what is wrong with it. */
export type PreparedQuery = Prepared | { errors: readonly GraphQLError[] };

/** A query that keeps to the schema. */
export interface Prepared {
  document: DocumentNode;
  operation: OperationDefinitionNode;
}

type Checked = { document: DocumentNode } | { errors: readonly GraphQLError[] };

/** A collector asks with a few texts that stay the same, and many forks' cursors that do not. */
const MOST_KEPT = 32;

/** By text, the least recently used first. */
const kept = new Map<string, Checked>();

/**
 * Parses a query and holds it to GitHub's schema, which takes longer than to run it. The last few texts are remembered.
 * @param operationName which of the query's operations; null for its only one
 */
export function prepareQuery(query: string, operationName: string | null): PreparedQuery {
  const checked = recall(query);
  if ("errors" in checked) return checked;
  const operation = getOperationAST(checked.document, operationName);
  if (operation === undefined || operation === null)
    return { errors: [new GraphQLError("An operation name is required")] };
  return { document: checked.document, operation };
}

function recall(query: string): Checked {
  const checked = kept.get(query) ?? check(query);
  kept.delete(query);
  kept.set(query, checked);
  const [oldest] = kept.keys();
  if (kept.size > MOST_KEPT && oldest !== undefined) kept.delete(oldest);
  return checked;
}

function check(query: string): Checked {
  let document: DocumentNode;
  try {
    document = parse(query);
  } catch (error) {
    if (error instanceof GraphQLError) return { errors: [error] };
    throw error;
  }
  const errors = validate(githubSchema(), document);
  return errors.length > 0 ? { errors } : { document };
}
