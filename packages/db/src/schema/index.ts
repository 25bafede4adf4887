export * from "./derived.ts";
export * from "./facts.ts";
export * from "./projects.ts";
