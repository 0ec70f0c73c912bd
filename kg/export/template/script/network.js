/* The graph: two columns drawn by vis-network at given places, no physics, one line a stance. */
import { STANCES } from "./data.js";
import { DIMS } from "./dims.js";
import { plural } from "./dom.js";
import { drawBadge, drawHeading, drawName, readTheme, room } from "./labels.js";
import { curvesOf } from "./nearest.js";
import { lightOf } from "./network_light.js";
import { NARROW, WIDE, networkModel, rightDim } from "./network_model.js";
import { PLAIN, visEdge, visNode } from "./network_style.js";
import { pick, tieId } from "./pick.js";
import { state } from "./state.js";
import { aboutShown } from "./usual.js";

let canvas = null;
let network = null;
let data = null;
let model = { nodes: [], lines: [], headings: [] };
let boxes = [];
let badges = [];
let lit = null;
let drawn = "";
let cursor = null;
let curves = curvesOf([]);
let aimed;
/** How far from a line a pointer still means it, in pixels; fingers are less exact. */
const REACH = { mouse: 9, pen: 9, touch: 18 };

/** The model that is drawn. */
export function networkShown() {
  return model;
}

/** The line that a click here takes: the one whose sign is here, else the nearest. */
function lineAt(point, pointer = "mouse") {
  return within(badges, point) ?? curves.nearest(point, (REACH[pointer] ?? REACH.mouse) / network.getScale());
}

/** A row's height with its sign and name, with room to spare. */
const TALL = 50;

/** A test of what is in sight: names elsewhere need not be drawn. */
function sight() {
  const [y, half] = [network.getViewPosition().y, canvas.clientHeight / network.getScale() / 2 + TALL];
  return (node) => Math.abs(node.y - y) < half;
}

function draw(ctx) {
  if (aimed !== undefined) curves.stroke(ctx, model.lines.find((l) => l.id === aimed));
  const bright = (id) => !lit || lit.nodes.has(id);
  const focused = document.activeElement === canvas;
  const inSight = sight();
  boxes = model.nodes.filter(inSight).map((node) => drawName(ctx, node, bright(node.id), focused && cursor === node.id));
  const x = model.nodes.find((n) => n.id[0] === "l")?.x ?? 0;
  for (const { name, y } of model.headings) drawHeading(ctx, x, y, name);
  badges = [];
  // Denials first: they keep the middle of their line.
  const order = [...model.lines].sort(
    (a, b) => (b.family === 1) - (a.family === 1) || b.n - a.n || a.id - b.id,
  );
  for (const line of model.lines.length > PLAIN ? order.filter((l) => l.family === 1) : order) {
    const type = network.body.edges[line.id]?.edgeType;
    const box = type && drawBadge(ctx, line, (t) => type.getPoint(t), badges, lit !== null && !lit.lines.has(line.id));
    if (box) badges.push(box);
  }
}

function extent() {
  const ys = model.nodes.map((n) => n.y);
  return ys.length ? { top: Math.min(...ys) - 46, bottom: Math.max(...ys) + (model.actors ? 40 : 24) } : { top: -100, bottom: 100 };
}

const frame = () => (canvas.clientWidth < 640 ? NARROW : WIDE);

/** Smallest scale at which names under actors are read. */
const LEGIBLE = 0.62;

/** All actors, or as many from the top as are legible. */
function fitActors(width, height) {
  const xs = model.nodes.map((n) => n.x);
  const [left, right] = [Math.min(...xs, 0) - 90, Math.max(...xs, 0) + 90];
  const { top, bottom } = extent();
  const scale = Math.max(LEGIBLE, Math.min(1.25, width / (right - left), height / (bottom - top + 16)));
  const y = height / scale < bottom - top ? top + height / scale / 2 : (top + bottom) / 2 + 8;
  network.moveTo({ position: { x: (left + right) / 2, y }, scale, animation: false });
}

/** The whole picture where its names stay legible, else its full width from the top. */
export function fit() {
  if (model.actors) return fitActors(canvas.clientWidth || 1, canvas.clientHeight || 1);
  const { top, bottom } = extent();
  const { gap, names } = frame();
  const [left, right] = names[aboutShown()];
  const { clientWidth: width, clientHeight: height } = canvas;
  if (!width || !height) return;
  const across = width / (gap + left + right + 44);
  const scale = Math.min(1.25, across, Math.max(height / (bottom - top), 0.8));
  const spare = Math.max(0, width / scale - (gap + left + right + 44));
  room[0] = Math.min(left + 0.35 * spare, 380);
  room[1] = Math.min(right + 0.65 * spare, 560);
  const tall = height / scale;
  const y = tall < bottom - top ? top + tall / 2 : (top + bottom) / 2;
  network.moveTo({ position: { x: (room[1] - room[0]) / 2, y }, scale, animation: false });
}

