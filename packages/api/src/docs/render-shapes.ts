import { html } from "hono/html";
import { anchorOf, describeText, describeType, readSchema } from "./describe-type.ts";

interface Field {
  name: string;
  schema: unknown;
}

/** Every shape that answers are made of, with its fields: a table each, folded. */
export function renderShapes(schemas: Readonly<Record<string, unknown>>) {
  return html`${Object.entries(schemas).map(([name, schema]) => renderShape(name, schema))}`;
}

function renderShape(name: string, schema: unknown) {
  const { description } = readSchema(schema);
  return html`<section class="shape" id="${anchorOf(name)}">
    <h3>${name}</h3>
    ${description === undefined ? "" : html`<p>${describeText(description)}</p>`}
    <dl>
      ${listFields(schema).map(
        (field) =>
          html`<dt><code>${field.name}</code> <span class="type">${describeType(field.schema)}</span></dt>
            <dd>${describeText(readSchema(field.schema).description ?? "")}</dd>`,
      )}
    </dl>
  </section>`;
}

/** The fields of an object; of one that has no name of its own, in their place: `change.7d.value`, `versions[].title`. */
function listFields(schema: unknown, prefix = ""): Field[] {
  return Object.entries(readSchema(schema).properties ?? {}).flatMap(([key, own]) => {
    const name = prefix + key;
    const nested = findNested(own);
    const fields = nested === null ? [] : listFields(nested.schema, `${name}${nested.isList ? "[]" : ""}.`);
    return [{ name, schema: own }, ...fields];
  });
}

/** The object that a field holds, or a list of, if it has no name. */
function findNested(schema: unknown): { schema: unknown; isList: boolean } | null {
  const known = readSchema(schema);
  if (known.properties !== undefined) return { schema, isList: false };
  const choices = [...(known.anyOf ?? []), ...(known.oneOf ?? [])];
  const object = choices.find((choice) => readSchema(choice).properties !== undefined);
  if (object !== undefined) return { schema: object, isList: false };
  const items = readSchema(known.items);
  return items.properties === undefined ? null : { schema: known.items, isList: true };
}
