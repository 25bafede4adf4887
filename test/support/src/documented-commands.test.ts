import { expect, test } from "vitest";
import { listCommands, splitWords } from "./documented-commands.ts";

const read = (text: string) => listCommands([{ path: "a.md", text, prose: "" }]);

test("commands stand in blocks of sh alone, one a line, without comments and without what is not ours", () => {
  const text =
    "```sh\nnpm test   # all\n# nothing\n\ncurl -s 'http://a/?q=1#x' | head\ntar \\\n  --list a\n```\n\n```yaml\nnpm: no\n```\n";
  expect(read(text).map(({ command }) => command)).toEqual(["npm test", "curl -s 'http://a/?q=1#x'", "tar --list a"]);
});

test("an answer that is shown belongs to the last command of the block before it", () => {
  const [first, last] = read("```sh\na\nb\n```\n\n```json\n{}\n```\n");
  expect([first?.shown, last?.shown]).toEqual([null, "{}\n"]);
});

test("a block within a list is found, too", () => {
  expect(read("1. So:\n\n   ```sh\n   npm start\n   ```\n").map(({ command }) => command)).toEqual(["npm start"]);
});

test("words are split as a shell does it", () => {
  expect(splitWords(`curl -H 'If-None-Match: "a b"' "http://x/?a=1&b=2" c`)).toEqual([
    "curl",
    "-H",
    'If-None-Match: "a b"',
    "http://x/?a=1&b=2",
    "c",
  ]);
});
