import { createContext } from "svelte";
import {
  addAll,
  carryOver,
  isIn,
  MOST_FOLLOWED,
  readKept,
  removeAll,
  type FollowList,
} from "#lib/follow/follow-list.ts";

const STORE_KEY = "groundswell.follows";

/** What came of the last change, for whoever says it. */
export type FollowNews =
  | { kind: "added" | "removed"; names: FollowList }
  | { kind: "full"; left: FollowList }
  /** The browser keeps nothing: the list ends with the visit. */
  | { kind: "not kept" };

/**
 * The projects that this reader follows, kept in the browser: no account, nothing sent anywhere. Tabs of one browser
 * agree. On the server it is empty and not ready, and so is the first thing that a browser shows.
 */
export class Follows {
  #list = $state.raw<FollowList>([]);
  #isReady = $state(false);
  #news = $state.raw<FollowNews | null>(null);

  /** Whether the browser's list was read: before, nobody knows who is followed. */
  get isReady(): boolean {
    return this.#isReady;
  }

  get list(): FollowList {
    return this.#list;
  }

  get isFull(): boolean {
    return this.#list.length >= MOST_FOLLOWED;
  }

  get news(): FollowNews | null {
    return this.#news;
  }

  has(repo: string): boolean {
    return isIn(this.#list, repo);
  }

  /** Reads what the browser kept, and follows other tabs; called once the page runs in a browser. @returns to stop */
  start(): () => void {
    this.#read();
    this.#isReady = true;
    const handleStorage = ({ key }: StorageEvent) => {
      if (key === STORE_KEY || key === null) this.#read();
    };
    addEventListener("storage", handleStorage);
    return () => {
      removeEventListener("storage", handleStorage);
    };
  }

  toggle(repo: string): void {
    if (this.has(repo)) this.remove([repo]);
    else this.add([repo]);
  }

  add(repos: FollowList): void {
    const fresh = removeAll(repos, this.#list);
    const { list, left } = addAll(this.#list, repos);
    const isKept = this.#keep(list);
    if (left.length > 0) this.#news = { kind: "full", left };
    else this.#news = isKept ? { kind: "added", names: fresh } : { kind: "not kept" };
  }

  remove(repos: FollowList): void {
    const isKept = this.#keep(removeAll(this.#list, repos));
    this.#news = isKept ? { kind: "removed", names: repos } : { kind: "not kept" };
  }

  /** A project that was renamed stays followed, by today's name. */
  carryOver(repo: string, formerly: FollowList): void {
    const list = carryOver(this.#list, repo, formerly);
    if (list !== this.#list) this.#keep(list);
  }

  dismiss(): void {
    this.#news = null;
  }

  #read(): void {
    try {
      this.#list = readKept(localStorage.getItem(STORE_KEY));
    } catch {
      // Storage may be denied: nothing is followed then, until somebody is.
    }
  }

  #keep(list: FollowList): boolean {
    this.#list = list;
    try {
      localStorage.setItem(STORE_KEY, JSON.stringify(list));
      return true;
    } catch {
      return false;
    }
  }
}

/** Set by the layout. */
export const [getFollows, setFollows] = createContext<Follows>();
