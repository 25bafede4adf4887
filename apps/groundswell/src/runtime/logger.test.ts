import { expect, test } from "vitest";
import { readConfig } from "../config.ts";
import { createLogger } from "./logger.ts";

test("what a stranger sends makes no line of its own in the log, whatever is in it", () => {
  const lines: string[] = [];
  const logger = createLogger(readConfig({ LOG_LEVEL: "info" }), { write: (line) => lines.push(line) });
  const evil = 'x"\n{"level":60,"msg":"all is lost"}\r\u2028';
  logger.info({ path: evil, err: new Error(evil) }, evil);
  expect(lines).toHaveLength(1);
  expect(lines[0]?.trimEnd()).not.toMatch(/[\n\r]/);
  expect(JSON.parse(lines[0] ?? "")).toMatchObject({ level: 30, path: evil, msg: evil });
});
