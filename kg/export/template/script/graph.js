/* The graph's place on the page: what it shows, ego view, zoom, and its table. */
import { STANCES } from "./data.js";
import { DIMS, nameOf } from "./dims.js";
import { bdi, button, el, plural } from "./dom.js";
import { sign } from "./glyphs.js";
import { drawNetwork, fit, partsOf, startNetwork, zoom } from "./network.js";
import { networkModel, rightDim } from "./network_model.js";
import { go, state } from "./state.js";
import { renderTable } from "./table.js";
import { aboutShown } from "./usual.js";

let place = null;
let status = null;

function two(key, options) {
  return el(
    "span",
    { class: "switch", role: "group" },
    ...options.map(([value, words]) =>
      button(
        { "aria-pressed": String((key === "about" ? aboutShown() : state[key]) === value) },
        () => go({ [key]: value, ego: key === "about" && state.ego.startsWith("claim") ? "" : state.ego }),
        words,
      ),
    ),
  );
}

/** The one node that is picked, as an ego view names it. */
function pickedEnd() {
  const end = state.pick.find(([dim, id]) => ["speaker", "whom", "actor", "claim"].includes(dim) && id !== "-");
  return end && !(end[0] === "claim" && aboutShown() === "whom") ? end.join(":") : "";
}

function ego() {
  const end = pickedEnd();
  if (state.ego) {
    const [dim, id] = state.ego.split(/:(.*)/s);
    const name = DIMS[dim] ? nameOf(dim, id) : id;
    return [
      el(
        "span",
        { class: "ego" },
        "Around ",
        el("b", {}, bdi(name)),
        " to ",
        two("depth", [
          ["1", "1"],
          ["2", "2"],
          ["3", "3"],
        ]),
        " steps",
      ),
      button({ class: "quiet" }, () => go({ ego: "" }), "whole graph"),
    ];
  }
  return [
    button(
      {
        class: "quiet",
        disabled: !end,
        title: end ? "Only what is picked and what it is linked to" : "Pick a name first",
      },
      () => go({ ego: end, depth: "1" }),
      "only around what is picked",
    ),
  ];
}

/** Between two ends so many statements at least. */
function leastOf() {
  const select = el("select", { "aria-label": "Statements between two at least", onchange: () => go({ least: select.value }) });
  select.append(...["", "2", "3", "5", "10"].map((n) => el("option", { value: n, selected: state.least === n }, n ? `${n} statements or more` : "all lines")));
  return select;
}

function levels(model) {
  const cut = model.lines.length < model.all.lines || model.nodes.length < model.all.rows;
  const text = cut
    ? `Showing ${model.nodes.length} of ${plural(model.all.rows, "row")}, ${model.lines.length} of ${plural(model.all.lines, "line")}`
    : `${plural(model.nodes.length, "row")}, ${plural(model.lines.length, "line")}`;
  const more = state.most === "few" ? "many" : "all";
  const words = more === "all" ? `draw all ${plural(model.all.rows, "row")}; may be slow` : "show more";
  return [
    el("span", { class: "shown", id: "shown" }, text),
    cut && button({ class: "quiet", id: "more" }, () => go({ most: more }), words),
    state.most !== "few" && button({ class: "quiet", id: "fewer" }, () => go({ most: "few" }), "show fewer"),
  ];
}

function rowsOf(model) {
  const lines = [...model.lines].sort((a, b) => b.said.length - a.said.length || a.id - b.id);
  const names = new Map(model.nodes.map((n) => [n.id, n.name]));
  return lines.map((line) => ({
    cells: [
      names.get(line.from),
      el(
        "span",
        { class: `stance ${STANCES[line.family].key}` },
        sign(line.family, 13),
        ` ${STANCES[line.family].label}`,
      ),
      names.get(line.to),
      String(line.said.length),
    ],
    parts: partsOf(line),
  }));
}

function tools() {
  return el(
    "span",
    { class: "zoom", role: "group", "aria-label": "Zoom" },
    button({ "aria-label": "Zoom in" }, () => zoom(1.25), "+"),
    button({ "aria-label": "Zoom out" }, () => zoom(0.8), "−"),
    button({}, fit, "fit"),
  );
}

/** Draw the graph of these statements. */
export function renderGraph(into, passing, anew) {
  if (!place) {
    place = el("div", { id: "canvas", tabindex: 0, role: "application", "aria-roledescription": "graph" });
    status = el("p", { class: "unseen", role: "status", "aria-live": "polite" });
    place.addEventListener("cursor", (event) => {
      status.textContent = event.detail;
    });
  }
  const bar = el("div", { class: "bar" });
  const held = document.activeElement === place;
  if (state.table) {
    into.replaceChildren(bar, el("div", { class: "tableplace" }));
  } else if (place.parentNode !== into || into.firstChild?.className !== "bar") {
    into.replaceChildren(bar, place, status);
    if (!place.firstChild) startNetwork(place);
  } else into.firstChild.replaceWith(bar);
  const model = state.table ? networkModel(passing) : drawNetwork(passing, anew);
  bar.append(
    el(
      "span",
      { class: "axes" },
      "Who speaks ",
      two("about", [
        ["what", "about what"],
        ["whom", "about whom"],
      ]),
    ),
    ...ego(),
    leastOf(),
    ...levels(model).filter(Boolean),
    ...(state.table ? [] : [tools()]),
  );
  place.setAttribute(
    "aria-label",
    `Graph of ${plural(model.nodes.length, "row")}: speakers on the left, what they speak about on the right. ` +
      "Arrow keys go from name to name, Enter picks one. The table has the same.",
  );
  if (state.table) {
    renderTable(
      into.lastChild,
      "Lines of the graph",
      ["Who speaks", "How", rightDim() === "claim" ? "About what" : "About whom", "Statements"],
      rowsOf(model),
    );
  }
  if (held) place.focus();
}
