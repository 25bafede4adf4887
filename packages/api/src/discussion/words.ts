import type { DiscussionSource } from "@groundswell/wire";

/** What is counted at each place, and who answers. */
export const DISCUSSION_WORDS: Record<DiscussionSource, { what: string; name: string; url: string }> = {
  hackernews: {
    what: "comments on Hacker News",
    name: "Hacker News search",
    url: "https://hn.algolia.com/api",
  },
  reddit: {
    what: "posts on Reddit, without their comments",
    name: "Reddit search",
    url: "https://www.reddit.com/dev/api#GET_search",
  },
  bluesky: {
    what: "posts on Bluesky",
    name: "Bluesky search",
    url: "https://docs.bsky.app/docs/api/app-bsky-feed-search-posts",
  },
};
