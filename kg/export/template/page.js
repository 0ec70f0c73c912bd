// Picking, keys and controls.
const SVG = "http://www.w3.org/2000/svg";

function svg(tag, attributes, ...children) {
  const node = document.createElementNS(SVG, tag);
  for (const [name, value] of Object.entries(attributes)) node.setAttribute(name, value);
  node.append(...children);
  return node;
}

function pick(label, said) {
  state.picked = { label, said };
  state.limit = 40;
  state.open = new Set([...said].length <= 3 ? said : []);
  update();
  document.getElementById("scroll").scrollTop = 0;
}

function clearPick() {
  if (state.picked === null) return;
  state.picked = null;
  state.open.clear();
  update();
}

function pickActor(number) {
  pick(D.actors[number].label, numbers((s) => s.speakers.includes(number) || s.targets.includes(number)));
}

function pickProposition(number) {
  pick(`on “${D.propositions[number].label}”`, numbers((s) => s.propositions.includes(number)));
}

function pickRow(id) {
  const row = rows.find((n) => n.id === id);
  const said = new Set(level().edges.filter((e) => e.from === id || e.to === id).flatMap((e) => e.said));
  if (row.ref < 0) return pick(row.name, said);
  if (id[0] === "l") return pick(`${row.name} speaks`, numbers((s) => s.speakers.includes(row.ref)));
  if (state.view === "what") return pickProposition(row.ref);
  return pick(`about ${row.name}`, numbers((s) => s.targets.includes(row.ref)));
}

function pickEdge(id) {
  const edge = level().edges.find((e) => e.id === id);
  const name = (end) => rows.find((n) => n.id === end).name;
  pick(`${name(edge.from)} → ${name(edge.to)}, ${D.stances[edge.stance].label}`, new Set(edge.said));
}

function update() {
  document.getElementById("search").value = state.query;
  renderFacets();
  renderList();
  highlight(state.picked?.said ?? null);
}

function clearAll() {
  Object.assign(state, { query: "", speaker: "", act: "", article: "", picked: null, limit: 40 });
  state.hidden.clear();
  state.open.clear();
  update();
}

function showView(view) {
  Object.assign(state, { view, level: 0 });
  for (const key of ["whom", "what"]) {
    document.getElementById(key).setAttribute("aria-pressed", String(key === view));
  }
  show();
  highlight(state.picked?.said ?? null);
}

function sample(stance) {
  const tone = `var(--${stance.key})`;
  const dash = (STYLE[stance.key].dashes || []).join(" ");
  const box = svg("svg", { width: 30, height: 12, "aria-hidden": "true" },
    svg("line", { x1: 1, x2: 29, y1: 6, y2: 6, stroke: tone, "stroke-width": 2.5, "stroke-dasharray": dash }));
  if (stance.symbol) {
    const sign = svg("text", { x: 15, y: 10.5, "text-anchor": "middle", "font-size": 13, "font-weight": 700,
      fill: tone, stroke: "var(--paper)", "stroke-width": 4, "paint-order": "stroke" }, stance.symbol);
    box.append(sign);
  }
  return box;
}

function renderLegend() {
  document.getElementById("stances").append(...D.stances.map((stance, i) => {
    const node = button("", "", () => {
      if (!state.hidden.delete(i)) state.hidden.add(i);
      update();
    });
    node.append(sample(stance), stance.label, el("span", "n"));
    node.title = stance.hint;
    return node;
  }));
  const shapes = [
    ["person", "circle", { cx: 6, cy: 6, r: 4.5 }], ["country", "rect", { x: 2, y: 2, width: 8, height: 8 }],
    ["state organ", "path", { d: "M6 1 11 6 6 11 1 6z" }], ["organisation", "path", { d: "M6 1.5 11 10.5H1z" }],
    ["group", "path", { d: "M3.5 1.6h5L11 6 8.5 10.4h-5L1 6z" }],
    ["not named", "circle", { cx: 6, cy: 6, r: 4.5, fill: "none", "stroke-dasharray": "2.5 1.8" }],
  ];
  document.getElementById("shapes").append(...shapes.map(([name, tag, attributes]) =>
    el("span", "", svg("svg", { width: 12, height: 12, "aria-hidden": "true" }, svg(tag, attributes)), name)));
}

function wire() {
  const on = (id, type, run) => document.getElementById(id).addEventListener(type, run);
  on("search", "input", (event) => {
    state.query = event.target.value.toLowerCase();
    state.limit = 40;
    renderFacets();
    renderList();
    refresh();
  });
  for (const id of ["speaker", "act", "article"]) {
    on(id, "change", (event) => { state[id] = event.target.value; state.limit = 40; update(); });
  }
  on("clear", "click", clearAll);
  document.getElementById("contradictions")?.addEventListener("click", () => pick("contradictions",
    new Set(D.links.filter((x) => x[2] === "contradicts").flatMap(([source, target]) => [source, target]))));
  on("next", "click", () => { state.limit += 60; renderList(); });
  on("whom", "click", () => showView("whom"));
  on("what", "click", () => showView("what"));
  on("more", "click", () => { state.level = 1 - state.level; show(); highlight(state.picked?.said ?? null); });
  on("fit", "click", fit);
  const zoom = (factor) => network.moveTo({ scale: network.getScale() * factor });
  on("closer", "click", () => zoom(1.25));
  on("wider", "click", () => zoom(0.8));
  document.addEventListener("keydown", (event) => {
    const typing = ["INPUT", "SELECT"].includes(document.activeElement?.tagName);
    if (event.key === "Escape") clearAll();
    else if (event.key === "/" && !typing) {
      event.preventDefault();
      document.getElementById("search").focus();
    }
  });
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => { readTheme(); refresh(); });
  new ResizeObserver(() => fit()).observe(canvas);
}

renderLegend();
createNetwork();
show();
renderFacets();
renderList();
wire();
// For tests and for the curious: where a row or a line stands on the page.
window.sayso = {
  state, network, level,
  where(id) {
    const edge = network.body.edges[id];
    const badge = badges.find((b) => b.id === id);
    const at = badge ?? (edge ? edge.edgeType.getPoint(0.5) : network.getPosition(id));
    const area = canvas.getBoundingClientRect();
    const { x, y } = network.canvasToDOM(at);
    return { x: x + area.left, y: y + area.top };
  },
};