/** Zoom by a factor. */
export function zoom(factor) {
  network.moveTo({ scale: network.getScale() * factor, animation: false });
}

function pan(delta) {
  const { top, bottom } = extent();
  const half = canvas.clientHeight / network.getScale() / 2;
  const { x, y } = network.getViewPosition();
  const [low, high] = [Math.min(top + half, (top + bottom) / 2), Math.max(bottom - half, (top + bottom) / 2)];
  const to = Math.min(Math.max(high, y), Math.max(Math.min(low, y), y + delta / network.getScale()));
  network.moveTo({ position: { x, y: to }, animation: false });
}

function within(list, { x, y }) {
  return list.find((b) => b.x0 <= x && x <= b.x1 && b.y0 <= y && y <= b.y1)?.id;
}

const nodeOf = (id) => model.nodes.find((n) => n.id === id);
const partOf = ({ dim, key }) => [dim, DIMS[dim].id(key)];

/** What a line stands for: speaker, object, stance. */
export function partsOf(line) {
  if (line.kind) return [["tie", tieId(line)]];
  const [left, right] = [line.from, line.to].map((id) => Number(id.slice(1)));
  return [
    partOf({ dim: "speaker", key: left }),
    partOf({ dim: rightDim(), key: right }),
    ["stance", STANCES[line.family].key],
  ];
}

function clicked({ nodes: [node], pointer, event }) {
  const id = node ?? within(boxes, pointer.canvas);
  if (id !== undefined) {
    cursor = id;
    return pick(partOf(nodeOf(id)));
  }
  const taken = lineAt(pointer.canvas, event.pointerType ?? event.srcEvent?.pointerType);
  const line = model.lines.find((l) => l.id === taken);
  return line ? pick(...partsOf(line)) : state.pick.length ? pick() : null;
}

function hover(event) {
  const area = canvas.getBoundingClientRect();
  const at = { x: event.clientX - area.left, y: event.clientY - area.top };
  const point = network.DOMtoCanvas(at);
  const id = within(boxes, point);
  aim(id === undefined && !event.buttons ? lineAt(point, event.pointerType) : undefined);
  canvas.style.cursor = (id ?? aimed) === undefined ? "grab" : "pointer";
  canvas.title = (id === undefined ? lineName(aimed) : nodeOf(id)?.name) ?? "";
}

/** What two hold who are tied. */
export const HELD = { congruence: "the same", conflict: "the opposite" };

function lineName(id) {
  const line = model.lines.find((l) => l.id === id);
  if (!line) return "";
  const [from, to] = [line.from, line.to].map((end) => nodeOf(end)?.name);
  if (line.kind) return `${from} and ${to} hold ${HELD[line.kind]} on ${plural(line.n, "claim")}`;
  return `${from} · ${STANCES[line.family].label} · ${to}: ${plural(line.n, "statement")}`;
}

/** Show which line a click would take. */
function aim(id) {
  if (aimed === id) return;
  aimed = id;
  network.redraw();
}

/** The actor tied to where the cursor is that is next in a direction. */
function stepAmong(key) {
  const here = nodeOf(cursor) ?? model.nodes[0];
  if (!nodeOf(cursor)) return here;
  const [axis, way] = { ArrowUp: ["y", -1], ArrowDown: ["y", 1], ArrowLeft: ["x", -1], ArrowRight: ["x", 1] }[key];
  const far = (n) => Math.hypot(n.x - here.x, n.y - here.y);
  const ahead = model.nodes.filter((n) => way * (n[axis] - here[axis]) > 0);
  return ahead.sort((a, b) => far(a) - far(b))[0] ?? here;
}

function step(key) {
  if (model.actors) return stepAmong(key);
  const side = model.nodes.filter((n) => n.id[0] === (cursor?.[0] ?? "l"));
  const here = nodeOf(cursor) ?? side[0];
  if (!here || !nodeOf(cursor)) return here;
  if (key === "ArrowUp" || key === "ArrowDown") return side[side.indexOf(here) + (key === "ArrowUp" ? -1 : 1)] ?? here;
  const other = model.nodes.filter((n) => n.id[0] !== here.id[0]);
  const linked = new Set(model.lines.flatMap((l) => (l.from === here.id ? [l.to] : l.to === here.id ? [l.from] : [])));
  const near = other.filter((n) => linked.has(n.id));
  return near.sort((a, b) => Math.abs(a.y - here.y) - Math.abs(b.y - here.y))[0] ?? here;
}

