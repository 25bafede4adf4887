export { DEMO_PROJECTS, type DemoProject } from "./projects.ts";
export { demoWatchlistYaml } from "./watchlist.ts";
export { demoWorld } from "./world.ts";
