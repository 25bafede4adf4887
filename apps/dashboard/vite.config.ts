import adapter from "@sveltejs/adapter-node";
import { sveltekit } from "@sveltejs/kit/vite";
import { fileURLToPath } from "node:url";
import { defineConfig, type Plugin } from "vite";

const packageFile = (path: string) => fileURLToPath(new URL(`../../packages/${path}`, import.meta.url));

/** A file of the charts that is neither their index nor one of the phrases themselves. */
const CHART_FILE = /\/packages\/charts\/src\/(?!index\.ts$|phrases\/)/;

/**
 * What the pages' scripts do without: the words of whole charts, in six languages, the library that Chart.js mixes colours
 * with for animations, which our charts have none of, and the writing of all values that JavaScript has.
 */
const leanScripts: Plugin = {
  name: "lean-scripts",
  enforce: "pre",
  applyToEnvironment: ({ name }) => name === "client",
  resolveId: (source, importer = "") => {
    if (source.endsWith("/phrases/index.ts") && CHART_FILE.test(importer))
      return packageFile("charts/src/phrases/english.ts");
    if (source === "./src/stringify.js" && importer.endsWith("/devalue/index.js")) {
      return fileURLToPath(new URL("src/stand-ins/stringify-plain.ts", import.meta.url));
    }
    return source === "@kurkle/color" ? packageFile("canvas/src/plain-colour.ts") : null;
  },
};

/** An import from a file of words, or of functions that make words or addresses: `lib/strings`, `…-text.ts`, `…-query.ts`. */
const WORDS_IMPORT = /import\s*\{([^}]+)\}\s*from\s*"(#lib\/(?:strings\/[\w-]+|[\w/-]+-(?:text|query))\.ts)";?/g;

/**
 * Each thing in such a file is a module of its own to the pages' scripts. They stand together for whoever writes them, but
 * a page that says some of them needs not load all. None holds a state, so that one that is there twice is the same.
 */
const wordsApart: Plugin = {
  name: "words-apart",
  apply: "build",
  applyToEnvironment: ({ name }) => name === "client",
  transform: (code) => ({ code: code.replace(WORDS_IMPORT, importEach), map: null }),
};

function importEach(_: string, names: string, file: string): string {
  return names
    .split(",")
    .map((name) => name.trim())
    .filter((name) => name !== "" && !name.startsWith("type "))
    .map((name) => `import { ${name} } from "${file}?only=${name.split(" ")[0] ?? ""}";`)
    .join(" ");
}

export default defineConfig({
  plugins: [
    leanScripts,
    wordsApart,
    sveltekit({
      adapter: adapter(),
      compilerOptions: {
        runes: true,
        // Which version of Svelte drew a page is nothing that its readers load a line for.
        discloseVersion: false,
        // It stands at nearly every element of every page.
        cssHash: ({ hash, css }) => `s${hash(css).slice(-5)}`,
      },
      // Root-relative addresses: pages live at any depth, and resolve() gives the same text on server and client.
      paths: { relative: false },
      // Styles come with the page: nothing is drawn before they are there.
      inlineStyleThreshold: 24_000,
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
  build: {
    // A page names its scripts itself; of those of the next page its styles alone are to be there before it is drawn.
    modulePreload: { resolveDependencies: (_, files) => files.filter((file) => file.endsWith(".css")) },
    // The first with light-dark(): written out for older ones, it would be a tenth of all styles.
    cssTarget: ["chrome123", "firefox120", "safari17.5"],
    rolldownOptions: {
      // What no page's script uses goes, also where its component would listen for events: parts that only the server draws.
      treeshake: { moduleSideEffects: [{ test: /\/src\/lib\/.+\.svelte$/, sideEffects: false }] },
    },
  },
  environments: {
    client: {
      build: {
        rolldownOptions: {
          output: {
            codeSplitting: {
              // Few files: each costs a request before the page answers, and what is packed together packs smaller.
              groups: [
                {
                  name: "shared",
                  test: /\/(?:src\/lib|packages\/core|node_modules\/(?:svelte|devalue|clsx))\//,
                  minShareCount: 4,
                },
              ],
            },
          },
        },
      },
    },
  },
  ssr: {
    // The workspace's packages are TypeScript sources: they go into the build.
    noExternal: [/^@groundswell\//],
  },
});
