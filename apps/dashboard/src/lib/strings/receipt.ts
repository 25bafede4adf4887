/** What a receipt's own page says. */
export const receiptStrings = {
  title: (id: string) => `Receipt ${id}`,
  kicker: "Receipt",
  heading: (repo: string) => `Where a number of ${repo} comes from`,
  description: (repo: string) => `Where a number of ${repo} comes from: what was asked, when, and what answered.`,
  asked: (source: string, when: string, status: number) =>
    `${source} was asked on ${when} and answered with HTTP ${status}.`,
  sent: (source: string, when: string) =>
    `${source} sent this on ${when}: nobody had asked for it, and its signature was checked.`,
  file: (source: string, when: string) => `Read from a file of ${source}, whose newest figure is of ${when}.`,
  number: "Number",
  project: "Project",
  source: "Source",
  request: "Request",
  answer: "Answer",
  method: "How figures were taken from it",
  hash: "Hash of the answer",
  check: "Check it yourself",
  checkWeb:
    "Send the same request: what answers today has moved on, but it has the same form. Whoever kept the answer of that moment can tell by its hash that it is the same.",
  checkFile:
    "The source is public: find the same rows in it. Whoever kept them as they were can tell by the hash that they are the same.",
  checkSent: "What was sent is not public. Whoever sent it can tell by the hash that it is the same.",
  machine: "This receipt as JSON",
  toProject: (repo: string) => `All figures of ${repo}`,
  methods: "How figures are worked out",
  reported: (id: string) => `figures of receipt ${id}`,
} as const;
