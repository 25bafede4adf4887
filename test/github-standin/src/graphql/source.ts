import type { GraphQLFieldResolver, GraphQLResolveInfo } from "graphql";
import type { Rule } from "../rulebook.ts";
import { failure } from "./failure.ts";

/** What resolvers are given besides their arguments. */
export interface ResolverContext {
  report: (rule: Rule, detail: string) => void;
  /** Whether cursors below a field at the top of the query are to be refused, good as they are. */
  losesCursor: (rootField: string) => boolean;
}

/** A thing's fields: values, or functions of the arguments. What is not among them can't be asked for. */
export type Source = { __typename: string } & Record<string, unknown>;

/** Takes a field from its source. A field that is not there is an error that a test sees, never a silent null. */
export const resolveField: GraphQLFieldResolver<unknown, ResolverContext, Record<string, unknown>> = (
  source,
  args,
  context,
  info,
) => {
  if (!isSource(source) || !Object.hasOwn(source, info.fieldName)) return refuse(`field ${pathOf(info)}`, context);
  const value = source[info.fieldName];
  return isResolver(value) ? value(args, context, info) : value;
};

/** Only these arguments may be given: what would be ignored in silence is refused instead. */
export function allowArguments(
  args: Record<string, unknown>,
  allowed: Record<string, (value: unknown) => boolean>,
  context: ResolverContext,
  info: GraphQLResolveInfo,
): void {
  for (const [name, value] of Object.entries(args)) {
    if (allowed[name]?.(value) !== true) {
      refuse(`${pathOf(info)}(${name}: ${JSON.stringify(value)})`, context);
    }
  }
}

/** The name, or alias, of the field at the top of the query that a field is below. */
export function rootFieldOf(info: GraphQLResolveInfo): string {
  let path = info.path;
  while (path.prev !== undefined) path = path.prev;
  return String(path.key);
}

function refuse(what: string, context: ResolverContext): never {
  context.report("unresolved-field", `the stand-in has no answer for ${what}`);
  throw failure("STANDIN_UNRESOLVED", `the stand-in has no answer for ${what}`);
}

function pathOf(info: GraphQLResolveInfo): string {
  return `${info.parentType.name}.${info.fieldName}`;
}

type Resolver = (args: Record<string, unknown>, context: ResolverContext, info: GraphQLResolveInfo) => unknown;

/** Sources are made here only, and their functions are all resolvers. */
function isResolver(value: unknown): value is Resolver {
  return typeof value === "function";
}

function isSource(value: unknown): value is Source {
  return typeof value === "object" && value !== null;
}
