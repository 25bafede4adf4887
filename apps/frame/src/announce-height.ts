import { frameHeightFor, type FrameData } from "@groundswell/charts";

/** Frames are asked to be within this, which is what WordPress heeds. */
const [LEAST, MOST] = [200, 1_000];

/**
 * Tells the page around how high the frame should be for its width, in the four ways that such pages listen to. Only a
 * height is said, so anybody may hear it. No message is listened to.
 */
export function announceHeight(data: FrameData): void {
  if (window.parent === window) return;
  let announced = 0;
  const announce = (again: boolean) => {
    const height = heightFor(data);
    if (height === announced && !again) return;
    announced = height;
    for (const message of writeMessages(data.spec.id, height)) window.parent.postMessage(message, "*");
  };
  announce(true);
  // Whoever loads its own script late hears it then.
  window.addEventListener("load", () => {
    announce(true);
  });
  window.addEventListener("resize", () => {
    announce(false);
  });
  // WordPress may give its secret after the page has loaded.
  window.addEventListener("hashchange", () => {
    announce(true);
  });
}

/** By the width alone: a height that followed the height would never come to rest. */
function heightFor(data: FrameData): number {
  const note = document.querySelector<HTMLElement>("body > footer")?.offsetHeight ?? 0;
  const height = frameHeightFor(document.documentElement.clientWidth, data) + note;
  return Math.max(LEAST, Math.min(MOST, height));
}

function writeMessages(chart: string, height: number): unknown[] {
  const secret = /^#\?secret=([a-zA-Z0-9]+)$/.exec(location.hash)?.[1];
  return [
    // WordPress, which gives each frame a secret to be told apart by.
    ...(secret === undefined ? [] : [{ message: "height", value: height, secret }]),
    { sentinel: "amp", type: "embed-size", height },
    // Medium, and others in its way.
    JSON.stringify({ src: location.href, context: "iframe.resize", height }),
    // Pages that embed Datawrapper's charts.
    { "datawrapper-height": { [chart]: height } },
  ];
}
