import type { OpenAPIHono } from "@hono/zod-openapi";
import { html } from "hono/html";
import { z } from "zod";
import { describeText, describeType, readSchema } from "./describe-type.ts";
import { formatJson } from "./format-json.ts";
import { findExample, type Example } from "./reference-examples.ts";

export type ReferenceDocument = ReturnType<OpenAPIHono["getOpenAPI31Document"]>;
type Operation = NonNullable<NonNullable<ReferenceDocument["paths"]>[string]["get"]>;

/** An operation of the document, with its path. */
export interface Listed {
  path: string;
  operation: Operation;
}

/** Examples of more lines than this are folded. */
const MOST_LINES = 60;

const Response = z.object({
  description: z.string(),
  content: z.record(z.string(), z.object({ schema: z.unknown() })).optional(),
});

/** `/api/v1/projects/{owner}/{name}` as `projects-owner-name`. */
export function operationId(path: string): string {
  return path.replace("/api/v1/", "").replaceAll(/[{}]/g, "").replaceAll("/", "-");
}

/** @param base where the API is: `https://groundswell.example` */
export function renderOperation({ path, operation }: Listed, base: string) {
  const parameters = (operation.parameters ?? []).filter((parameter) => "name" in parameter);
  const example = findExample(path);
  return html`<section class="operation" id="${operationId(path)}">
    <div>
      <h3><code>GET ${path}</code></h3>
      <p>${describeText(operation.summary ?? "")}.</p>
      ${operation.description === undefined ? "" : html`<p>${describeText(operation.description)}</p>`}
      ${
        parameters.length === 0
          ? ""
          : html`<h4>Parameters</h4>
              <dl>
                ${parameters.map((parameter) => {
                  const schema = readSchema(parameter.schema);
                  const meaning = parameter.description ?? schema.description ?? "";
                  const need =
                    parameter.in === "path" ? "in the path; " : parameter.required === true ? "required; " : "";
                  return html`<dt>
                      <code>${parameter.name}</code> <span class="type">${need}${describeType(parameter.schema)}</span>
                    </dt>
                    <dd>${describeText(meaning)}</dd>`;
                })}
              </dl>`
      }
      <h4>Answers</h4>
      <dl class="answers">${Object.entries(operation.responses ?? {}).map(renderResponse)}</dl>
    </div>
    ${example === null ? "" : renderExample(example, base)}
  </section>`;
}

function renderResponse([status, response]: [string, unknown]) {
  const { description, content = {} } = Response.parse(response);
  const [type = ""] = Object.keys(content);
  const schema = content["application/json"]?.schema;
  const shape = readSchema(schema).$ref === undefined ? "" : html`: ${describeType(schema)}`;
  const also = "text/csv" in content ? html`, or CSV with <code>format=csv</code>` : "";
  const isStream = type === "text/event-stream" ? html` (<code>${type}</code>)` : "";
  return html`<dt><code>${status}</code></dt>
    <dd>${describeText(description)}${shape}${also}${isStream}</dd>`;
}

/** A line to paste, and what comes back. */
export function renderExample({ address, answer }: Example, base: string) {
  const flags = answer === undefined ? "-sN" : "-s";
  const text = answer === undefined ? null : formatJson(answer);
  const shown = text === null ? "" : html`<pre class="answer"><code>${text}</code></pre>`;
  const isLong = text !== null && text.split("\n").length > MOST_LINES;
  return html`<div class="example">
    <pre class="ask"><code>curl ${flags} '${base}${address}'</code></pre>
    ${
      isLong
        ? html`<details>
            <summary>What it answers</summary>
            ${shown}
          </details>`
        : shown
    }
  </div>`;
}
