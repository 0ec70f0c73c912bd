/* One sign a stance, told apart by shape and by colour; the same in the page, on canvas, in SVG files. */
import { STANCES } from "./data.js";
import { el, svg } from "./dom.js";

/**
 * Paths in a box of 16 × 16. `fill` is painted in the stance's colour, `cut` over it in the paper's,
 * `line` is stroked in the stance's colour.
 */
export const SIGNS = {
  asserts: { fill: "M8 1.8a6.2 6.2 0 1 1 0 12.4A6.2 6.2 0 0 1 8 1.8z" },
  denies: {
    fill: "M3.2 1.6h9.6a1.6 1.6 0 0 1 1.6 1.6v9.6a1.6 1.6 0 0 1-1.6 1.6H3.2a1.6 1.6 0 0 1-1.6-1.6V3.2a1.6 1.6 0 0 1 1.6-1.6z",
    cut: "M5 5l6 6M11 5l-6 6",
  },
  considers: { fill: "M8 2a6 6 0 0 0 0 12z", line: "M8 2.4a5.6 5.6 0 1 1 0 11.2A5.6 5.6 0 0 1 8 2.4z" },
  wants: { fill: "M8 1.2l6.8 12.6H1.2z" },
  opposes: { fill: "M8 14.8L1.2 2.2h13.6z" },
  presumes: { fill: "M8 5a3 3 0 1 1 0 6A3 3 0 0 1 8 5z" },
  declines: { line: "M8 2.4a5.6 5.6 0 1 1 0 11.2A5.6 5.6 0 0 1 8 2.4zM5 8h6" },
};

/** The sign of a stance as an SVG element; decoration beside words unless it is given a name. */
export function sign(family, size = 14, name = "") {
  const { key } = STANCES[family];
  const { fill, cut, line } = SIGNS[key];
  const words = name ? { role: "img", "aria-label": name } : { "aria-hidden": "true" };
  return svg(
    "svg",
    { class: `sign ${key}`, width: size, height: size, viewBox: "0 0 16 16", ...words },
    fill && svg("path", { class: "fill", d: fill }),
    cut && svg("path", { class: "cut", d: cut }),
    line && svg("path", { class: "line", d: line }),
  );
}

const paths = new Map();
function path(d) {
  if (!paths.has(d)) paths.set(d, new Path2D(d));
  return paths.get(d);
}

/** Draw the sign with its middle at (x, y) on a canvas. */
export function drawSign(ctx, family, x, y, size, color, paper) {
  const { fill, cut, line } = SIGNS[STANCES[family].key];
  ctx.save();
  ctx.translate(x - size / 2, y - size / 2);
  ctx.scale(size / 16, size / 16);
  ctx.fillStyle = color;
  ctx.lineWidth = 1.8;
  if (fill) ctx.fill(path(fill));
  if (cut) {
    ctx.strokeStyle = paper;
    ctx.stroke(path(cut));
  }
  if (line) {
    ctx.strokeStyle = color;
    ctx.stroke(path(line));
  }
  ctx.restore();
}

/** Signs of the stances that are there, small enough for a cell; a number where one stands for several. */
export function signs(counts) {
  const held = counts.map((n, family) => [n, family]).filter(([n]) => n);
  const total = held.reduce((sum, [n]) => sum + n, 0);
  const size = [15, 15, 12, 10, 10, 9, 9, 8][held.length];
  return [
    el("span", { class: `signs of${held.length}` }, ...held.map(([, family]) => sign(family, size))),
    held.length < 3 &&
      total > held.length &&
      el("b", { class: held.length === 1 ? STANCES[held[0][1]].key : null }, String(total)),
  ];
}
