/**
 * Licences that are known by name and whose copies differ: of models, and of code with conditions that SPDX lists but
 * each copy fills in. None is approved by the Open Source Initiative.
 */
const FAMILIES: readonly { name: string; words: RegExp }[] = [
  { name: "Commons Clause", words: /\bcommons clause\b/ },
  { name: "Business Source License", words: /\bbusiness source license\b/ },
  { name: "Server Side Public License", words: /\bserver side public license\b/ },
  { name: "Elastic License", words: /\belastic license\b/ },
  { name: "Functional Source License", words: /\bfunctional source license\b/ },
  { name: "Sustainable Use License", words: /\bsustainable use license\b/ },
  {
    name: "PolyForm",
    words: /\bpolyform (?:noncommercial|small business|strict|shield|perimeter|free trial|internal use)\b/,
  },
  { name: "Llama community licence", words: /\bllama (?:\d+ )*(?:community )?license agreement\b/ },
  { name: "Gemma terms", words: /\bgemma (?:terms of use|prohibited use policy)\b/ },
  {
    name: "Responsible AI licence (RAIL)",
    words: /\b(?:open ?rail|rail license|responsible ai license|creativeml|bigscience)\b/,
  },
  { name: "Falcon licence", words: /\bfalcon (?:\d\w* )?(?:tii )?license\b|\btii falcon\b/ },
  { name: "Qwen licence", words: /\b(?:tongyi qianwen|qwen) (?:research )?license agreement\b/ },
  { name: "DeepSeek licence", words: /\bdeepseek license agreement\b/ },
  { name: "Mistral research licence", words: /\bmistral ai (?:research|non production) license\b/ },
  { name: "NVIDIA model licence", words: /\bnvidia (?:open model|ai foundation models community) license\b/ },
  { name: "Stability AI licence", words: /\bstability ai (?:\w+ ){0,3}license\b/ },
  { name: "Cohere licence", words: /\bcohere (?:labs )?acceptable use\b/ },
];

/** Names of families that a text speaks of. */
export function findFamilies(words: readonly string[]): string[] {
  const text = words.join(" ");
  return FAMILIES.filter((family) => family.words.test(text)).map(({ name }) => name);
}
