import type { Page } from "playwright-core";
import { findBarriers, findSidewaysScroll } from "../open-page.ts";

/** What a program says when it forgot to say something. */
const LEFTOVERS = /\b(?:undefined|NaN|null|Infinity)\b|\[object |\{\{|Invalid Date/;

/** What no page may have, wherever and however it is looked at; a line for each fault. */
export async function inspectPage(page: Page): Promise<string[]> {
  const faults = await page.evaluate(findOutlineFaults);
  const text = await page.evaluate(readProse);
  const leftover = LEFTOVERS.exec(text);
  if (leftover !== null) {
    faults.push(`says “${text.slice(Math.max(0, leftover.index - 40), leftover.index + 40).replaceAll("\n", " ")}”`);
  }
  return [...faults, ...(await findBarriers(page))];
}

/** Runs in the page. What can be read on it, but for code, where a null is meant. */
function readProse(): string {
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const read: string[] = [];
  for (let text = texts.nextNode(); text !== null; text = texts.nextNode()) {
    const parent = text.parentElement;
    if (parent !== null && parent.closest("code, pre, script, style, noscript") === null && parent.checkVisibility())
      read.push(text.textContent ?? "");
  }
  return read.join(" ");
}

/** Whether the page is wider than a window of this width, and what is cut off there. Leaves the window so. */
export async function inspectWidth(page: Page, width: number): Promise<string[]> {
  await page.setViewportSize({ width, height: 640 });
  const sideways = await findSidewaysScroll(page);
  const cut = await page.evaluate(findCutText);
  const real = await page.evaluate(() => innerWidth);
  if (real !== width) throw new Error(`the window is ${real} pixels wide`);
  return [...(sideways > 0 ? [`scrolls sideways by ${sideways} pixels at ${width}`] : []), ...cut].map(
    (fault) => `${fault} (${width} wide)`,
  );
}

/** What keeps moving although the reader asked for less motion. */
export async function inspectMotion(page: Page): Promise<string[]> {
  await page.emulateMedia({ reducedMotion: "reduce" });
  const moving = await page.evaluate(findMotion);
  await page.emulateMedia({ reducedMotion: null });
  return moving;
}

/** What takes the keyboard's focus and doesn't show it, or hides it under something else. */
export async function inspectFocus(page: Page): Promise<string[]> {
  // Focus that scripts give is shown as the keyboard's once the keyboard has been used.
  await page.keyboard.press("Tab");
  return page.evaluate(findHiddenFocus);
}

/** Runs in the page. */
function findOutlineFaults(): string[] {
  const faults: string[] = [];
  const titles = document.querySelectorAll("h1").length;
  if (titles !== 1) faults.push(`has ${titles} main headings`);
  if (document.querySelectorAll("main").length !== 1) faults.push("has not one main part");
  if (document.documentElement.lang === "") faults.push("doesn't say its language");
  let level = 0;
  for (const heading of document.querySelectorAll("h1, h2, h3, h4, h5, h6")) {
    const next = Number(heading.tagName.slice(1));
    if (next > level + 1) faults.push(`leaps from h${level} to “${heading.textContent.trim().slice(0, 40)}”, h${next}`);
    level = next;
  }
  const ids = [...document.querySelectorAll("[id]")].map((element) => element.id);
  for (const id of new Set(ids.filter((id, at) => ids.indexOf(id) !== at))) faults.push(`has #${id} more than once`);
  return faults;
}

/** Runs in the page. Text that a box cuts off; what ends in an ellipsis says so itself. */
function findCutText(): string[] {
  const faults: string[] = [];
  for (const box of document.querySelectorAll<HTMLElement>("body *:not(svg, svg *)")) {
    if (box.clientWidth <= 1 || box.scrollWidth <= box.clientWidth + 1 || !box.checkVisibility()) continue;
    const { overflowX, textOverflow, clipPath } = getComputedStyle(box);
    if ((overflowX !== "hidden" && overflowX !== "clip") || textOverflow === "ellipsis") continue;
    if (clipPath !== "none") continue; // for screen readers alone
    const { right } = box.getBoundingClientRect();
    const texts = document.createTreeWalker(box, NodeFilter.SHOW_TEXT);
    const range = document.createRange();
    for (let text = texts.nextNode(); text !== null; text = texts.nextNode()) {
      range.selectNodeContents(text);
      const cut = range.getBoundingClientRect().right > right + 1 && text.textContent?.trim() !== "";
      if (cut) faults.push(`cuts off “${text.textContent ?? ""}” in ${box.tagName} ${box.className}`);
    }
  }
  return faults;
}

/** Runs in the page. */
function findMotion(): string[] {
  const seconds = (list: string) => Math.max(...list.split(",").map((part) => Number.parseFloat(part)));
  const moving = [...document.querySelectorAll("body *")].filter((element) => {
    const { transitionDuration, transitionProperty, animationDuration, animationName } = getComputedStyle(element);
    const slides = transitionProperty !== "none" && seconds(transitionDuration) > 0.01;
    return slides || (animationName !== "none" && seconds(animationDuration) > 0.01);
  });
  return [...new Set(moving.map((element) => `moves ${element.tagName} ${element.getAttribute("class") ?? ""}`))];
}

/** Runs in the page. */
function findHiddenFocus(): string[] {
  const stops = [...document.querySelectorAll<HTMLElement>("a[href], button, input, select, textarea, summary")];
  const faults = new Set<string>();
  for (const stop of stops) {
    if (!stop.checkVisibility({ visibilityProperty: true }) || stop.matches(":disabled") || stop.tabIndex < 0) continue;
    stop.focus();
    if (document.activeElement !== stop) continue;
    const name = `${stop.tagName} ${stop.getAttribute("class") ?? ""} “${stop.innerText.trim().slice(0, 30)}”`;
    const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(stop);
    const shown = outlineStyle !== "none" && Number.parseFloat(outlineWidth) > 0;
    if (!shown && boxShadow === "none") faults.add(`doesn't show focus on ${name}`);
    // Of a link in running text the first of its lines.
    const { left = 0, top = 0, width = 0, height = 0 } = stop.getClientRects()[0] ?? {};
    const over = document.elementFromPoint(left + width / 2, top + height / 2);
    const covered = over !== null && !stop.contains(over) && !over.contains(stop) && width > 1;
    if (covered) faults.add(`hides the focused ${name} under ${over.tagName} ${over.getAttribute("class") ?? ""}`);
  }
  return [...faults].slice(0, 10);
}
