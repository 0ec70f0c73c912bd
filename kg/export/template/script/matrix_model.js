/* The matrix: which rows and columns there are, in which order, under which headings. */
import { NONE, OWN, STANCES } from "./data.js";
import { DIMS, sideOf } from "./dims.js";
import { state } from "./state.js";
import { sums, weight } from "./sums.js";

/** Dimensions that can be rows or columns. */
export const AXES = ["claim", "issue", "topic", "whom", "speaker", "side", "kind", "publisher", "article"];
/** Most columns when more than fit side by side are asked for. */
const COLUMNS = { many: 400, all: Infinity };
const ASIDE = [NONE, OWN];

function byWeight(table, name) {
  return (a, b) =>
    weight(table.get(b)) - weight(table.get(a)) || (name(a) < name(b) ? -1 : name(a) > name(b) ? 1 : a - b);
}

/** What has no name goes to the end, whatever it weighs. */
function asideLast(keys) {
  return [...keys.filter((k) => !ASIDE.includes(k)), ...keys.filter((k) => ASIDE.includes(k))];
}

/** Columns of actors stand under their countries, those with most statements first. */
function grouped(keys, table) {
  const groups = new Map();
  for (const key of keys) {
    const side = key < 0 ? { code: "-", name: "no country given" } : sideOf(key);
    if (!groups.has(side.code)) groups.set(side.code, { ...side, keys: [], total: 0 });
    const group = groups.get(side.code);
    group.keys.push(key);
    group.total += weight(table.get(key));
  }
  return [...groups.values()].sort(
    (a, b) => (a.code === "-") - (b.code === "-") || b.total - a.total || (a.code < b.code ? -1 : 1),
  );
}

const [SPLIT, SHARED, SINGLE] = [0, 1, 2];
const SECTIONS = ["Contested: somebody denies it", "Spoken about by several", "Spoken about by one"];

function sectionOf(sum, cells) {
  const others = sum.counts.filter((n, family) => n && !["denies", "declines"].includes(STANCES[family].key));
  if (sum.counts[1] && others.length) return SPLIT;
  return [...cells.keys()].filter((k) => k >= 0).length > 1 ? SHARED : SINGLE;
}

/** Rows with headings between them; a heading is `{ heading, count }`, a row `{ key }`. */
function sectioned(keys, rows, cells, rowDim, colDim) {
  if (rowDim !== "claim" || !["speaker", "side"].includes(colDim)) return keys.map((key) => ({ key }));
  const of = SECTIONS.map(() => []);
  const unresolved = keys.filter((key) => key < 0);
  for (const key of keys) if (key >= 0) of[sectionOf(rows.get(key), cells.get(key))].push(key);
  const found = of.flatMap((list, k) =>
    list.length ? [{ heading: SECTIONS[k], count: list.length }, ...list.map((key) => ({ key }))] : [],
  );
  return [...found, ...unresolved.map((key) => ({ key }))];
}

/** What the matrix shows of these statements, `fitting` columns side by side unless more are asked for. */
export function matrixModel(passing, fitting) {
  const [rowDim, colDim] = [state.rows, state.cols];
  const { rows, cols, cells } = sums(passing, rowDim, colDim);
  const rowKeys = asideLast([...rows.keys()].sort(byWeight(rows, DIMS[rowDim].name)));
  const colKeys = [...cols.keys()].sort(byWeight(cols, DIMS[colDim].name));
  const kept = asideLast(colKeys.slice(0, COLUMNS[state.most] ?? fitting));
  const groups = ["speaker", "whom"].includes(colDim) ? grouped(kept, cols) : [];
  const columns = groups.length ? groups.flatMap((g) => g.keys) : kept;
  const seen = new Set(columns);
  const drawn = rowKeys.filter((key) => [...cells.get(key).keys()].some((k) => seen.has(k)));
  return {
    rowDim,
    colDim,
    rows,
    cols,
    cells,
    groups,
    columns,
    lines: sectioned(drawn, rows, cells, rowDim, colDim),
    all: { rows: rowKeys.length, cols: colKeys.length },
    shown: { rows: drawn.length, cols: columns.length },
  };
}
