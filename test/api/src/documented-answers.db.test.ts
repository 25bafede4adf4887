import { listCommands, listFiles, readMarkdown, splitWords } from "@groundswell/support";
import { expect, test } from "vitest";
import { onBothDatabases, ORIGIN } from "./harness.ts";

/** What the documents have their readers ask of a Groundswell that runs on their own machine. */
const asked = listCommands(readMarkdown(listFiles())).filter(({ command }) => command.startsWith("curl "));

/** The address and the headers of `curl [-s] [-i] [-H 'name: value'] address`; anything else is refused. */
function readCurl(command: string): { path: string; headers: Record<string, string> } {
  const [, ...words] = splitWords(command);
  const headers: Record<string, string> = {};
  let path: string | null = null;
  for (let at = 0; at < words.length; at++) {
    const word = words[at] ?? "";
    if (word === "-H") {
      const [name = "", value = ""] = (words[++at] ?? "").split(/:\s*/, 2);
      headers[name] = value;
    } else if (word.startsWith(`${ORIGIN}/`) && path === null) path = word.slice(ORIGIN.length);
    else if (!/^-[sSi]+$/.test(word)) throw new Error(`${command}: what ${word} asks for is tried by no test`);
  }
  if (path === null) throw new Error(`${command}: asks nothing of ${ORIGIN}`);
  return { path, headers };
}

/** What can be looked for in an answer: of JSON the document, of a text its lines. */
function readParts(text: string, isJson: boolean): object {
  if (isJson) return JSON.parse(text) as object;
  return Object.fromEntries(
    text
      .trimEnd()
      .split(/\r?\n/)
      .map((line) => [line, true]),
  );
}

onBothDatabases("questions in the documents", (suite) => {
  test("there are some", () => {
    expect(asked.length).toBeGreaterThan(3);
  });

  test.each(asked)("$path: $command", async ({ command, shown }) => {
    const { path, headers } = readCurl(command);
    const response = await suite.get(path, headers);
    const text = await response.text();
    expect([response.status, text.slice(0, 300)]).toEqual([200, text.slice(0, 300)]);
    if (shown === null) return;
    const isJson = shown.startsWith("{");
    expect(readParts(text, isJson)).toMatchObject(readParts(shown, isJson));
  });
});
