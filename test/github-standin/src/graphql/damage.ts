/** An error as GitHub's GraphQL writes it: the type beside the message. */
export interface WireError {
  type?: string;
  path?: (string | number)[];
  message: string;
}

interface WireResult {
  data?: Record<string, unknown> | null;
  errors?: WireError[];
}

/** The result with more errors; without its data when that is dropped. */
export function withErrors(body: string, errors: readonly WireError[], dropData: boolean): string {
  const result = readResult(body);
  const all = [...(result.errors ?? []), ...errors];
  return JSON.stringify(dropData ? { data: null, errors: all } : { ...result, errors: all });
}

/** The result with one top-level field failed. */
export function dropAlias(body: string, alias: string, type: string, message: string): string {
  const result = readResult(body);
  if (result.data?.[alias] === undefined) return body;
  return withErrors(
    JSON.stringify({ ...result, data: { ...result.data, [alias]: null } }),
    [{ type, path: [alias], message }],
    false,
  );
}

/** The result with null at a path below `data`, where there was something, and an error that names the path. */
export function dropField(
  body: string,
  path: readonly (string | number)[],
  type: string | undefined,
  message: string,
): string {
  const result = readResult(body);
  const parent = path.slice(0, -1).reduce<unknown>(childOf, result.data);
  const last = path.at(-1);
  if (!isObject(parent) || last === undefined || (parent[last] ?? null) === null) return body;
  parent[last] = null;
  return withErrors(
    JSON.stringify(result),
    [{ ...(type === undefined ? {} : { type }), path: [...path], message }],
    false,
  );
}

function childOf(parent: unknown, key: string | number): unknown {
  return isObject(parent) ? parent[key] : undefined;
}

/** Lists are objects here too: their keys are numbers. */
function isObject(value: unknown): value is Record<string | number, unknown> {
  return typeof value === "object" && value !== null;
}

/** The first `above` top-level fields of the result; the rest ran out of resources. `rateLimit` is not counted. */
export function dropBeyond(body: string, above: number): string {
  const { data } = readResult(body);
  const names = Object.keys(data ?? {}).filter((name) => name !== "rateLimit");
  return names
    .slice(above)
    .reduce(
      (damaged, name) =>
        dropAlias(damaged, name, "RESOURCE_LIMITS_EXCEEDED", "Resource limits for this query exceeded."),
      body,
    );
}

/** Only the stand-in's own GraphQL results come here; anything else has neither data nor errors. */
function readResult(body: string): WireResult {
  const value: unknown = JSON.parse(body);
  return typeof value === "object" && value !== null ? value : {};
}
