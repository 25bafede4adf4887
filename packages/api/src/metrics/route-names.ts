import type { OpenAPIHono } from "@hono/zod-openapi";

/** What nobody serves: one name for all of it. */
export const NO_ROUTE = "none";

/**
 * Tells a path's route as its template, `/api/v1/projects/{owner}/{name}`: there are as many as there are routes,
 * whatever clients ask for.
 */
export function nameRoutes(app: OpenAPIHono): (method: string, pathname: string) => string {
  return (method, pathname) => {
    const [handlers] = app.router.match(method === "HEAD" ? "GET" : method, pathname);
    for (const [[, route]] of handlers) {
      const isRest = route.path.endsWith("*");
      // What stands before routes is no route.
      if (route.method === "ALL" && isRest) continue;
      return isRest ? route.path + extensionOf(pathname) : toTemplate(route.path);
    }
    return NO_ROUTE;
  };
}

/** Of a chart or a badge: drawing a PNG takes a hundred times as long as answering JSON. */
function extensionOf(pathname: string): string {
  return /\.(?:svg|png|csv|json)$/.exec(pathname)?.[0] ?? "";
}

/** `:file{.+\.svg}` and `:file` are both `{file}`. */
function toTemplate(path: string): string {
  return path.replaceAll(/:(\w+)(?:\{(?:[^{}]|\{[^{}]*\})*\})?\??/g, "{$1}");
}
