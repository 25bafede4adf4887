import { defineEnvVars } from "@sveltejs/kit/env";

/** Everything that the dashboard reads from its environment; each is optional. */
export const variables = defineEnvVars({
  API_URL: {
    description: "Where the API is when it is not in this process: scheme, host and port",
    schema: (value) => parseOrigin("API_URL", value ?? "http://127.0.0.1:4000"),
  },
  PUBLIC_URL: {
    description: "The address that readers use, for embed snippets and canonical links",
    schema: (value) => (value === undefined || value === "" ? "" : parseOrigin("PUBLIC_URL", value)),
  },
  REPORT_URL: {
    description: "Where readers report a wrong number: a form that takes title and body from its query",
    schema: (value) => (value === undefined || value === "" ? "" : parseAddress("REPORT_URL", value).href),
  },
});

function parseOrigin(name: string, value: string): string {
  parseAddress(name, value);
  return value.replace(/(?<!\/)\/+$/, "");
}

function parseAddress(name: string, value: string): URL {
  if (!URL.canParse(value) || !/^https?:$/.test(new URL(value).protocol)) {
    throw new Error(`${name} is not an http(s) address: ${JSON.stringify(value)}`);
  }
  return new URL(value);
}
