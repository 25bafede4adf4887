/** What a receipt's own page says. */
export const receiptStrings = {
  title: (id: string) => `Receipt ${id}`,
  kicker: "Receipt",
  heading: (repo: string) => `Where figures of ${repo} come from`,
  description: (repo: string) => `Where figures of ${repo} come from: what was asked, when, and what answered.`,
  asked: (source: string, when: string, status: number) =>
    `A receipt is of a request, not of one number: ${source} was asked on ${when} and answered with HTTP ${status}. Every figure taken from that answer has this receipt.`,
  sent: (source: string, when: string) =>
    `A receipt is of a delivery, not of one number: ${source} sent this on ${when}, nobody had asked for it, and its signature was checked. Every figure taken from it has this receipt.`,
  file: (source: string, when: string) =>
    `A receipt is of a whole set of rows, not of one number: these were read from a file of ${source}, and the newest of them is of ${when}. Every figure taken from them has this receipt, each with a day of its own.`,
  receipt: "Receipt",
  project: "Project",
  source: "Source",
  request: "Request",
  answer: "Answer",
  method: "How figures were taken from it",
  hash: "Hash of the answer",
  check: "Check it yourself",
  checkWeb:
    "Send the same request: the number will have moved on, but it stands in the same place of the answer. Whoever kept the answer of that moment can tell by its hash that it is the same.",
  checkFile:
    "Note the day that your number is of: it stands beside it in the chart’s table and in the CSV. Open the source, which is public, find its list of that day, and in it the row of the name in the request above: it shows the same number. The hash is of the archive file as a whole; it tells whether two copies of it are the same.",
  checkSent:
    "What was sent is not public. Whoever sent it can tell by the hash that it is the same; anybody can compare the number with what GitHub shows today.",
  machine: "This receipt as JSON",
  toProject: (repo: string) => `All figures of ${repo}`,
  methods: "How figures are worked out",
  reported: (id: string) => `figures of receipt ${id}`,
} as const;

/** How a receipt's source came to us, and what its instant is. */
export const receiptKindStrings = {
  fetched: "Fetched",
  http: (status: number | null) => `HTTP ${status}`,
  received: "Received",
  delivery: "a signed delivery, which nobody asked for",
  newest: "Newest figure in the file",
  file: "a file, not a web answer",
} as const;
