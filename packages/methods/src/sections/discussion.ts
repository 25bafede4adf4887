import { section, type MethodSection } from "../section.ts";

/** How public posts are counted, and what a count of them can't show. */
export const DISCUSSION: MethodSection = section({
  id: "public-posts",
  title: "Public posts",
  says: [
    "How many public posts of a UTC day name a project: comments on Hacker News, posts on Bluesky, posts on Reddit without their comments. Each place is counted only where the watchlist names it, and each for itself: no sum is made over places.",
    "A day is `complete` when every question was read back to its beginning, and `cut off` when a question had more than was read, or results that could not be read: then there were at least so many. One of which nothing was read is not known, and is no zero; nor is a cut day in which none were found.",
  ],
  formula: [
    "asked for: the project’s name, its repository’s address and those of its latest earlier names, four at most; a post that is found twice counts once",
    "posts of a day = sure + unsure",
    "sure: those that the rules of mentions link (from 0.6 on); unsure: from 0.4 to 0.6",
    "a question is read over five pages at most: 500 comments each on Hacker News, 100 posts each elsewhere",
    "read: days that have been over for three hours; at first 28 days back on Hacker News and 7 elsewhere, then what is new, and the last two days again",
  ],
  needs:
    "A place’s search, and the names that the watchlist has. [Mentions](#mentions) says how a text is found to name a project.",
  blind: [
    "What the place’s own search does not find, or has deleted before it was asked; its order and its limits are its own.",
    "What a post says of a project, whether it praises or complains, how many read it, and whether one person wrote many.",
    "Discussion elsewhere, and posts that mean a project without its name or address.",
    "Why there were many: a day with many posts is no reason for anything that the stars did, nor the other way round.",
  ],
  measured: [
    "Not measured: nobody has labelled posts. The rules are those of stories, whose error rates are of longer texts; posts are short, and most have no topic words beside an ambiguous name.",
  ],
  sources: [
    "The [Hacker News search](https://hn.algolia.com/api), the [search of Bluesky](https://docs.bsky.app/docs/api/app-bsky-feed-search-posts) and [that of Reddit](https://www.reddit.com/dev/api#GET_search)",
  ],
});
