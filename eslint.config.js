import js from "@eslint/js";
import vitest from "@vitest/eslint-plugin";
import regexp from "eslint-plugin-regexp";
import svelte from "eslint-plugin-svelte";
import globals from "globals";
import ts from "typescript-eslint";
import program from "./tsconfig.json" with { type: "json" };

/** Modules that the pure domain must not know: no I/O, no clock, no environment. */
const IMPURE = ["node:*", "drizzle-orm*", "@octokit/*", "postgres", "hono*"];

export default ts.config(
  { ignores: ["**/build/", "**/.svelte-kit/", "**/dist/", ".turbo/", "packages/db/migrations/"] },
  js.configs.recommended,
  ...ts.configs.strictTypeChecked,
  ...ts.configs.stylisticTypeChecked,
  ...svelte.configs.recommended,
  {
    languageOptions: {
      globals: { ...globals.node },
      parserOptions: {
        projectService: { allowDefaultProject: ["vitest.config.ts"] },
        extraFileExtensions: [".svelte"],
      },
    },
    rules: {
      "@typescript-eslint/no-non-null-assertion": "error",
      "@typescript-eslint/consistent-type-definitions": "off",
      "@typescript-eslint/restrict-template-expressions": ["error", { allowNumber: true, allowBoolean: true }],
      "@typescript-eslint/no-confusing-void-expression": ["error", { ignoreArrowShorthand: true }],
      "@typescript-eslint/no-unused-vars": ["error", { argsIgnorePattern: "^_", varsIgnorePattern: "^_$" }],
      // There are no enums of our own, and it takes a tenth of the linter's time.
      "@typescript-eslint/no-unsafe-enum-assignment": "off",
      // Hono's routers are one class at run time, and as many types as there are routes.
      "@typescript-eslint/no-unsafe-class-instance-assignment": "off",
      "no-console": "error",
      eqeqeq: "error",
      "max-lines": ["error", { max: 300, skipBlankLines: true, skipComments: true }],
    },
  },
  {
    plugins: { regexp },
    rules: {
      // A run's end is looked for from its beginning only: `(?<!x)x+$`, not `x+$`, which begins anew at each x.
      "regexp/no-super-linear-backtracking": ["error", { report: "potential" }],
      "regexp/no-super-linear-move": ["error", { report: "potential" }],
    },
  },
  {
    // One program for what tsconfig.json holds: each workspace's own would read and check its dependencies anew.
    files: program.include.map((path) => (path.endsWith(".ts") ? path : `${path}/**/*.ts`)),
    ignores: program.exclude.map((path) => `${path}/**`),
    languageOptions: {
      parserOptions: { projectService: false, project: ["./tsconfig.json"], tsconfigRootDir: import.meta.dirname },
    },
  },
  {
    files: ["**/*.svelte", "**/*.svelte.ts"],
    languageOptions: { globals: globals.browser, parserOptions: { parser: ts.parser } },
  },
  {
    files: ["packages/core/src/**", "packages/charts/src/**"],
    ignores: ["**/*.test.ts", "**/testing/**"],
    rules: {
      "no-restricted-imports": ["error", { patterns: IMPURE }],
      "no-restricted-globals": ["error", "process", "fetch", "setTimeout"],
      "no-restricted-properties": [
        "error",
        { object: "Date", property: "now", message: "the domain has no clock: take the instant as a parameter" },
        { object: "Math", property: "random", message: "the domain is deterministic" },
      ],
    },
  },
  {
    files: ["**/*.test.ts", "test/**"],
    plugins: { vitest },
    rules: {
      "regexp/no-super-linear-move": "off", // what tests read is their own
      ...vitest.configs.recommended.rules,
      "vitest/expect-expect": "off", // vitest itself is told to require assertions
      "vitest/valid-expect": ["error", { maxArgs: 2 }], // the second says what was expected of what
      "vitest/no-focused-tests": "error",
      "vitest/no-disabled-tests": "error",
    },
  },
  { files: ["**/*.js", "**/*.mjs"], ...ts.configs.disableTypeChecked },
  { files: ["scripts/**", "test/**", "apps/groundswell/**"], rules: { "no-console": "off" } },
);
