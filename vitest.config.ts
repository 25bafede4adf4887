import { defineConfig } from "vitest/config";
import { BaseSequencer, type TestSpecification } from "vitest/node";

const shared = { expect: { requireAssertions: true }, testTimeout: 20_000, hookTimeout: 120_000 };

/** Minutes in few lines: a fresh clone knows sizes alone, would begin these last and wait for them on one processor. */
const LONGEST = ["test/e2e/src/pages/archive.e2e.test.ts", "test/soak/src/kills.e2e.test.ts"];

class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const isLong = ({ moduleId }: TestSpecification) => LONGEST.some((path) => moduleId.endsWith(path));
    const sorted = await super.sort(files);
    return [...sorted.filter(isLong), ...sorted.filter((file) => !isLong(file))];
  }
}

/** One run over every suite. Browser and process tests come last, but for the longest: they own processes and Chromium. */
export default defineConfig({
  test: {
    maxWorkers: 2,
    sequence: { sequencer: LongestFirst },
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
          // As above; each test has a database of its own, or an empty one.
          isolate: false,
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
