import { OpenAPIHono } from "@hono/zod-openapi";
import type { z } from "zod";
import type { ApiDeps } from "../deps.ts";
import { describeUnavailable } from "./database-gone.ts";
import { faultsOf } from "./faults.ts";
import { chooseErrorId } from "./request-id.ts";
import { badRequest, HttpProblem, MovedPermanently, problemResponse, type Fault } from "./problem.ts";

/** What a route checks of its query besides the schema, as far as it can without what the schema refused. */
export interface AlsoChecked<Query> {
  schema: z.ZodType<Query>;
  /**
   * @param refused parameters that the schema refused: the query has their defaults
   * @throws HttpProblem (400) that lists the faults
   */
  check: (query: Query, refused: ReadonlySet<string>) => unknown;
}

/**
 * A router that answers every wrong parameter as one problem that lists them all.
 * @param also absent: routes have no checks but their schemas
 */
export function createRouter<Query>(also?: AlsoChecked<Query>): OpenAPIHono {
  return new OpenAPIHono({
    async defaultHook(result, c) {
      if (result.success) return;
      const errors = result.error.issues.map((issue) => ({
        parameter: issue.path.map(String).join("."),
        message: issue.message,
      }));
      const others =
        also === undefined || result.target !== "query" ? [] : await findOthers(also, c.req.query(), errors);
      return problemResponse(badRequest([...errors, ...others]).problem);
    },
  });
}

async function findOthers<Query>(
  { schema, check }: AlsoChecked<Query>,
  query: Record<string, string>,
  errors: readonly Fault[],
): Promise<readonly Fault[]> {
  const refused = new Set(errors.map(({ parameter }) => parameter));
  const rest = schema.safeParse(Object.fromEntries(Object.entries(query).filter(([name]) => !refused.has(name))));
  if (!rest.success) return [];
  try {
    await check(rest.data, refused);
    return [];
  } catch (error) {
    return faultsOf(error);
  }
}

/** Answers for what no route expected: a generic text and an id for the reader, the cause to the log. */
export function handleUnexpected(deps: ApiDeps) {
  return (error: Error): Response => {
    if (error instanceof HttpProblem) return problemResponse(error.problem, error.headers);
    if (error instanceof MovedPermanently) return error.toResponse();
    // Nobody is there to be answered, and whoever likes could fill the log with it.
    if (isHungUp(error)) return problemResponse({ title: "Bad request", status: 400, detail: "the body broke off" });
    const unavailable = describeUnavailable(deps, error);
    if (unavailable !== null) return problemResponse(unavailable.problem, unavailable.headers);
    const errorId = chooseErrorId();
    deps.logger.error({ err: error, errorId }, "request failed");
    return problemResponse({
      title: "Something went wrong here",
      status: 500,
      detail: "It is not your request. If it goes on, report it with this id.",
      instance: `urn:uuid:${errorId}`,
    });
  };
}

/** The client closed the connection before its request was whole. */
function isHungUp(error: Error): boolean {
  return "code" in error && error.code === "ECONNRESET" && error.message === "aborted";
}
