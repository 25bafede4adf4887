export { compileLinker, type Linker } from "./compile-linker.ts";
export { isEnglishWord, isPersonOrPlace } from "./everyday-words.ts";
export * from "./types.ts";
export { LINKER_VERSION, NAME_WEIGHTS, SURE_SCORES, WINDOW_WORDS, type NameWeights } from "./weights.ts";
