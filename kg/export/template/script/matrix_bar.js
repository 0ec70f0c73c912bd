/* Above the matrix: what its rows and columns are. */
import { button, el, plural } from "./dom.js";
import { AXES, go, state } from "./state.js";
import { rowsShown } from "./usual.js";

const NAMES = {
  claim: "claims",
  issue: "what is argued about",
  topic: "topics",
  whom: "actors spoken about",
  speaker: "speakers",
  side: "countries",
  kind: "kinds of speaker",
  publisher: "publishers",
  article: "articles",
};

const shown = (key) => (key === "rows" ? rowsShown() : state.cols);

function choice(key, label) {
  const select = el("select", { "aria-label": label, onchange: () => axis(key, select.value) });
  select.append(...AXES.map((dim) => el("option", { value: dim, selected: shown(key) === dim }, NAMES[dim])));
  return select;
}

function axis(key, dim) {
  const other = key === "rows" ? "cols" : "rows";
  go(shown(other) === dim ? { [key]: dim, [other]: shown(key) } : { [key]: dim });
}

/** What rows and columns are, how many there are, and how to see more. */
export function matrixBar(model) {
  const { shown, all } = model;
  const cut = shown.cols < all.cols || shown.rows < all.rows;
  const [rows, cols] = [plural(all.rows, "row"), plural(all.cols, "column")];
  const word = state.most === "few" ? "many" : "all";
  return [
    el(
      "span",
      { class: "axes" },
      "Rows ",
      choice("rows", "Rows"),
      button(
        { class: "swap", title: "Swap rows and columns", "aria-label": "Swap rows and columns" },
        () => go({ rows: state.cols, cols: rowsShown() }),
        "⇄",
      ),
      "Columns ",
      choice("cols", "Columns"),
    ),
    el(
      "span",
      { class: "shown" },
      cut ? `Showing ${shown.rows} of ${rows}, ${shown.cols} of ${cols}` : `${rows}, ${cols}`,
    ),
    cut && state.most !== "all" && button({ class: "quiet" }, () => go({ most: word }), "show more"),
    state.most !== "few" && button({ class: "quiet" }, () => go({ most: "few" }), "show fewer"),
  ];
}
