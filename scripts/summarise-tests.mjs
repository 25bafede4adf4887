/**
 * @typedef {{ name: string, files: number, passed: number, failed: number, skipped: number, seconds: number }} Suite
 */
const SUITES = ["unit", "database", "end-to-end"];

/** The suite that a test file belongs to: vitest.config.ts tells them apart by the same endings. */
function suiteOf(file) {
  if (file.endsWith(".db.test.ts")) return "database";
  return file.endsWith(".e2e.test.ts") ? "end-to-end" : "unit";
}

/**
 * Counts Vitest's JSON report by suite. A file that could not be loaded counts as one failed test.
 * @param {{ testResults: readonly any[] }} report
 * @returns {Suite[]}
 */
export function summariseTests(report) {
  return SUITES.map((name) => {
    const files = report.testResults.filter((file) => suiteOf(file.name) === name);
    const statuses = files.flatMap((file) => file.assertionResults.map((test) => test.status));
    const count = (...wanted) => statuses.filter((status) => wanted.includes(status)).length;
    const failed = count("failed");
    const unloaded = files.filter(
      (file) => file.status === "failed" && !file.assertionResults.some((test) => test.status === "failed"),
    );
    const passed = count("passed");
    return {
      name,
      files: files.length,
      passed,
      failed: failed + unloaded.length,
      skipped: statuses.length - passed - failed,
      seconds: files.reduce((sum, file) => sum + Math.max(0, file.endTime - file.startTime), 0) / 1000,
    };
  });
}

/** The suites as a table for people. @param {readonly Suite[]} suites */
export function formatSuites(suites) {
  const header = ["suite", "files", "passed", "failed", "skipped", "seconds"];
  const rows = suites.map((s) => [s.name, s.files, s.passed, s.failed, s.skipped, s.seconds.toFixed(1)].map(String));
  return [header, ...rows]
    .map(([name, ...numbers]) => name.padEnd(12) + numbers.map((text) => text.padStart(9)).join(""))
    .join("\n");
}

/** The closing line over all suites. @param {readonly Suite[]} suites */
export function formatTotal(suites) {
  const total = (key) => suites.reduce((sum, suite) => sum + suite[key], 0);
  return `${total("passed")} passed, ${total("failed")} failed, ${total("skipped")} skipped`;
}
