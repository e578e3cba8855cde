// What the pages of bench/reader.ts run in the browser. Bundled by esbuild; never part of the product.

export type Claims = readonly { start: number; end: number }[];

/** What a page of the benchmark has measured, for the other side to read. Milliseconds. */
export type Measured = {
  /** From the request for the page until the frame with everything is on the screen. */
  onScreen?: number;
  /** From the call that draws all claims until the frame with them is on the screen. */
  draw?: (renderer: string) => Promise<number>;
};

declare global {
  var measured: Measured;
}
globalThis.measured = {};

/** Resolves with the time at which the next frame has been handed to the screen. */
export function painted(): Promise<number> {
  return new Promise((resolve) => {
    requestAnimationFrame(() => {
      // A task queued in a frame runs after that frame has been painted.
      const channel = new MessageChannel();
      channel.port1.addEventListener("message", () => resolve(performance.now()));
      channel.port1.start();
      channel.port2.postMessage(null);
    });
  });
}

/** Resolves after the first frame in which it is drawn. A library may draw some frames after it was asked. */
export async function paintedWith(isDrawn: () => boolean): Promise<number> {
  for (;;) {
    const at = await painted();
    if (isDrawn()) return at;
  }
}

export function claimsOfPage(): Claims {
  return JSON.parse(document.querySelector("#claims")!.textContent) as Claims;
}

export function textOfPage(): HTMLElement {
  return document.querySelector<HTMLElement>("#article-text")!;
}
