export type { ExpectedEvent, ExpectedKind } from "./fates.ts";
export { generateWorld, type GeneratedWorld, type GenerateOptions } from "./generate-world.ts";
