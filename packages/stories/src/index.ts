export { parseStory, type HandKeptMention, type HandKeptStory, type NamedProject } from "./parse-story.ts";
export { parsePublished, type Published } from "./published.ts";
export { readStories, type StoriesRead } from "./read-stories.ts";
