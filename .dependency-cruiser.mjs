/** The import graph's rules: `npm run lint` holds the tree to them. */
export default {
  forbidden: [
    { name: "no-circles", severity: "error", from: {}, to: { circular: true } },
    {
      name: "packages-know-no-apps",
      severity: "error",
      from: { path: "^packages/" },
      to: { path: "^(apps|test)/" },
    },
    {
      name: "no-deep-imports",
      comment: "a package's public surface is its index",
      severity: "error",
      from: { path: "^(packages|apps|test)/([^/]+)/" },
      to: { path: "^packages/[^/]+/src/", pathNot: ["^packages/[^/]+/src/index\\.ts$", "^$1/$2/"] },
    },
    {
      name: "core-is-pure",
      severity: "error",
      from: { path: "^packages/core/src/", pathNot: ["\\.test\\.ts$", "/testing/"] },
      to: { pathNot: ["^packages/core/", "node_modules/(@noble|@stdlib|jstat)"] },
    },
    {
      name: "dashboard-asks-the-api",
      comment: "pages get data through the client, never from the database",
      severity: "error",
      from: { path: "^apps/dashboard/" },
      to: { path: "^packages/(db|collector|api|archive|sources|watchlist|stories)/" },
    },
  ],
  options: {
    doNotFollow: { path: "node_modules" },
    exclude: { path: "(^|/)(build|\\.svelte-kit|dist)/" },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: { exportsFields: ["exports"], conditionNames: ["import", "types", "svelte", "default"] },
    tsConfig: { fileName: "tsconfig.base.json" },
  },
};
