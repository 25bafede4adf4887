import {
  getNamedType,
  isInterfaceType,
  isObjectType,
  Kind,
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLError,
  type GraphQLNamedType,
  type GraphQLSchema,
  type OperationDefinitionNode,
  type SelectionSetNode,
} from "graphql";
import { failure } from "./failure.ts";

/** What a query asks for, before it is run. */
export interface Estimate {
  /** Points, at least 1. */
  cost: number;
  /** Things that it may return at most. */
  nodeCount: number;
  /** Why it is refused; none: it may run. */
  refusals: GraphQLError[];
}

const MOST_AT_ONCE = 100;
const MOST_NODES = 500_000;

/**
 * GitHub's documented reckoning: every connection that is paged counts once for each parent that it may have; a
 * hundred of these are a point. A connection asked for its total alone is not paged and is free, as was measured.
 */
export function estimateQuery(
  schema: GraphQLSchema,
  document: DocumentNode,
  operation: OperationDefinitionNode,
  variables: Record<string, unknown>,
): Estimate {
  const counter = new Counter(schema, document, operation, variables);
  const root = schema.getRootType(operation.operation);
  if (root !== undefined && root !== null) counter.visit(operation.selectionSet, root, 1, true);
  const { connections, nodeCount, refusals } = counter;
  if (nodeCount > MOST_NODES) {
    const message = `This query requests up to ${nodeCount} possible nodes which exceeds the maximum limit of ${MOST_NODES}.`;
    refusals.push(failure("MAX_NODE_LIMIT_EXCEEDED", message));
  }
  return { cost: Math.max(1, Math.round(connections / 100)), nodeCount, refusals };
}

class Counter {
  connections = 0;
  nodeCount = 0;
  readonly refusals: GraphQLError[] = [];
  readonly #schema: GraphQLSchema;
  readonly #fragments: Map<string, FragmentDefinitionNode>;
  readonly #variables: Record<string, unknown>;

  constructor(
    schema: GraphQLSchema,
    document: DocumentNode,
    operation: OperationDefinitionNode,
    variables: Record<string, unknown>,
  ) {
    this.#schema = schema;
    const fragments = document.definitions.filter((d) => d.kind === Kind.FRAGMENT_DEFINITION);
    this.#fragments = new Map(fragments.map((f) => [f.name.value, f]));
    const defaults = (operation.variableDefinitions ?? []).flatMap(({ variable, defaultValue }) =>
      defaultValue?.kind === Kind.INT ? [[variable.name.value, Number(defaultValue.value)] as const] : [],
    );
    this.#variables = { ...Object.fromEntries(defaults), ...variables };
  }

  /** @param bounded whether the connection that these fields belong to, if any, was given `first` or `last` */
  visit(selections: SelectionSetNode, type: GraphQLNamedType, parents: number, bounded: boolean): void {
    for (const selection of selections.selections) {
      if (selection.kind === Kind.FIELD) this.#visitField(selection, type, parents, bounded);
      else {
        const fragment =
          selection.kind === Kind.FRAGMENT_SPREAD ? this.#fragments.get(selection.name.value) : selection;
        const condition = fragment?.typeCondition?.name.value;
        const narrowed = condition === undefined ? type : (this.#schema.getType(condition) ?? type);
        if (fragment !== undefined) this.visit(fragment.selectionSet, narrowed, parents, bounded);
      }
    }
  }

  #visitField(field: FieldNode, type: GraphQLNamedType, parents: number, bounded: boolean): void {
    const name = field.name.value;
    const definition = isObjectType(type) || isInterfaceType(type) ? type.getFields()[name] : undefined;
    if (definition === undefined) return;
    if (isConnection(type) && !bounded && (name === "nodes" || name === "edges")) {
      this.refusals.push(
        failure(
          "MISSING_PAGINATION_BOUNDARIES",
          `\`first\` or \`last\` is needed to list \`${name}\` of ${type.name}.`,
        ),
      );
    }
    if (field.selectionSet === undefined) return;
    const inner = getNamedType(definition.type);
    const size = isConnection(inner) ? (this.#number(field, "first") ?? this.#number(field, "last")) : null;
    if (size !== null) {
      this.#countConnection(name, parents, size);
      this.visit(field.selectionSet, inner, parents * Math.max(0, size), true);
    } else {
      const many = name === "nodes" && type.name === "Query" ? this.#listLength(field, "ids") : 1;
      this.visit(field.selectionSet, inner, parents * many, !isConnection(inner));
    }
  }

  #countConnection(name: string, parents: number, size: number): void {
    this.connections += parents;
    this.nodeCount += parents * Math.max(0, size);
    if (size < 1 || size > MOST_AT_ONCE) {
      const message = `Requesting ${size} records on the \`${name}\` connection is outside the limits of 1 to ${MOST_AT_ONCE}.`;
      this.refusals.push(failure("EXCESSIVE_PAGINATION", message));
    }
  }

  #number(field: FieldNode, argument: string): number | null {
    const value = this.#argument(field, argument);
    return typeof value === "number" ? value : null;
  }

  #listLength(field: FieldNode, argument: string): number {
    const value = this.#argument(field, argument);
    return Array.isArray(value) ? value.length : 1;
  }

  /** A number or a list, literal or from a variable; undefined for everything else. */
  #argument(field: FieldNode, argument: string): unknown {
    const value = field.arguments?.find((a) => a.name.value === argument)?.value;
    if (value?.kind === Kind.INT) return Number(value.value);
    if (value?.kind === Kind.LIST) return value.values;
    return value?.kind === Kind.VARIABLE ? this.#variables[value.name.value] : undefined;
  }
}

function isConnection(type: GraphQLNamedType): boolean {
  return type.name.endsWith("Connection");
}
