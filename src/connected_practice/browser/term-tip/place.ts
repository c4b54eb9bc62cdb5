/** Where the tip goes. All lengths are CSS pixels from the window's top left corner. */

export interface Size {
  readonly width: number;
  readonly height: number;
}

/** One line of the word. A word that wraps has several. */
export interface Line {
  readonly left: number;
  readonly top: number;
  readonly bottom: number;
}

export interface Place {
  readonly side: "above" | "below";
  readonly left: number;
  readonly top: number;
  /** The height that the tip may take; what is longer scrolls inside it. */
  readonly room: number;
}

/** The distance that the tip keeps from the window's edges. */
const EDGE = 4;

/**
 * Returns the place of a tip beside a word. Above is preferred, because that text has been read and
 * neither finger nor pointer lies on it. Where neither side has room enough, the larger one is taken.
 */
export function placeBeside(lines: readonly [Line, ...Line[]], tip: Size, view: Size): Place {
  const first = lines[0];
  const last = lines[lines.length - 1] ?? first;
  const above = first.top - EDGE;
  const below = view.height - last.bottom - EDGE;
  const side = above >= tip.height || above >= below ? "above" : "below";
  const room = side === "above" ? above : below;
  const start = side === "above" ? first.left : last.left;
  return {
    side,
    left: Math.max(EDGE, Math.min(start, view.width - tip.width - EDGE)),
    top: side === "above" ? first.top - Math.min(tip.height, room) : last.bottom,
    room,
  };
}

/** Whether any of a word can be seen in the window. */
export function isInView(lines: readonly [Line, ...Line[]], view: Size): boolean {
  return lines.some((line) => line.bottom > 0 && line.top < view.height);
}
