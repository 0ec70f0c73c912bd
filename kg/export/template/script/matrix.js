/* The matrix: who stands how to what, one sign a stance. It is a table, so it needs no other. */
import { S } from "./data.js";
import { DIMS } from "./dims.js";
import { bdi, button, clipped, byId, el } from "./dom.js";
import { signs } from "./glyphs.js";
import { matrixBar } from "./matrix_bar.js";
import { matrixModel } from "./matrix_model.js";
import { isPicked, pick } from "./pick.js";
import { state } from "./state.js";
import { inWords } from "./sums.js";
import { virtualRows } from "./virtual.js";

const [ROW, COLUMN, HEAD] = [38, 30, 316];
/** A cell of at least so many statements is shaded, the more the darker. */
const HEAT = [4, 12, 40];
let model = null;
let body = null;
let at = { line: 0, col: -1 };

/** How many columns stand side by side without scrolling; a narrow screen scrolls. */
export function fitting() {
  const width = byId("view").clientWidth;
  return Math.max(16, Math.floor((width - HEAD - 14) / COLUMN));
}

const rowPart = (key) => [model.rowDim, DIMS[model.rowDim].id(key)];
const colPart = (key) => [model.colDim, DIMS[model.colDim].id(key)];

function tabbable(line, col) {
  return { tabindex: line === at.line && col === at.col ? 0 : -1, "data-line": line, "data-col": col };
}

function cell(line, key, col) {
  const column = model.columns[col];
  const sum = model.cells.get(key).get(column);
  const edge = model.groups.length && col && groupStarts().has(col) ? "start" : null;
  if (!sum) return el("td", { class: edge });
  const parts = [rowPart(key), colPart(column)];
  const name = `${DIMS[model.colDim].name(column)}: ${inWords(sum.counts)}. ${DIMS[model.rowDim].name(key)}`;
  const here = state.open && sum.said.some((i) => S.id[i] === state.open);
  const node = button(
    {
      class: here ? "cell here" : "cell",
      "aria-label": name,
      title: name,
      "aria-pressed": String(isPicked(parts)),
      ...tabbable(line, col),
    },
    () => pick(...parts),
    ...signs(sum.counts),
  );
  const heat = HEAT.filter((least) => sum.said.length >= least).length;
  return el("td", { class: [edge, heat && `heat${heat}`].filter(Boolean).join(" ") || null }, node);
}

let starts = null;
function groupStarts() {
  if (!starts) {
    starts = new Set();
    let col = 0;
    for (const group of model.groups) {
      starts.add(col);
      col += group.keys.length;
    }
  }
  return starts;
}

function tableRow(line) {
  const { key, heading, count } = model.lines[line];
  if (heading) {
    return el(
      "tr",
      { class: "section", "data-row": line },
      el("th", { scope: "rowgroup" }, heading, " ", el("span", { class: "n" }, String(count))),
      el("td", { colspan: model.columns.length + 1 }),
    );
  }
  const sum = model.rows.get(key);
  const name = DIMS[model.rowDim].name(key);
  const parts = [rowPart(key)];
  const head = button(
    {
      class: key < 0 ? "rowhead aside" : "rowhead",
      title: name,
      "aria-pressed": String(isPicked(parts)),
      ...tabbable(line, -1),
    },
    () => pick(...parts),
    bdi(name),
  );
  return el(
    "tr",
    { "data-row": line },
    el("th", { scope: "row" }, head, el("span", { class: "n", "aria-hidden": "true" }, String(sum.said.length))),
    ...model.columns.map((_, col) => cell(line, key, col)),
    el("td", { class: "rest" }),
  );
}

/** Width of a letter above the columns, in pixels. */
const LETTER = 6.6;

/** A country's name in so many letters: "N. Korea", "UK"; of one word its beginning. */
function shortened(name, most) {
  const words = name.split(" ").filter((word) => /^\p{Lu}/u.test(word));
  if (words.length < 2) return clipped(name, Math.max(3, Math.floor(most)));
  const abridged = [...words.slice(0, -1).map((word) => `${word[0]}.`), words.at(-1)].join(" ");
  return abridged.length <= most ? abridged : words.map((word) => word[0]).join("");
}

function groupHead(group) {
  const wide = group.keys.length * COLUMN > group.name.length * LETTER;
  return el(
    "th",
    { scope: "colgroup", colspan: group.keys.length, title: group.name },
    el("span", { "aria-hidden": wide ? null : "true" }, wide ? group.name : shortened(group.name, (group.keys.length * COLUMN) / LETTER)),
    wide ? null : el("span", { class: "unseen" }, group.name),
  );
}

