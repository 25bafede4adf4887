import type { BadgeMetric, Language } from "@groundswell/charts";

/** What a picture of the board shows: each page without a chart of its own has it. */
export const boardAlt = (category: string | null) =>
  `A list of ${category === null ? "open-source AI projects" : `open-source AI projects in ${category}`}, the one whose stars a day have risen most surely first: each project’s rate now as a multiple of the rate before, with its 90\u00a0% interval.`;

/** What is said in the dialog's place. */
export const shareFaults = {
  notLoaded: "The dialog could not be loaded. Load the page again when the connection is back.",
};

/** What the share dialog says. */
export const shareStrings = {
  open: "Use this chart",
  /** Beside a table that can be in any order; the dialog says that the chart is by momentum. */
  openBoard: "Use this list as a chart",
  close: "Close",
  releases: "Releases",
  effect: "The weeks around the story",
  board: "Momentum",
  boardTitle: (category: string | null) =>
    category === null ? "Projects by momentum" : `Projects by momentum: ${category}`,
  boardAlt,
  lead: "Everything below may be pasted as it is: no script is needed, and every chart says its source, its day and its licence inside the picture.",
  licence: "CC BY 4.0: use it freely, name Groundswell.",
  previewLive: "Drawn from the newest figures.",
  previewPinned: (when: string) => `Pinned, it stays as known on ${when}.`,
  previewFailed: "The chart could not be drawn. Change a choice, or try again later.",
  wordsFailed: "The chart’s description could not be read: the texts below are those of the page.",
  pinFailed: (why: string) => `Not copied, as it can’t be pinned: ${why}`,
  chart: "Chart",
  figures: "Figures",
  pinned: "Pinned",
  pinnedAbout: (when: string) => `as known on ${when}`,
  live: "Live",
  liveAbout: "the newest, whenever it is opened",
  size: "Size",
  own: "Own size",
  width: "Width, pixels",
  height: "Height, pixels",
  theme: "Colours",
  scale: "Scale",
  marks: "Mark",
  language: "Language",
  files: "Files of the live chart",
  pinnedFiles: "Files, pinned once opened",
} as const;

export const SIZE_TEXT = { "16:9": "16:9", "4:3": "4:3", "1:1": "Square", card: "Card, 1200 × 630" } as const;
export const THEME_TEXT = { auto: "As the reader’s screen", light: "Light", dark: "Dark" } as const;
export const SCALE_TEXT = { linear: "Linear", log: "Logarithmic" } as const;
export const MARKER_TEXT = { releases: "Releases", stories: "Stories" } as const;

/** Each by its own name. */
export const LANGUAGE_TEXT: Record<Language, string> = {
  en: "English",
  de: "Deutsch",
  fr: "Français",
  es: "Español",
  ja: "日本語",
  zh: "中文",
};

/** What is offered, in the order in which it is offered. */
export const snippetStrings = {
  liveFrame: "Frame, live",
  liveFrameAbout: "For a web page. It shows the newest figures whenever it is opened, and says as of when.",
  pinnedFrame: "Frame, pinned",
  pinnedFrameAbout: "It stays as it is, also when figures are corrected; the frame says when newer ones exist.",
  address: "Address, for sites that take oEmbed",
  addressAbout: "Paste it on a line of its own, in WordPress for one.",
  oembed: "What such a site then asks",
  oembedAddress: "Address of the oEmbed answer",
  image: "Image with its text",
  imageAbout: "For newsletters, feeds and wherever a frame is not let in.",
  alt: "The image’s text alone",
  altAbout: "For editors that have a field for it.",
  markdown: "Markdown, light and dark",
  markdownAbout: "For a README: GitHub shows the picture that fits the reader’s colours.",
  csv: "Figures as CSV",
  csvAbout: "With their sources.",
  apa: "Citation, APA",
  bibtex: "Citation, BibTeX",
  script: "Script for heights, if wanted",
  scriptAbout:
    "Once a page, after the frames: each then gets the height that it asks for, between 200 and 1,000 pixels. It heeds no frame but these.",
  badges: "Badges",
  badgesAbout: "For a README. Always the newest figures.",
} as const;

export const BADGE_TEXT: Record<BadgeMetric, string> = {
  stars: "stars",
  gained: "stars, 7 days",
  momentum: "momentum",
};
