/** Open dialogs and popovers; a chart that is pointed at; whatever says so itself. */
const HELD = "dialog[open], :popover-open, canvas:hover, [data-live-hold], [aria-busy='true']";

/** Whether the reader is in the middle of something that new figures would disturb. */
export function isHeld(document: Document): boolean {
  if (document.querySelector(HELD) !== null) return true;
  if (document.getSelection()?.isCollapsed === false) return true;
  const focused = document.activeElement;
  return (focused instanceof HTMLInputElement || focused instanceof HTMLTextAreaElement) && focused.value !== "";
}