function colHead(column, col) {
  const name = DIMS[model.colDim].name(column);
  const parts = [colPart(column)];
  const words = `${name}: ${inWords(model.cols.get(column).counts)}`;
  return el(
    "th",
    { scope: "col", class: model.groups.length && col && groupStarts().has(col) ? "start" : null },
    button(
      {
        class: column < 0 ? "colhead aside" : "colhead",
        title: words,
        "aria-label": words,
        "aria-pressed": String(isPicked(parts)),
        ...tabbable(-1, col),
      },
      () => pick(...parts),
      bdi(name),
    ),
  );
}

function known(line, col) {
  if (line === -1) return col >= 0 && col < model.columns.length;
  const key = model.lines[line]?.key;
  if (key === undefined) return false;
  return col === -1 || model.cells.get(key).has(model.columns[col]);
}

function moved({ line, col }, key) {
  const step = { ArrowLeft: [0, -1], ArrowRight: [0, 1], ArrowUp: [-1, 0], ArrowDown: [1, 0] }[key];
  if (!step) return null;
  let [l, c] = [line + step[0], col + step[1]];
  while (l >= -1 && l < model.lines.length && c >= -1 && c < model.columns.length) {
    if (known(l, c)) return { line: l, col: c };
    l += step[0];
    c += step[1];
  }
  return null;
}

function focusAt(place) {
  const box = byId("matrix-box");
  const find = (p) => box.querySelector(`[data-line="${p.line}"][data-col="${p.col}"]`);
  find(at)?.setAttribute("tabindex", "-1");
  at = place;
  if (place.line >= 0) body.reveal(place.line, box.querySelector("thead").offsetHeight);
  const node = find(place);
  node?.setAttribute("tabindex", "0");
  node?.focus({ preventScroll: true });
  const head = box.querySelector("tbody th")?.offsetWidth ?? 0;
  if (node && place.col >= 0) {
    const [a, b] = [node.getBoundingClientRect(), box.getBoundingClientRect()];
    if (a.left < b.left + head) box.scrollLeft -= b.left + head - a.left;
    else if (a.right > b.right) box.scrollLeft += a.right - b.right + 8;
  }
}

function keys(event) {
  const node = event.target.closest("[data-line]");
  if (!node || event.ctrlKey || event.metaKey || event.altKey) return;
  const next = moved({ line: Number(node.dataset.line), col: Number(node.dataset.col) }, event.key);
  if (!next) return;
  event.preventDefault();
  focusAt(next);
}

function hover(event) {
  const col = event.target.closest?.("td, th")?.querySelector("[data-col]")?.dataset.col;
  for (const node of event.currentTarget.querySelectorAll("th.hot")) node.classList.remove("hot");
  if (col !== undefined && col !== "-1")
    event.currentTarget.querySelector(`thead [data-col="${col}"]`)?.parentNode.classList.add("hot");
}

/** Draw the matrix of these statements into a place. */
export function renderMatrix(into, passing) {
  const old = byId("matrix-box");
  const held = old?.contains(document.activeElement);
  const scroll = old ? [old.scrollTop, old.scrollLeft] : [0, 0];
  model = matrixModel(passing, fitting());
  starts = null;
  if (!known(at.line, at.col)) at = { line: model.lines.findIndex((l) => l.key !== undefined), col: -1 };
  const caption = `${DIMS[model.rowDim].label} by ${DIMS[model.colDim].label.toLowerCase()}`;
  const table = el(
    "table",
    {
      role: "grid",
      class: "matrix",
      "aria-label": caption,
      "aria-rowcount": model.lines.length + 2,
      onkeydown: keys,
      onmouseover: hover,
    },
    el(
      "thead",
      {},
      model.groups.length
        ? el(
            "tr",
            { class: "groups" },
            el("td", { class: "corner" }),
            ...model.groups.map(groupHead),
            el("td", { class: "rest" }),
          )
        : null,
      el(
        "tr",
        { class: "names" },
        el("td", { class: "corner" }, el("span", {}, caption)),
        ...model.columns.map(colHead),
        el("td", { class: "rest" }),
      ),
    ),
    el("tbody"),
  );
  const box = el("div", { class: "box", id: "matrix-box" }, table);
  into.replaceChildren(
    el("div", { class: "bar" }, ...matrixBar(model)),
    model.lines.length ? box : el("p", { class: "nothing" }, "No statement passes the filters."),
  );
  body = virtualRows(box, table.tBodies[0], ROW, tableRow);
  body.show(model.lines.length);
  if (scroll.some(Boolean)) {
    [box.scrollTop, box.scrollLeft] = scroll;
    body.refresh();
  }
  if (held) focusAt(at);
}

/** Put all rows into the page for a print. */
export function wholeMatrix(on) {
  body?.whole(on && (model?.lines.length ?? 0) <= 300);
}
