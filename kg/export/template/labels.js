// What is written on the canvas: names beside their rows, headings of sides, counts on edges.
const WIDTHS = { whom: [246, 246], what: [226, 330] };
const FONT = 14;
let theme = {};

function readTheme() {
  const css = getComputedStyle(document.documentElement);
  const get = (name) => css.getPropertyValue(`--${name}`).trim();
  theme = { ui: get("ui"), text: get("text") };
  for (const name of ["paper", "ink", "soft", "faint", "line", "sheet"]) theme[name] = get(name);
  for (const stance of D.stances) theme[stance.key] = get(stance.key);
}

const clipped = new Map();
function clip(ctx, text, width) {
  const key = `${ctx.font}\n${width}\n${text}`;
  if (!clipped.has(key)) {
    const chars = Array.from(text.replace(/\s+/g, " "));
    let end = chars.length;
    if (ctx.measureText(chars.join("")).width > width) {
      let low = 0;
      while (low < end) {
        const mid = (low + end + 1) >> 1;
        if (ctx.measureText(`${chars.slice(0, mid).join("")}…`).width <= width) low = mid;
        else end = mid - 1;
      }
    }
    clipped.set(key, chars.slice(0, end).join("") + (end < chars.length ? "…" : ""));
  }
  return clipped.get(key);
}

// Draws one row's name outside its column and returns the box that can be clicked.
function drawName(ctx, node, lit) {
  const left = node.id[0] === "l";
  ctx.font = `${node.named ? (node.strong ? "600 " : "") : "italic "}${FONT}px ${theme.ui}`;
  ctx.textAlign = left ? "right" : "left";
  ctx.textBaseline = "middle";
  ctx.fillStyle = node.named ? theme.ink : theme.soft;
  ctx.globalAlpha = lit ? 1 : 0.28;
  const x = node.x + (left ? -17 : 17);
  const text = clip(ctx, node.name, WIDTHS[state.view][left ? 0 : 1]);
  ctx.fillText(text, x, node.y + 0.5);
  ctx.globalAlpha = 1;
  const width = ctx.measureText(text).width;
  return { id: node.id, x0: left ? x - width - 4 : node.x - 9, x1: left ? node.x + 9 : x + width + 4,
    y0: node.y - 13, y1: node.y + 13, clipped: text !== node.name };
}

function drawHeading(ctx, x, y, text) {
  ctx.font = `600 11.5px ${theme.ui}`;
  ctx.textAlign = "right";
  ctx.textBaseline = "middle";
  ctx.fillStyle = theme.soft;
  const [room] = WIDTHS[state.view];
  const name = clip(ctx, text.toUpperCase(), room);
  ctx.fillText(name, x - 17, y);
  const width = ctx.measureText(name).width;
  ctx.strokeStyle = theme.line;
  ctx.lineWidth = 1;
  ctx.beginPath();
  ctx.moveTo(x - 17 - room, y);
  ctx.lineTo(x - 17 - width - 8, y);
  ctx.moveTo(x - 9, y);
  ctx.lineTo(x + 7, y);
  ctx.stroke();
}

// A count (and the stance's sign) on its edge, moved along the edge until it covers no other.
function drawBadge(ctx, edge, point, taken, faded) {
  const stance = D.stances[edge.stance];
  // Dashes alone tell "considers" and "declines"; a single one needs no badge to be told from fact.
  const sign = edge.count > 1 || stance.always ? stance.symbol : "";
  const text = [sign, edge.count > 1 ? edge.count : ""].filter((t) => t !== "").join(" ");
  if (!text) return null;
  ctx.font = `700 11.5px ${theme.ui}`;
  const width = Math.max(17, ctx.measureText(text).width + 10);
  const height = 17;
  let box = null;
  for (const t of [0.5, 0.42, 0.58, 0.34, 0.66, 0.27, 0.73, 0.2, 0.8]) {
    const { x, y } = point(t);
    const here = { id: edge.id, x, y, x0: x - width / 2, x1: x + width / 2, y0: y - height / 2, y1: y + height / 2 };
    box ??= here;
    if (!taken.some((b) => here.x0 < b.x1 + 2 && b.x0 < here.x1 + 2 && here.y0 < b.y1 + 2 && b.y0 < here.y1 + 2)) {
      box = here;
      break;
    }
  }
  ctx.globalAlpha = faded ? 0.16 : 1;
  ctx.beginPath();
  ctx.roundRect(box.x0, box.y0, width, height, 8.5);
  const denial = stance.key === "denies";
  ctx.fillStyle = denial ? theme[stance.key] : theme.paper;
  ctx.strokeStyle = theme[stance.key];
  ctx.lineWidth = 1.5;
  ctx.fill();
  ctx.stroke();
  ctx.fillStyle = denial ? theme.paper : theme[stance.key];
  ctx.textAlign = "center";
  ctx.textBaseline = "middle";
  ctx.fillText(text, box.x, box.y + 0.5);
  ctx.globalAlpha = 1;
  return box;
}
