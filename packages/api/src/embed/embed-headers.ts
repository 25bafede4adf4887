import { SHARED_HEADERS } from "../charts/headers.ts";

/**
 * Of pages for iframes: anybody may frame them. Nothing runs in them but our own script, named by its place, as a
 * sandboxed page has no origin of its own; nothing is loaded from anywhere.
 * @param base scheme and host of ours, as readers reach them
 * @param hasScript whether the page has the script
 */
export function embedHeaders(base: string, hasScript: boolean): Record<string, string> {
  return {
    ...SHARED_HEADERS,
    "content-security-policy": [
      "default-src 'none'",
      ...(hasScript ? [`script-src ${base}/embed/_/`] : []),
      "style-src 'unsafe-inline'",
      "img-src data:",
      "base-uri 'none'",
      "form-action 'none'",
      "frame-ancestors *",
    ].join("; "),
    "referrer-policy": "no-referrer",
  };
}
