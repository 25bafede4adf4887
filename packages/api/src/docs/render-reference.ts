import type { OpenAPIHono } from "@hono/zod-openapi";
import { html } from "hono/html";

type Document = ReturnType<OpenAPIHono["getOpenAPI31Document"]>;
type Operation = NonNullable<NonNullable<Document["paths"]>[string]["get"]>;

/** The reference page: the OpenAPI document as a page that needs no script and nothing from elsewhere. */
export function renderReference(document: Document) {
  const operations = Object.entries(document.paths ?? {}).flatMap(([path, item]) =>
    item.get === undefined ? [] : [{ path, operation: item.get }],
  );
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>Groundswell API</title>
        <style>
          :root {
            color-scheme: light dark;
          }
          body {
            font:
              1rem/1.5 system-ui,
              sans-serif;
            max-width: 52rem;
            margin: 2rem auto;
            padding: 0 1rem;
          }
          h2 {
            font-size: 1rem;
            margin: 2.5rem 0 0.25rem;
            overflow-wrap: anywhere;
          }
          table {
            border-collapse: collapse;
            width: 100%;
            font-size: 0.875rem;
          }
          th,
          td {
            text-align: left;
            vertical-align: top;
            padding: 0.25rem 0.75rem 0.25rem 0;
          }
          td {
            border-top: 1px solid color-mix(in srgb, currentColor 20%, transparent);
          }
          code {
            font-size: 0.9em;
          }
        </style>
      </head>
      <body>
        <main>
          <h1>Groundswell API</h1>
          <p>${document.info.description}</p>
          <p>
            Machine-readable: <a href="/api/v1/openapi.json">OpenAPI 3.1</a>. Errors are problem details (RFC 9457).
            Lists answer <code>{items, nextCursor}</code>. Every answer has an ETag.
          </p>
          ${operations.map(({ path, operation }) => renderOperation(path, operation))}
        </main>
      </body>
    </html>`;
}

function renderOperation(path: string, operation: Operation) {
  const parameters = (operation.parameters ?? []).filter((parameter) => "name" in parameter);
  return html`<section>
    <h2><code>GET ${path}</code></h2>
    <p>${operation.summary}</p>
    ${
      parameters.length === 0
        ? ""
        : html`<table>
            <thead>
              <tr>
                <th>parameter</th>
                <th>in</th>
                <th>values</th>
                <th>meaning</th>
              </tr>
            </thead>
            <tbody>
              ${parameters.map(
                (parameter) =>
                  html`<tr>
                    <td><code>${parameter.name}</code></td>
                    <td>${parameter.in}</td>
                    <td>${describeValues(parameter.schema)}</td>
                    <td>${parameter.description ?? ""}</td>
                  </tr>`,
              )}
            </tbody>
          </table>`
    }
    <p>
      Answers
      ${Object.entries(operation.responses ?? {})
        .map(([status]) => status)
        .join(", ")}.
    </p>
  </section>`;
}

function describeValues(schema: unknown): string {
  if (typeof schema !== "object" || schema === null) return "";
  const { enum: values, type, format, default: fallback } = schema as Record<string, unknown>;
  const allowed = Array.isArray(values)
    ? values.join(" | ")
    : [type, format].filter((x) => typeof x === "string").join(" ");
  return typeof fallback === "string" || typeof fallback === "number" ? `${allowed} (default ${fallback})` : allowed;
}
