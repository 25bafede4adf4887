import adapter from "@sveltejs/adapter-node";
import { sveltekit } from "@sveltejs/kit/vite";
import { defineConfig } from "vite";

export default defineConfig({
  plugins: [
    sveltekit({
      adapter: adapter(),
      compilerOptions: { runes: true },
      // Root-relative addresses: pages live at any depth, and resolve() gives the same text on server and client.
      paths: { relative: false },
      csp: {
        mode: "auto",
        directives: {
          "default-src": ["self"],
          // Scripts carry a nonce. Styles may be inline: charts are SVG with style attributes.
          "script-src": ["self"],
          "style-src": ["self", "unsafe-inline"],
          "img-src": ["self", "data:"],
          "font-src": ["self"],
          "connect-src": ["self"],
          "object-src": ["none"],
          "base-uri": ["none"],
          "form-action": ["self"],
          "frame-ancestors": ["none"],
        },
      },
      // The pages and the API are one deployment: no polling for new versions.
      version: { pollInterval: 0 },
    }),
  ],
  ssr: {
    // The workspace's packages are TypeScript sources: they go into the build.
    noExternal: [/^@groundswell\//],
  },
});
