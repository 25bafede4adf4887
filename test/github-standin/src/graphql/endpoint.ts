import { execute, type ExecutionResult, type GraphQLError } from "graphql";
import { jsonAnswer, problemAnswer, type Answer } from "../answer.ts";
import { remainingOf, type Bucket } from "../rate-limits.ts";
import type { RouteContext } from "../rest/route.ts";
import { estimateQuery } from "./cost.ts";
import { toWire } from "./failure.ts";
import { prepareQuery, type Prepared } from "./prepared-query.ts";
import { rootSource } from "./root-source.ts";
import { githubSchema } from "./schema.ts";
import { resolveField, type Source } from "./source.ts";

interface Costed {
  answer: Answer;
  cost: number;
}

interface Query {
  query: string;
  variables: Record<string, unknown>;
  operationName: string | null;
}

const DOCS = "https://docs.github.com/graphql";

/** `POST /graphql`: validated and run on GitHub's published schema. Errors come with status 200, as GitHub's do. */
export function answerGraphql(context: RouteContext, bucket: Bucket, exhausted: () => Answer): Costed {
  if (context.who.token === null) {
    return { answer: problemAnswer(401, "This endpoint requires you to be authenticated.", DOCS), cost: 0 };
  }
  if (context.request.method !== "POST") {
    context.report("unknown-route", "GraphQL is asked with POST");
    return { answer: problemAnswer(404, "Not Found", DOCS), cost: 1 };
  }
  const asked = readQuery(context.request.body);
  if (asked === null) return { answer: problemAnswer(400, "Problems parsing JSON", DOCS), cost: 1 };
  const prepared = prepareQuery(asked.query, asked.operationName);
  if ("errors" in prepared) return { answer: errorsAnswer(prepared.errors), cost: 1 };
  return run(asked, prepared, context, bucket, exhausted);
}

function run(
  asked: Query,
  { document, operation }: Prepared,
  context: RouteContext,
  bucket: Bucket,
  exhausted: () => Answer,
): Costed {
  const schema = githubSchema();
  const estimate = estimateQuery(schema, document, operation, asked.variables);
  if (estimate.refusals.length > 0) {
    for (const { message } of estimate.refusals) context.report("page-size", message);
    return { answer: errorsAnswer(estimate.refusals), cost: 1 };
  }
  const remaining = remainingOf(bucket);
  if (estimate.cost > remaining) return { answer: exhausted(), cost: remaining };
  const result = execute({
    schema,
    document,
    operationName: asked.operationName,
    variableValues: asked.variables,
    rootValue: rootSource(context, bucket, estimate),
    contextValue: context,
    fieldResolver: resolveField,
    typeResolver: (source: unknown) => (source as Source).__typename,
  });
  // Every resolver is synchronous.
  if (result instanceof Promise) throw new TypeError("a resolver of the stand-in was asynchronous");
  return { answer: jsonAnswer(200, wireResult(result)), cost: estimate.cost };
}

function wireResult({ data, errors }: ExecutionResult): unknown {
  return errors === undefined ? { data } : { data, errors: errors.map(toWire) };
}

function errorsAnswer(errors: readonly GraphQLError[]): Answer {
  return jsonAnswer(200, { errors: errors.map(toWire) });
}

function readQuery(body: string): Query | null {
  let value: unknown;
  try {
    value = JSON.parse(body);
  } catch {
    return null;
  }
  if (typeof value !== "object" || value === null || !("query" in value) || typeof value.query !== "string")
    return null;
  const variables = "variables" in value && typeof value.variables === "object" ? (value.variables ?? {}) : {};
  const name = "operationName" in value && typeof value.operationName === "string" ? value.operationName : null;
  return { query: value.query, variables: { ...variables }, operationName: name };
}
