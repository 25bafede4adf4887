import { readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { everydayStems } from "../packages/core/src/mentions/everyday-stems.ts";

/*
 * `node scripts/write-everyday-words.mjs <folder>`: makes packages/core/src/mentions/everyday-words.json of SCOWL's lists
 * (Debian's package `scowl` puts them in /usr/share/dict/scowl). Sizes up to 50, words of 3 to 11 letters; a word that is
 * another's plural, past tense and so on is left out, as the code that looks words up knows such endings. The lists are
 * sorted, and each word is written as the length that it shares with the one before (A = 0, B = 1 …) and what follows.
 */

const FILE = new URL("../packages/core/src/mentions/everyday-words.json", import.meta.url);
const WORD = /^[a-z]{3,11}$/;

const folder = process.argv[2];
if (folder === undefined) {
  process.stderr.write("name the folder of SCOWL's lists\n");
  process.exit(2);
}
const words = leaveOutForms(await readLists(/^(?:english|american|british)-words\.(?:10|20|35|40|50)$/));
const names = leaveOutForms(await readLists(/^(?:english|american|british)-(?:upper|proper-names)\.(?:10|35|40|50)$/));
const document = {
  source:
    "SCOWL 2020.12.07 (wordlist.aspell.net), sizes up to 50; its README names the lists that it is made of, public domain or as free",
  licence:
    "Copyright 2000-2018 by Kevin Atkinson. Permission to use, copy, modify, distribute and sell these word lists, the " +
    "associated scripts, the output created from the scripts, and its documentation for any purpose is hereby granted " +
    "without fee, provided that the above copyright notice appears in all copies and that both that copyright notice and " +
    "this permission notice appear in supporting documentation. Kevin Atkinson makes no representations about the " +
    'suitability of this array for any purpose. It is provided "as is" without express or implied warranty.',
  made: "scripts/write-everyday-words.mjs",
  words: pack(words),
  names: pack(new Set([...names].filter((name) => !words.has(name)))),
};
await writeFile(FILE, `${JSON.stringify(document, null, 2)}\n`);
process.stdout.write(`${words.size} words, ${names.size} names\n`);

async function readLists(wanted) {
  const lists = (await readdir(folder)).filter((name) => wanted.test(name));
  const texts = await Promise.all(lists.map((name) => readFile(join(folder, name), "latin1")));
  return new Set(texts.flatMap((text) => text.toLowerCase().split(/\s+/)).filter((word) => WORD.test(word)));
}

function leaveOutForms(all) {
  return new Set([...all].filter((word) => !everydayStems(word).some((stem) => all.has(stem))));
}

function pack(list) {
  let before = "";
  let packed = "";
  for (const word of [...list].sort()) {
    let shared = 0;
    while (shared < before.length && before[shared] === word[shared]) shared++;
    packed += String.fromCharCode(65 + shared) + word.slice(shared);
    before = word;
  }
  return packed;
}
