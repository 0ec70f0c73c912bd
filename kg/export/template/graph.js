// The picture: two columns at the places given in the data, no physics, one edge for each stance.
const STYLE = {
  asserts: { dashes: false, arrow: "arrow" }, denies: { dashes: false, arrow: "bar" },
  considers: { dashes: [8, 6], arrow: "vee" }, wants: { dashes: false, arrow: "diamond" },
  declines: { dashes: [2, 5], arrow: "circle" },
};
const canvas = document.getElementById("canvas");
const nodes = new vis.DataSet();
const edges = new vis.DataSet();
let network = null;
let rows = [];
let boxes = [];
let badges = [];
let lit = null;

function level() {
  const levels = D.views[state.view];
  return levels[Math.min(state.level, levels.length - 1)];
}

function drawnNode(node, count) {
  const hollow = !node.named;
  const color = hollow ? theme.paper : node.kind === "proposition" ? theme.faint : theme.ink;
  const border = hollow ? theme.soft : color;
  return {
    id: node.id, x: node.x, y: node.y, shape: node.shape, fixed: true,
    size: Math.min(10, 4.5 + Math.sqrt(count)), borderWidth: hollow ? 1.5 : 1,
    shapeProperties: { borderDashes: hollow ? [3, 2] : false },
    color: { background: color, border, hover: { background: color, border } },
    opacity: count && (!lit || lit.nodes.has(node.id)) ? 1 : 0.28,
  };
}

function drawnEdge(edge) {
  const { key } = D.stances[edge.stance];
  const faded = lit !== null && !lit.edges.has(edge.id);
  const smooth = edge.bend
    ? { enabled: true, type: edge.bend > 0 ? "curvedCW" : "curvedCCW", roundness: Math.abs(edge.bend) }
    : { enabled: true, type: "cubicBezier", forceDirection: "horizontal", roundness: 0.45 };
  return {
    id: edge.id, from: edge.from, to: edge.to, hidden: edge.count === 0, smooth,
    width: Math.min(8, 0.5 + 1.3 * Math.sqrt(edge.count)),
    dashes: STYLE[key].dashes,
    arrows: { to: { enabled: true, type: STYLE[key].arrow, scaleFactor: key === "denies" ? 0.75 : 0.5 } },
    color: { color: theme[key], hover: theme[key], opacity: faded ? 0.08 : key === "denies" ? 1 : 0.8 },
  };
}

// Statements per edge and row under the filters; what was picked stays in sight with the rest.
function refresh() {
  const passing = new Set(matching("picked"));
  const counts = new Map();
  for (const edge of level().edges) {
    const said = edge.said.filter((n) => passing.has(n));
    edge.count = said.length;
    for (const end of [edge.from, edge.to]) {
      counts.set(end, new Set([...(counts.get(end) ?? []), ...said]));
    }
  }
  rows = level().nodes.map((n) => ({ ...n, count: counts.get(n.id)?.size ?? 0, strong: (counts.get(n.id)?.size ?? 0) > 3 }));
  nodes.update(rows.map((n) => drawnNode(n, n.count)));
  edges.update(level().edges.map(drawnEdge));
}

function highlight(said) {
  lit = null;
  if (said !== null) {
    const hit = level().edges.filter((e) => e.said.some((n) => said.has(n)));
    lit = { edges: new Set(hit.map((e) => e.id)), nodes: new Set(hit.flatMap((e) => [e.from, e.to])) };
  }
  refresh();
}

function draw(ctx) {
  boxes = rows.map((node) => drawName(ctx, node, node.count > 0 && (!lit || lit.nodes.has(node.id))));
  const x = rows.find((n) => n.id[0] === "l")?.x ?? 0;
  for (const [label, y] of level().headings) drawHeading(ctx, x, y, label);
  badges = [];
  const visible = level().edges.filter((e) => e.count > 0);
  // Denials first: they keep the middle of their edge.
  visible.sort((a, b) => (b.stance === 1) - (a.stance === 1) || b.count - a.count);
  for (const edge of visible) {
    const type = network.body.edges[edge.id]?.edgeType;
    const box = type && drawBadge(ctx, edge, (t) => type.getPoint(t), badges, lit !== null && !lit.edges.has(edge.id));
    if (box) badges.push(box);
  }
  window.__ready = true;
}

