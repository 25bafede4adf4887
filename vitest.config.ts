import { defineConfig } from "vitest/config";

const shared = { expect: { requireAssertions: true }, testTimeout: 20_000, hookTimeout: 120_000 };

/** One run over every suite. Browser and process tests come last: they own processes and Chromium. */
export default defineConfig({
  test: {
    maxWorkers: 2,
    projects: [
      {
        test: {
          ...shared,
          name: "unit",
          // Half of the time would go into loading the same modules for each file; these tests leave nothing behind.
          isolate: false,
          include: ["packages/*/src/**/*.test.ts", "apps/*/src/**/*.test.ts", "test/*/src/**/*.test.ts"],
          exclude: ["**/*.db.test.ts", "**/*.e2e.test.ts"],
        },
      },
      {
        test: {
          ...shared,
          name: "database",
          include: ["{packages,apps,test}/*/src/**/*.db.test.ts"],
          globalSetup: ["./test/support/src/postgres-global-setup.ts"],
        },
      },
      {
        test: {
          ...shared,
          name: "end-to-end",
          include: ["{apps,test}/*/src/**/*.e2e.test.ts"],
          testTimeout: 180_000,
          globalSetup: ["./test/support/src/postgres-global-setup.ts"],
        },
      },
    ],
  },
});
