import { fileURLToPath } from "node:url";
import { defineConfig, type Plugin } from "vite";

/** A file of the charts that is neither their index nor one of the phrases themselves. */
const OWN_FILE = /\/packages\/charts\/src\/(?!index\.ts$|phrases\/)/;

/**
 * The words of whole charts, in all languages, would be a quarter of every frame, whose page has those that it needs: in
 * the charts' own files a short stand-in takes their place.
 */
const pagePhrases: Plugin = {
  name: "page-phrases",
  enforce: "pre",
  resolveId: (source, importer = "") =>
    source.endsWith("/phrases/index.ts") && OWN_FILE.test(importer)
      ? fileURLToPath(new URL("src/page-phrases.ts", import.meta.url))
      : null,
};

/** Chart.js mixes colours for animations and changes those under the pointer: our charts do neither. */
const plainColours = fileURLToPath(new URL("../../packages/canvas/src/plain-colour.ts", import.meta.url));

/** One classic script: it runs in sandboxed frames, which have no origin to load modules with. */
export default defineConfig({
  plugins: [pagePhrases],
  resolve: { alias: { "@kurkle/color": plainColours } },
  build: {
    outDir: "build",
    emptyOutDir: true,
    copyPublicDir: false,
    target: "es2022",
    rolldownOptions: {
      input: "src/main.ts",
      output: { format: "iife", entryFileNames: "frame.js" },
    },
  },
});
