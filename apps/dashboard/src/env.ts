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
});

function parseOrigin(name: string, value: string): string {
  if (!URL.canParse(value) || !/^https?:$/.test(new URL(value).protocol)) {
    throw new Error(`${name} is not an http(s) address: ${JSON.stringify(value)}`);
  }
  return value.replace(/\/+$/, "");
}
