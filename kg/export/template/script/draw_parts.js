/* Parts of SVG files: they carry their colours and fonts, since no style sheet goes with them. */
import { N, OWN_STANCES, STANCES } from "./data.js";
import { clipped, svg } from "./dom.js";
import { SIGNS } from "./glyphs.js";
import { readTheme, theme } from "./labels.js";
import { pickName } from "./pick.js";
import { FACETS, isUsual, state } from "./state.js";
import { DIMS, nameOf } from "./dims.js";

const FONT = "'Segoe UI', Roboto, 'Noto Sans', 'Liberation Sans', 'Noto Sans CJK KR', sans-serif";

// Characters that XML cannot hold.
const ILLEGAL =
  /[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

/** A text that XML can hold. */
export const legal = (text) => text.replace(ILLEGAL, "\ufffd");

/** A line of text. */
export function words(x, y, text, more = {}) {
  const { most = 200, ...attributes } = more;
  return svg(
    "text",
    { x, y, fill: theme.ink, "font-size": 13, ...attributes },
    legal(clipped(text, most)),
  );
}

/** The sign of a stance with its middle at (x, y). */
export function signAt(family, x, y, size) {
  const { key } = STANCES[family];
  const { fill, cut, line } = SIGNS[key];
  const color = theme[key];
  return svg(
    "g",
    { transform: `translate(${x - size / 2} ${y - size / 2}) scale(${size / 16})` },
    fill && svg("path", { d: fill, fill: color }),
    cut && svg("path", { d: cut, fill: "none", stroke: theme.paper, "stroke-width": 1.8 }),
    line && svg("path", { d: line, fill: "none", stroke: color, "stroke-width": 1.8 }),
  );
}

/** What is shown, in words: the filters and what is picked. */
export function shownWords(count) {
  const parts = [`${count.toLocaleString("en")} of ${N.toLocaleString("en")} statements`];
  if (state.q) parts.push(`search “${state.q}”`);
  for (const facet of FACETS) {
    if (isUsual(facet)) continue;
    const names = [...state[facet]].sort().map((id) => nameOf(facet, id));
    parts.push(`${DIMS[facet].label.toLowerCase()}: ${names.join(", ") || "any"}`);
  }
  if (state.from || state.to) parts.push(`days ${state.from || "…"} to ${state.to || "…"}`);
  if (state.sure) parts.push(`confidence at least ${state.sure} of 100`);
  if (state.pick.length) parts.push(`picked: ${pickName()}`);
  return parts.join("; ");
}

/** A whole file: a picture with its title, its legend and what it shows. */
export function sheet(title, width, height, shown, ...parts) {
  readTheme();
  const wide = Math.max(width, 720);
  let x = 20;
  const key = OWN_STANCES.flatMap((s, family) => {
    const here = [signAt(family, x + 6, 56, 13), words(x + 17, 60.5, s.label, { fill: theme.soft })];
    x += 34 + s.label.length * 7;
    return here;
  });
  return svg(
    "svg",
    {
      xmlns: "http://www.w3.org/2000/svg",
      width: wide,
      height: height + 110,
      viewBox: `0 0 ${wide} ${height + 110}`,
      "font-family": FONT,
    },
    svg("rect", { width: wide, height: height + 110, fill: theme.paper }),
    words(20, 32, title, { "font-size": 19, "font-weight": 600 }),
    ...key,
    svg("g", { transform: "translate(0 76)" }, ...parts.flat()),
    words(20, height + 98, shown, { fill: theme.soft, "font-size": 11.5, most: Math.floor(wide / 6) }),
  );
}