function extent() {
  const ys = rows.map((n) => n.y);
  const [top, bottom] = rows.length ? [Math.min(...ys) - 46, Math.max(...ys) + 24] : [-100, 100];
  return { top, bottom };
}

// The whole picture where its names stay legible, else its full width from the top; the wheel
// then moves down the columns.
function fit() {
  const { top, bottom } = extent();
  const [left, right] = WIDTHS[state.view];
  const { clientWidth: width, clientHeight: height } = canvas;
  const across = width / (2 * Math.abs(rows[0]?.x ?? 200) + left + right + 52);
  const scale = Math.min(1.25, across, Math.max(height / (bottom - top), 0.8));
  const room = height / scale;
  const y = room < bottom - top ? top + room / 2 : (top + bottom) / 2;
  network.moveTo({ position: { x: (right - left) / 2, y }, scale, animation: false });
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

function show() {
  nodes.clear();
  edges.clear();
  lit = null;
  refresh();
  fit();
  const now = level();
  const parts = [`Showing ${now.nodes_shown} of ${plural(now.nodes_all, "row")}`,
    `${now.edges.length} of ${plural(now.edges_all, "line")}`,
    `${now.statements_shown} of ${plural(D.statements.length, "statement")}; the list has all`];
  const cut = now.edges.length < now.edges_all || now.nodes_shown < now.nodes_all;
  document.getElementById("shown").textContent = cut ? parts.join(", ")
    : "A line is what one speaker says of one subject in one stance; its width and number count statements.";
  const more = document.getElementById("more");
  const levels = D.views[state.view].length;
  more.hidden = levels < 2;
  more.textContent = state.level ? "show fewer" : "show more";
  canvas.setAttribute("aria-label", `Graph of ${plural(rows.length, "row")}: speakers on the left, ` +
    `${state.view === "whom" ? "whom" : "what"} they speak about on the right. The list has the same statements.`);
}

function createNetwork() {
  readTheme();
  network = new vis.Network(canvas, { nodes, edges }, {
    physics: false,
    layout: { improvedLayout: false, randomSeed: 1 },
    interaction: { hover: false, dragNodes: false, selectConnectedEdges: false, zoomView: false },
    nodes: { chosen: false, borderWidthSelected: 1 },
    edges: { chosen: false, selectionWidth: 0, hoverWidth: 0 },
  });
  // The list is the way in by keyboard; a tab stop inside an image would lead nowhere.
  canvas.querySelector(".vis-network").removeAttribute("tabindex");
  network.on("afterDrawing", draw);
  network.on("click", ({ nodes: [node], edges: [edge], pointer }) => {
    const id = node ?? within(boxes, pointer.canvas);
    if (id !== undefined) return pickRow(id);
    const line = within(badges, pointer.canvas) ?? edge;
    return line === undefined ? clearPick() : pickEdge(line);
  });
  canvas.addEventListener("wheel", (event) => {
    event.preventDefault();
    if (event.ctrlKey) network.moveTo({ scale: network.getScale() * Math.exp(-event.deltaY / 300) });
    else pan(event.deltaY);
  }, { passive: false });
  canvas.addEventListener("pointermove", (event) => {
    const area = canvas.getBoundingClientRect();
    const at = { x: event.clientX - area.left, y: event.clientY - area.top };
    const point = network.DOMtoCanvas(at);
    const id = within(boxes, point);
    const hit = id ?? within(badges, point) ?? network.getEdgeAt(at);
    canvas.style.cursor = hit === undefined ? "grab" : "pointer";
    canvas.title = id === undefined ? "" : rows.find((n) => n.id === id)?.name ?? "";
  });
}
