/**
 * How each command of the documents is tried. A command is found by how it begins, the longest beginning first; one that
 * begins like none of these fails the test, so that no document tells readers to type what nobody has typed. Settings
 * before a command are left aside.
 */

const RUN = "npm run -s groundswell --";
const CLI = "test/e2e/src/cli";

/** Run as it stands, in a folder of its own with copies of the files that people keep, by the test of this list. */
export const RUN_HERE: readonly string[] = [
  `${RUN} --help`,
  `${RUN} methods eval`,
  `${RUN} stories check`,
  `${RUN} stories link`,
  `${RUN} watchlist`,
];

/** Too long, or too much at stake, to run again: another test does. Each has a text that stands in that test. */
export const RUN_ELSEWHERE: Readonly<Record<string, { file: string; has: string }>> = {
  "npm start": { file: `${CLI}/running.e2e.test.ts`, has: "up without GitHub serves the archive and its pages" },
  "npm start -- --demo": { file: "test/e2e/src/pages/demo.e2e.test.ts", has: '"--demo"' },
  "npm test": { file: ".ci/run", has: "npm run verify" },
  "npm run verify": { file: ".ci/run", has: "npm run verify" },
  "npm run lint": { file: "scripts/verify.mjs", has: 'runScriptStep("lint:others")' },
  "npm run check": { file: "scripts/verify.mjs", has: 'runScriptStep("check:types")' },
  "npm run build": { file: "scripts/verify.mjs", has: "buildDashboard(" },
  "npm run soak": {
    file: "test/soak/src/kills.e2e.test.ts",
    has: "the process was killed at about as many moments as were meant",
  },
  [`${RUN} archive export`]: { file: `${CLI}/backup.e2e.test.ts`, has: '"archive", "export"' },
  [`${RUN} migrate`]: { file: `${CLI}/data-folder.e2e.test.ts`, has: '"migrate"' },
  [`${RUN} collect`]: { file: `${CLI}/collecting.e2e.test.ts`, has: "collect --dry-run asks nothing" },
  [`${RUN} series`]: { file: `${CLI}/data-folder.e2e.test.ts`, has: "series prints CSV" },
  [`${RUN} archive import`]: { file: `${CLI}/data-folder.e2e.test.ts`, has: '"archive", "import"' },
  [`${RUN} stories add`]: { file: `${CLI}/stories.e2e.test.ts`, has: "add writes a file that check accepts" },
};

/** Run by no test, and why. */
export const NOT_RUN: Readonly<Record<string, string>> = {
  "npm run dev": "it goes on until it is stopped; what it starts is `npm start`, with Node's own --watch",
  "npm run format": "it would rewrite the tree under the tests; lint asks the same Prettier whether it would",
  "npm run db:generate": "it writes a migration; database tests hold the committed ones to the schema",
  "npm run generate": "it fills a PostgreSQL server with gigabytes; the bench of scale runs the same code",
  "npm run bench": "its figures take minutes of a quiet machine",
  "npm run methods": "it takes many minutes and rewrites docs/methods.md; a test holds the page to what was measured",
  "npm run screenshots": "it rewrites the pictures; the pages that it opens are those of the page tests",
};
