/* What is written on the canvas: names beside their rows, headings of sides, counts on lines. */
import { ACTORS, STANCES } from "./data.js";
import { drawSign } from "./glyphs.js";

const FONT = 14;
/** Room for names on each side, in canvas units, as it is now. */
export const room = [216, 330];

/** Colours and fonts as the style sheet has them now. */
export const theme = {};

/** Read the colours again: the browser resolves light and dark. */
export function readTheme() {
  const probe = document.body.appendChild(document.createElement("i"));
  for (const name of ["paper", "ink", "soft", "faint", "line", "sheet", "focus", ...STANCES.map((s) => s.key)]) {
    probe.style.color = `var(--${name})`;
    theme[name] = getComputedStyle(probe).color;
  }
  theme.ui = getComputedStyle(document.body).fontFamily;
  probe.remove();
}

const clippedTexts = new Map();
/** A text cut to a width, with an ellipsis. */
export function clipTo(ctx, text, width) {
  const key = `${ctx.font}\n${width}\n${text}`;
  if (!clippedTexts.has(key)) {
    const chars = Array.from(text.slice(0, 400).replace(/\s+/g, " "));
    let end = chars.length;
    if (ctx.measureText(chars.join("")).width > width) {
      let low = 0;
      while (low < end) {
        const mid = (low + end + 1) >> 1;
        if (ctx.measureText(`${chars.slice(0, mid).join("")}…`).width <= width) low = mid;
        else end = mid - 1;
      }
    }
    clippedTexts.set(key, chars.slice(0, end).join("") + (end < chars.length ? "…" : ""));
  }
  return clippedTexts.get(key);
}

const names = new WeakMap();
/** A row's name as it fits, with its width: measured once for each row and room. */
function clippedName(ctx, node, most) {
  const known = names.get(node);
  if (known?.most === most && known.font === ctx.font) return known.told;
  const text = clipTo(ctx, node.name, most);
  const told = [text, ctx.measureText(text).width];
  names.set(node, { most, font: ctx.font, told });
  return told;
}

function isNamed(node) {
  return node.dim === "claim" ? node.key >= 0 : node.key >= 0 && Boolean(ACTORS.named[node.key]);
}

/** Draw one row's name outside its column and return the box that can be clicked. */
export function drawName(ctx, node, lit, cursor) {
  const left = node.id[0] === "l";
  const named = isNamed(node);
  ctx.font = `${named ? (node.count > 3 ? "600 " : "") : "italic "}${FONT}px ${theme.ui}`;
  ctx.textAlign = left ? "right" : "left";
  ctx.textBaseline = "middle";
  ctx.fillStyle = named ? theme.ink : theme.soft;
  ctx.globalAlpha = lit ? 1 : 0.3;
  if (node.id[0] === "a") return drawBelow(ctx, node, cursor);
  const x = node.x + (left ? -17 : 17);
  const [text, width] = clippedName(ctx, node, room[left ? 0 : 1]);
  ctx.fillText(text, x, node.y + 0.5);
  ctx.globalAlpha = 1;
  const box = {
    id: node.id,
    x0: left ? x - width - 4 : node.x - 11,
    x1: left ? node.x + 11 : x + width + 4,
    y0: node.y - 13,
    y1: node.y + 13,
  };
  if (cursor) drawCursor(ctx, box);
  return box;
}

function drawCursor(ctx, { x0, x1, y0, y1 }) {
  ctx.strokeStyle = theme.focus;
  ctx.lineWidth = 2;
  ctx.beginPath();
  ctx.roundRect(x0, y0 + 1, x1 - x0, y1 - y0 - 2, 6);
  ctx.stroke();
}

/** Widest name under an actor, in canvas units. */
const BELOW = 200;

/** Draw an actor's name under it, on paper, so that lines do not run through it. */
function drawBelow(ctx, node, cursor) {
  ctx.textAlign = "center";
  const [text, width] = clippedName(ctx, node, BELOW);
  const y = node.y + 23;
  const ink = ctx.fillStyle;
  ctx.fillStyle = theme.paper;
  ctx.fillRect(node.x - width / 2 - 3, y - 8, width + 6, 16);
  ctx.fillStyle = ink;
  ctx.fillText(text, node.x, y + 0.5);
  ctx.globalAlpha = 1;
  const half = Math.max(width / 2 + 4, 11);
  const box = { id: node.id, x0: node.x - half, x1: node.x + half, y0: node.y - 11, y1: y + 11 };
  if (cursor) drawCursor(ctx, box);
  return box;
}

/** The heading of a country above its speakers. */
export function drawHeading(ctx, x, y, text) {
  ctx.font = `600 11.5px ${theme.ui}`;
  ctx.textAlign = "right";
  ctx.textBaseline = "middle";
  ctx.fillStyle = theme.soft;
  const name = clipTo(ctx, text, room[0]);
  ctx.fillText(name, x - 17, y);
  const width = ctx.measureText(name).width;
  ctx.strokeStyle = theme.line;
  ctx.lineWidth = 1;
  ctx.beginPath();
  ctx.moveTo(x - 17 - Math.min(room[0], 216), y);
  ctx.lineTo(x - 17 - width - 8, y);
  ctx.moveTo(x - 9, y);
  ctx.lineTo(x + 7, y);
  ctx.stroke();
}

const SPOTS = [0.5, 0.42, 0.58, 0.34, 0.66, 0.27, 0.73, 0.2, 0.8];

function free(taken, box) {
  return !taken.some((b) => box.x0 < b.x1 + 2 && b.x0 < box.x1 + 2 && box.y0 < b.y1 + 2 && b.y0 < box.y1 + 2);
}

/** Draw the sign and count of a line, moved along it until it covers no other; return its box. */
export function drawBadge(ctx, line, point, taken, faded) {
  const count = line.n;
  const { key } = STANCES[line.family];
  // Dashes alone tell "considers" and "declines" from an assertion.
  if (count < 2 && !["denies", "wants", "opposes"].includes(key)) return null;
  const text = count > 1 ? String(count) : "";
  ctx.font = `700 11.5px ${theme.ui}`;
  const width = 19 + (text ? ctx.measureText(text).width + 4 : 0);
  let box = null;
  for (const t of SPOTS) {
    const { x, y } = point(t);
    const here = { id: line.id, x, y, x0: x - width / 2, x1: x + width / 2, y0: y - 9, y1: y + 9 };
    box ??= here;
    if (free(taken, here)) {
      box = here;
      break;
    }
  }
  ctx.globalAlpha = faded ? 0.16 : 1;
  ctx.fillStyle = theme.paper;
  ctx.beginPath();
  ctx.roundRect(box.x0, box.y0, width, 18, 9);
  ctx.fill();
  drawSign(ctx, line.family, box.x0 + 9.5, box.y, 13, theme[key], theme.paper);
  if (text) {
    ctx.fillStyle = theme[key];
    ctx.textAlign = "left";
    ctx.textBaseline = "middle";
    ctx.fillText(text, box.x0 + 18, box.y + 0.5);
  }
  ctx.globalAlpha = 1;
  return box;
}
