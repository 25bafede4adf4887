import { COLOURS, type Scheme } from "@groundswell/charts";

/** A line of a tip: its text, and the colour of what it is about. */
export interface TipLine {
  text: string;
  colour: string;
}

export interface Tip {
  /** @param at pixels from the box's left edge; the tip stands on the side that has more room */
  show: (title: string, lines: readonly TipLine[], at: number) => void;
  hide: () => void;
  remove: () => void;
}

const GAP = 12;

/** A small box over a chart that says what its figures are. Every style is set one by one: a policy may forbid sheets. */
export function createTip(box: HTMLElement, scheme: Scheme): Tip {
  const colours = COLOURS[scheme];
  const element = document.createElement("div");
  Object.assign(element.style, {
    position: "absolute",
    top: "0",
    maxWidth: "min(20rem, 80%)",
    padding: "0.4em 0.6em",
    border: `1px solid ${colours.axis}`,
    borderRadius: "3px",
    background: colours.background,
    color: colours.ink,
    fontSize: "12px",
    lineHeight: "1.4",
    pointerEvents: "none",
    display: "none",
    zIndex: "1",
  });
  // What it says, the slider says too.
  element.setAttribute("aria-hidden", "true");
  box.append(element);
  return {
    show: (title, lines, at) => {
      const head = document.createElement("div");
      head.textContent = title;
      head.style.fontWeight = "600";
      element.replaceChildren(head, ...lines.map(toLine));
      element.style.display = "block";
      const room = box.clientWidth;
      const width = element.offsetWidth;
      const left = at > room / 2 ? at - GAP - width : at + GAP;
      element.style.left = `${Math.max(0, Math.min(room - width, left))}px`;
    },
    hide: () => {
      element.style.display = "none";
    },
    remove: () => {
      element.remove();
    },
  };
}

function toLine({ text, colour }: TipLine): HTMLElement {
  const line = document.createElement("div");
  Object.assign(line.style, { display: "flex", gap: "0.5em", alignItems: "baseline" });
  const swatch = document.createElement("span");
  Object.assign(swatch.style, { flex: "none", width: "0.6em", height: "0.6em", background: colour });
  const words = document.createElement("span");
  words.textContent = text;
  line.append(swatch, words);
  return line;
}
