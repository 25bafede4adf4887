/** What pages say of following projects. */
export const followStrings = {
  follow: "Follow",
  following: "Following",
  youFollow: (count: string) => `You follow ${count}:`,
  newAbout: "what is new about them",
  none: "A project’s star keeps it at hand: follow some.",
  followName: (name: string) => `Follow ${name}`,
  added: (names: string) => `You follow ${names} now.`,
  removed: (names: string) => `You follow ${names} no longer.`,
  full: (most: number, names: string) =>
    `You follow ${most} projects, which is as many as fit in one feed. There was no room for ${names}: unfollow another first.`,
  notKept: "This browser keeps nothing for this site, so what you follow is forgotten when you leave.",
  dismiss: "Close",
} as const;
