/* Elements by hand: text enters the page as text nodes only. */
const SVG = "http://www.w3.org/2000/svg";

/**
 * Make an element. `on…` functions become listeners; null, undefined and false set nothing.
 * @param {string} tag
 * @param {Record<string, unknown>} [attributes]
 * @param {...(Node | string | null | undefined | false)} children
 */
export function el(tag, attributes = {}, ...children) {
  return dress(document.createElement(tag), attributes, children);
}

/** The same for SVG. */
export function svg(tag, attributes = {}, ...children) {
  return dress(document.createElementNS(SVG, tag), attributes, children);
}

function dress(node, attributes, children) {
  for (const [name, value] of Object.entries(attributes)) {
    if (value === null || value === undefined || value === false) continue;
    if (typeof value === "function") node.addEventListener(name.slice(2), value);
    else node.setAttribute(name, value === true ? "" : String(value));
  }
  node.append(...children.filter((c) => c !== null && c !== undefined && c !== false));
  return node;
}

/** A button that does one thing. */
export function button(attributes, onclick, ...children) {
  return el("button", { type: "button", ...attributes, onclick }, ...children);
}

/** Foreign text set apart, so that its direction and controls change nothing around it. */
export function bdi(text, attributes = {}) {
  return el("bdi", attributes, text);
}

/** The element of the page with this id. */
export function byId(id) {
  return document.getElementById(id);
}

/** "1 statement", "1,200 statements". */
export function plural(count, word) {
  return `${count < 1000 ? count : count.toLocaleString("en")} ${word}${count === 1 ? "" : "s"}`;
}

/** Put `between` between nodes. */
export function joined(nodes, between = ", ") {
  return nodes.flatMap((node, i) => (i ? [between, node] : [node]));
}

/** Put commas between nodes, and "and" before the last. */
export const joinedAnd = (nodes) => nodes.flatMap((node, i) => (i ? [i + 1 < nodes.length ? ", " : " and ", node] : [node]));

/** A text no longer than `most` characters. */
export function clipped(text, most) {
  if (text.length <= most) return text;
  const points = Array.from(text.slice(0, 2 * most + 2));
  return points.length <= most
    ? text
    : `${points
        .slice(0, most - 1)
        .join("")
        .trimEnd()}…`;
}
