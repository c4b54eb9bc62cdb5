/** A shape for each of the four principles, beside its colour and its name: paths in a square of 24. */

const SHAPES = [
  "M7 2a6 6 0 1 1 0 12A6 6 0 0 1 7 2zM15 2h7a1 1 0 0 1 1 1v7a1 1 0 0 1-1 1h-7a1 1 0 0 1-1-1V3a1 1 0 0 1 1-1zM7 15.5 13 23H1zM18.5 13.5 23 18l-4.5 4.5L14 18z",
  "M3 2.5h18A1.5 1.5 0 0 1 22.5 4v11a1.5 1.5 0 0 1-1.5 1.5h-8.5L6.5 22v-5.5H3A1.5 1.5 0 0 1 1.5 15V4A1.5 1.5 0 0 1 3 2.5z",
  "M1 9.5C4.5 2.5 9 2.5 12 7s6 4.5 9.5-1.5L23 9c-4 7-9 7-12.5 2S4 7.5 2.5 13zM1 18.5C4.5 11.5 9 11.5 12 16s6 4.5 9.5-1.5L23 18c-4 7-9 7-12.5 2S4 16.5 2.5 22z",
  "M12 1l3.200 7.200 7.800.8-5.900 5.200 1.700 7.700-6.800-4-6.800 4 1.700-7.700L1 9l7.800-.8z",
] as const;

const SVG = "http://www.w3.org/2000/svg";

/** Returns the class of a principle's colour (docs/assets/css/statement.css), by its place among the principles. */
export function colourOf(at: number): string {
  return `cp-statement-colour--${(at % SHAPES.length) + 1}`;
}

/** Returns the path of a principle's shape, by its place among the principles. */
export function shapeOf(at: number): string {
  return SHAPES[at % SHAPES.length] ?? SHAPES[0];
}

/** Returns a principle's shape as an element that is drawn in the colour of the text. */
export function drawShape(at: number): SVGElement {
  const drawing = document.createElementNS(SVG, "svg");
  drawing.setAttribute("viewBox", "0 0 24 24");
  drawing.setAttribute("aria-hidden", "true");
  const path = document.createElementNS(SVG, "path");
  path.setAttribute("d", shapeOf(at));
  drawing.append(path);
  return drawing;
}
