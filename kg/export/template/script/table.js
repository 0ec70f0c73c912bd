/* The table that says the same as a picture: rows of one height, each picks what it stands for. */
import { bdi, button, el, plural } from "./dom.js";
import { isPicked, pick } from "./pick.js";
import { virtualRows } from "./virtual.js";

const ROW = 40;
let body = null;

/**
 * Show a table.
 * @param {HTMLElement} into
 * @param {string} caption
 * @param {string[]} heads
 * @param {{cells: (string | Node)[], parts: [string, string][]}[]} rows
 */
export function renderTable(into, caption, heads, rows) {
  const make = (k) => {
    const { cells, parts } = rows[k];
    const [first, ...rest] = cells;
    return el(
      "tr",
      { "data-row": k, class: isPicked(parts) ? "picked" : null },
      el(
        "th",
        { scope: "row" },
        button(
          { class: "jump", "aria-pressed": String(isPicked(parts)) },
          () => pick(...parts),
          typeof first === "string" ? bdi(first) : first,
        ),
      ),
      ...rest.map((c) => el("td", {}, typeof c === "string" ? bdi(c) : c)),
    );
  };
  const old = into.querySelector(".box");
  const top = old?.scrollTop ?? 0;
  const table = el(
    "table",
    { class: "rows", "aria-rowcount": rows.length + 1 },
    el("caption", {}, `${caption}: ${plural(rows.length, "row")}`),
    el("thead", {}, el("tr", {}, ...heads.map((h) => el("th", { scope: "col" }, h)))),
    el("tbody"),
  );
  const box = el("div", { class: "box", tabindex: 0, role: "region", "aria-label": caption }, table);
  into.replaceChildren(box);
  body = virtualRows(box, table.tBodies[0], ROW, make);
  body.show(rows.length);
  box.scrollTop = top;
  body.refresh();
}

/** Put all rows into the page for a print. */
export function wholeTable(on) {
  body?.whole(on);
}
