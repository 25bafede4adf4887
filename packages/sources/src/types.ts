import type { Day, InstantMs } from "@groundswell/core";
import type { StoryFault } from "./source-fault.ts";

/** When a story was published, as its source gives it. */
export interface ReadPublished {
  /** UTC day. */
  day: Day;
  /** The instant; null where the source gives a day alone. */
  at: InstantMs | null;
  /** The day may be off by so many days either way; 0 when it is exact. */
  plusMinusDays: number;
  /** Why the date is approximate; null when it is not. */
  note: string | null;
}

/** A story as it was read from a source: parsed, checked and bounded, and not yet linked or dated where it has no date. */
export interface ReadStory {
  /** Its page's address, absolute, `http` or `https`. */
  url: string;
  /** Plain text on one line. */
  title: string;
  /** The outlet, as readers are told. */
  source: string;
  /** Null: the source gives no date. */
  published: ReadPublished | null;
  /** Where it gives one that can't be used: why, for people. */
  undatedWhy?: string;
  /** Plain text, for the linker alone: it is never stored. Empty when there is none. */
  text: string;
  /** Addresses that it links to, absolute; for the linker alone. */
  links: string[];
  /** False: the source has taken it back. */
  active: boolean;
  /** `sha256:…` of everything above (`hashStory`): another one makes a version. */
  contentHash: string;
  /** The address that was asked, without any secret. */
  request: string;
}

/** Something that a source holds and that could not be read as a story. */
export type SkippedStory = StoryFault;

/** What is remembered of a source between two readings. */
export interface SourceMemory {
  etag: string | null;
  lastModified: string | null;
  /** The adapter's own, as JSON; it is parsed anew each time. Null: never read, or everything is to be read again. */
  cursor: unknown;
}

/** What an adapter starts from. */
export interface SourceState extends SourceMemory {
  /** Null: never read to its end. */
  lastSuccessAt: InstantMs | null;
}

/** A part of a reading that is stored in one go. */
export interface SourceBatch {
  stories: ReadStory[];
  skipped: SkippedStory[];
  /** What is remembered once these stories are stored. A reading that is cut off goes on from the last one remembered. */
  state: SourceMemory;
  /** The source says that nothing has changed; there are no stories then. */
  notModified: boolean;
}

/** A place that stories come from. */
export interface SourceAdapter {
  /** Which teller it is: `feed https://…`, `hackernews`, `aidran https://…`. */
  readonly id: string;
  /** A search engine's guesses: what names no watched project is not stored. */
  readonly guesses?: boolean;
  /**
   * Reads what is new since the state, in batches.
   * @throws SourceFault (FetchFault is one) when the source can't be read further; what was yielded before holds
   */
  read(state: SourceState, signal: AbortSignal): AsyncIterable<SourceBatch>;
}
