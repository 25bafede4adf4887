/** Pages in the place of one that can't be shown. */
export const errorStrings = {
  number: (status: number) => `Error ${String(status)}`,
  heading: {
    "not-found": "There is no such page",
    "api-unreachable": "The figures can’t be reached just now",
    "api-unavailable": "The figures can’t be read just now",
    "api-failed": "The figures could not be read",
    unexpected: "This page could not be made",
  },
  nothing: "Nothing is kept at this address.",
  /** What SvelteKit says of it. */
  ofSvelteKit: new Set(["Not Found", "Malformed URI"]),
  unexpected: "Something broke on our side.",
  nothingLost: "Nothing is lost: the figures are kept where the API runs, and return with it.",
  returns: "Nothing that was stored is lost. Pages that somebody has read lately are still shown, as they were then.",
  logged: "The cause is in the log, under this page’s address.",
  near: "Did you mean",
  search: "Search all projects",
  searchLabel: "Name, or owner/name",
  searchButton: "Search",
  address: {
    before: "A project’s page is at",
    code: "/owner/name",
    after: ", as on GitHub; old names lead to the new one.",
  },
  add: {
    title: (repo: string) => `${repo} could be watched`,
    before: "A project is watched once it has its line in",
    file: "watchlist.yaml",
    after: ". Whoever runs this copy can add it:",
    more: "How projects are chosen",
  },
  elsewhere: "Or go on from here",
  works: "What still works",
  worksWithout: "These pages need no figures",
  again: "Try again",
  runs: {
    before: "If you run this yourself: is the API up? The dashboard asks it in the same process, or at",
    code: "API_URL",
    after: ".",
  },
} as const;
