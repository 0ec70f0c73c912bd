/* The graph's place on the page: what it shows, ego view, zoom, and its table. */
import { STANCES } from "./data.js";
import { DIMS, nameOf } from "./dims.js";
import { bdi, button, el, plural } from "./dom.js";
import { sign } from "./glyphs.js";
import { HELD, drawNetwork, fit, partsOf, startNetwork, zoom } from "./network.js";
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
        () => go({ [key]: value, ego: key === "about" && value !== "what" && state.ego.startsWith("claim") ? "" : state.ego }),
        words,
      ),
    ),
  );
}

/** The one node that is picked, as an ego view names it. */
function pickedEnd() {
  const end = state.pick.find(([dim, id]) => ["speaker", "whom", "actor", "claim"].includes(dim) && id !== "-");
  return end && !(end[0] === "claim" && aboutShown() !== "what") ? end.join(":") : "";
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

/** A choice of a value of the state, as [value, words]. */
function choice(key, label, options) {
  const select = el("select", { "aria-label": label, onchange: () => go({ [key]: select.value }) });
  select.append(...options.map(([value, words]) => el("option", { value, selected: state[key] === value }, words)));
  return select;
}

/** Between two ends so many statements at least; between two actors, so many claims. */
function leastOf() {
  const of = aboutShown() === "same" ? "claims" : "statements";
  const label = `${of === "claims" ? "Claims" : "Statements"} between two at least`;
  return choice("least", label, ["", "2", "3", "5", "10"].map((n) => [n, n ? `${n} ${of} or more` : "all lines"]));
}

/** Whether those who hold the same are joined, those who hold the opposite, or both; the signs of the lines. */
function kindsOfTies() {
  if (aboutShown() !== "same") return [];
  return [
    el(
      "span",
      { class: "switch", role: "group", "aria-label": "Kind of line" },
      ...[
        ["", "both", null],
        ["congruence", "hold the same", 0],
        ["conflict", "hold the opposite", 1],
      ].map(([value, words, family]) =>
        button({ "aria-pressed": String(state.ties === value), "data-ties": value }, () => go({ ties: value }), family === null ? null : sign(family, 12), ` ${words}`),
      ),
    ),
  ];
}

/** Why nothing is drawn. */
const nothing = ({ actors }) =>
  actors ? "No two of different sides are for or against the same claim here." : "Nothing that passes the filters is joined by so many statements.";

function levels(model) {
  const rows = (n) => plural(n, model.actors ? "actor" : "row");
  const cut = model.lines.length < model.all.lines || model.nodes.length < model.all.rows;
  const text = cut
    ? `Showing ${model.nodes.length} of ${rows(model.all.rows)}, ${model.lines.length} of ${plural(model.all.lines, "line")}`
    : `${rows(model.nodes.length)}, ${plural(model.lines.length, "line")}`;
  const more = state.most === "few" ? "many" : "all";
  const words = more === "all" ? `draw all ${rows(model.all.rows)}; may be slow` : "show more";
  return [
    el("span", { class: "shown", id: "shown" }, text),
    cut && button({ class: "quiet", id: "more" }, () => go({ most: more }), words),
    state.most !== "few" && button({ class: "quiet", id: "fewer" }, () => go({ most: "few" }), "show fewer"),
  ];
}

function rowsOf(model) {
  const lines = [...model.lines].sort((a, b) => b.n - a.n || a.id - b.id);
  const names = new Map(model.nodes.map((n) => [n.id, n.name]));
  const words = (line) => (line.kind ? `hold ${HELD[line.kind]}` : STANCES[line.family].label);
  return lines.map((line) => ({
    cells: [
      names.get(line.from),
      el(
        "span",
        { class: `stance ${STANCES[line.family].key}` },
        sign(line.family, 13),
        ` ${words(line)}`,
      ),
      names.get(line.to),
      String(line.n),
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
      "Who ",
      two("about", [
        ["what", "speaks about what"],
        ["whom", "about whom"],
        ["same", "agrees with whom"],
      ]),
    ),
    ...kindsOfTies(),
    ...ego(),
    leastOf(),
    ...levels(model).filter(Boolean),
    ...(state.table ? [] : [tools()]),
  );
  const what = model.actors
    ? `Graph of ${plural(model.nodes.length, "actor")}: a line joins two who hold the same on a claim, or the opposite. `
    : `Graph of ${plural(model.nodes.length, "row")}: speakers on the left, what they speak about on the right. `;
  place.setAttribute("aria-label", `${what}Arrow keys go from name to name, Enter picks one. The table has the same.`);
  if (!model.lines.length) bar.append(el("span", { class: "hint" }, nothing(model)));
  if (state.table) {
    const heads = model.actors
      ? ["Who", "How they stand", "And whom", "Claims"]
      : ["Who speaks", "How", rightDim() === "claim" ? "About what" : "About whom", "Statements"];
    renderTable(into.lastChild, "Lines of the graph", heads, rowsOf(model));
  }
  if (held) place.focus();
}
