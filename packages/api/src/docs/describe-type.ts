import { html } from "hono/html";
import { z } from "zod";

/** What the reference reads of a schema; all else is for machines. */
const Known = z.object({
  $ref: z.string().optional(),
  type: z.union([z.string(), z.array(z.string())]).optional(),
  format: z.string().optional(),
  enum: z.array(z.union([z.string(), z.number(), z.boolean(), z.null()])).optional(),
  const: z.unknown().optional(),
  items: z.unknown().optional(),
  anyOf: z.array(z.unknown()).optional(),
  oneOf: z.array(z.unknown()).optional(),
  allOf: z.array(z.unknown()).optional(),
  properties: z.record(z.string(), z.unknown()).optional(),
  additionalProperties: z.unknown().optional(),
  minimum: z.number().optional(),
  maximum: z.number().optional(),
  default: z.union([z.string(), z.number(), z.boolean()]).optional(),
  description: z.string().optional(),
});
export type KnownSchema = z.infer<typeof Known>;

export function readSchema(schema: unknown): KnownSchema {
  const read = Known.safeParse(schema);
  return read.success ? read.data : {};
}

/** `#/components/schemas/Point` as `Point`. */
function nameOf(reference: string): string {
  return reference.slice(reference.lastIndexOf("/") + 1);
}

export const anchorOf = (shape: string) => `shape-${shape}`;

type Html = ReturnType<typeof html>;

/** A type in a few words: `integer, 1 to 200`, `"day" | "week"`, `list of Point`, with links to shapes. */
export function describeType(schema: unknown): Html {
  const known = readSchema(schema);
  const limits =
    known.minimum !== undefined && known.maximum !== undefined && known.maximum < Number.MAX_SAFE_INTEGER
      ? `, ${known.minimum} to ${known.maximum}`
      : "";
  const fallback = known.default === undefined ? "" : html`; default <code>${String(known.default)}</code>`;
  return html`${nameType(known)}${limits}${fallback}`;
}

function nameType(known: KnownSchema): Html {
  if (known.$ref !== undefined) {
    const name = nameOf(known.$ref);
    return html`<a href="#${anchorOf(name)}">${name}</a>`;
  }
  if (known.const !== undefined) return html`<code>${JSON.stringify(known.const)}</code>`;
  if (known.enum !== undefined) return join(known.enum.map((value) => html`<code>${String(value)}</code>`));
  const choices = known.anyOf ?? known.oneOf ?? (known.allOf?.length === 1 ? known.allOf : undefined);
  if (choices !== undefined) return join(choices.map((choice) => nameType(readSchema(choice))));
  const types = typeof known.type === "string" ? [known.type] : (known.type ?? ["any value"]);
  return join(types.map((type) => nameOne(type, known)));
}

function nameOne(type: string, known: KnownSchema): Html {
  if (type === "null") return html`<code>null</code>`;
  if (type === "array") return html`list of ${nameType(readSchema(known.items))}`;
  if (type === "string") return html`${FORMATS[known.format ?? ""] ?? "text"}`;
  if (type === "object" && known.properties === undefined && typeof known.additionalProperties === "object") {
    return html`object of ${nameType(readSchema(known.additionalProperties))}`;
  }
  return html`${type}`;
}

const FORMATS: Readonly<Record<string, string>> = { date: "day", "date-time": "instant", uri: "address" };

function join(parts: readonly Html[]): Html {
  return html`${parts.map((part, at) => (at === 0 ? part : html` or ${part}`))}`;
}

/** A description as HTML: what stands in backticks, and the word null, as code. */
export function describeText(text: string): Html {
  const parts: (string | undefined)[] = text.split(/`([^`]+)`|\b(null)\b/g);
  // Every third part is plain; between two of them stand what was in backticks and the word, one of which is not there.
  return html`${parts.map((part, at) => (part === undefined ? "" : at % 3 === 0 ? part : html`<code>${part}</code>`))}`;
}
