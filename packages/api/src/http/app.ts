import { OpenAPIHono } from "@hono/zod-openapi";
import type { ApiDeps } from "../deps.ts";
import { HttpProblem, MovedPermanently, problemResponse } from "./problem.ts";

/** A router that answers every wrong parameter as one problem that lists them all. */
export function createRouter(): OpenAPIHono {
  return new OpenAPIHono({
    defaultHook(result) {
      if (result.success) return;
      const errors = result.error.issues.map((issue) => ({
        parameter: issue.path.map(String).join("."),
        message: issue.message,
      }));
      const detail = errors.map((e) => `${e.parameter}: ${e.message}`).join("; ");
      return problemResponse({ title: "Bad request", status: 400, detail, errors });
    },
  });
}

/** Answers for what no route expected: a generic text and an id for the reader, the cause to the log. */
export function handleUnexpected(deps: ApiDeps) {
  return (error: Error): Response => {
    if (error instanceof HttpProblem) return problemResponse(error.problem);
    if (error instanceof MovedPermanently) return error.toResponse();
    const requestId = crypto.randomUUID();
    deps.logger.error({ err: error, requestId }, "request failed");
    return problemResponse({
      title: "Something went wrong here",
      status: 500,
      detail: "It is not your request. If it goes on, report it with this id.",
      instance: `urn:uuid:${requestId}`,
    });
  };
}