function keys(event) {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  const act = {
    "+": () => zoom(1.25),
    "-": () => zoom(0.8),
    0: fit,
    Enter: () => nodeOf(cursor) && pick(partOf(nodeOf(cursor))),
  }[event.key];
  if (!act && !event.key.startsWith("Arrow")) return;
  event.preventDefault();
  if (act) return act();
  const node = step(event.key);
  if (!node) return;
  cursor = node.id;
  const { x, y } = network.canvasToDOM({ x: 0, y: node.y });
  if (y < 30 || y > canvas.clientHeight - 30)
    network.moveTo({ position: { x: network.getViewPosition().x, y: node.y }, animation: false });
  canvas.dispatchEvent(new CustomEvent("cursor", { detail: `${node.name}, ${node.count}`, bubbles: true }));
  network.redraw();
}

/** Put the graph into a place on the page; once. */
export function startNetwork(into) {
  canvas = into;
  readTheme();
  startRenderer();
  data = { nodes: new vis.DataSet(), edges: new vis.DataSet() };
  network = new vis.Network(canvas, data, {
    physics: false,
    layout: { improvedLayout: false, randomSeed: 1 },
    interaction: { hover: false, dragNodes: false, selectConnectedEdges: false, zoomView: false, keyboard: false },
    nodes: { chosen: false, borderWidthSelected: 1 },
    edges: { chosen: false, selectionWidth: 0, hoverWidth: 0 },
  });
  canvas.querySelector(".vis-network").removeAttribute("tabindex");
  network.on("afterDrawing", draw);
  network.on("click", clicked);
  canvas.addEventListener("keydown", keys);
  for (const type of ["focus", "blur"]) canvas.addEventListener(type, () => network.redraw());
  canvas.addEventListener(
    "wheel",
    (event) => {
      event.preventDefault();
      if (event.ctrlKey) zoom(Math.exp(-event.deltaY / 300));
      else pan(event.deltaY);
    },
    { passive: false },
  );
  canvas.addEventListener("pointermove", hover);
  canvas.addEventListener("pointerleave", () => aim(undefined));
  new ResizeObserver(() => fit()).observe(canvas);
}

/** Draw the graph of these statements; it is fitted anew only where it shows something else. */
export function drawNetwork(passing, anew = false) {
  model = networkModel(passing, frame());
  curves = curvesOf(model.lines, (id) => network.body.edges[id].edgeType);
  aimed = undefined;
  lit = lightOf(model.lines);
  if (anew) readTheme();
  data.edges.clear();
  data.nodes.clear();
  data.nodes.add(model.nodes.map((node) => visNode(node, lit)));
  data.edges.add(model.lines.map((line) => visEdge(line, lit, model.lines.length)));
  const now = model.nodes.map((n) => n.id).join();
  if (now !== drawn) fit();
  drawn = now;
  return model;
}

/** A place so many pixels nearer to a line than to others is as good as any. */
const CLEAR = 12;

/** Where a row or a line stands in the window, in whole pixels, and by how many the line is the nearest; for tests. */
export function whereOf(id) {
  const area = canvas.getBoundingClientRect();
  const { edgeType } = network.body.edges[id] ?? {};
  const spots = edgeType
    ? Array.from({ length: 199 }, (_, k) => edgeType.getPoint((k + 1) / 200))
    : [network.getPosition(id)];
  const found = [...badges.filter((b) => b.id === id), ...spots].map((spot) => {
    const { x, y } = network.canvasToDOM({ x: spot.x, y: spot.y });
    return { x: Math.round(x + area.left), y: Math.round(y + area.top) };
  });
  if (!edgeType) return found[0];
  let best = { ...found[0], clear: -1 };
  for (const place of found) {
    const point = network.DOMtoCanvas({ x: place.x - area.left, y: place.y - area.top });
    const own = within(boxes, point) === undefined && lineAt(point) === id;
    const clear = own ? curves.clearance(id, point) * network.getScale() : -1;
    if (clear > best.clear) best = { ...place, clear };
    if (clear > CLEAR) break;
  }
  return best;
}

/** The renderer, for tests. */
export function rendererOf() {
  return network;
}
