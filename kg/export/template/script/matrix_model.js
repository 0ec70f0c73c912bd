/* The matrix: which rows and columns there are, in which order, under which headings. */
import { CLAIMS, D, NONE, OWN } from "./data.js";
import { DIMS, sideOf } from "./dims.js";
import { disputesModel } from "./disputes_model.js";
import { passes } from "./filter.js";
import { grouped } from "./groups.js";
import { state } from "./state.js";
import { sums, weight } from "./sums.js";
import { rowsShown } from "./usual.js";

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
function byCountry(keys, table) {
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

const SECTIONS = ["In dispute", "Spoken about by several", "Spoken about by one"];

/** The keys of rows that somebody disputes: claims, or issues of which a claim is. */
function disputed(rowDim) {
  const claims = disputesModel("contradicts", passes)
    .map((d) => d.claim)
    .filter((c) => c >= 0);
  return new Set(rowDim === "issue" ? claims.map((c) => CLAIMS.issue[c]) : claims);
}

const headed = (heading, keys) =>
  keys.length ? [{ heading, count: keys.length }, ...keys.map((key) => ({ key }))] : [];

/** Claims that several of what is shown are about stand under the name of their issue, the largest first. */
function byIssue(keys) {
  const groups = [...grouped(keys, (key) => [CLAIMS.issue[key]])]
    .filter(([issue, some]) => issue >= 0 && some.length > 1)
    .sort((a, b) => b[1].length - a[1].length || a[0] - b[0]);
  const inGroups = new Set(groups.flatMap(([, some]) => some));
  return [
    groups.flatMap(([issue, some]) => headed(D.lists.issue[issue][1], some)),
    keys.filter((key) => !inGroups.has(key)),
  ];
}

/** Rows with headings between them; a heading is `{ heading, count }`, a row `{ key }`. */
function sectioned(keys, cells, rowDim, colDim) {
  if (!["claim", "issue"].includes(rowDim) || !["speaker", "side"].includes(colDim))
    return keys.map((key) => ({ key }));
  const open = disputed(rowDim);
  const known = keys.filter((key) => key >= 0);
  const first = known.filter((key) => open.has(key));
  const rest = known.filter((key) => !open.has(key));
  const [issues, alone] = rowDim === "claim" ? byIssue(rest) : [[], rest];
  const isShared = (key) => [...cells.get(key).keys()].filter((k) => k >= 0).length > 1;
  return [
    ...headed(SECTIONS[0], first),
    ...issues,
    ...headed(SECTIONS[1], alone.filter(isShared)),
    ...headed(
      SECTIONS[2],
      alone.filter((key) => !isShared(key)),
    ),
    ...keys.filter((key) => key < 0).map((key) => ({ key })),
  ];
}

/** A share of the columns that those have who are in a dispute, however little they say: else its row were not there. */
const PARTIES = 0.4;

/** Keys with those first who are a side of the largest disputes. */
function partiesFirst(keys, colDim, fitting) {
  const sides = disputesModel("contradicts", passes).flatMap((d) => d.sides.flat());
  const parties = [...new Set(sides.flatMap((i) => DIMS[colDim].of(i)))].filter((k) => k >= 0 && keys.includes(k));
  const first = parties.slice(0, Math.floor(PARTIES * fitting));
  return [...first, ...keys.filter((k) => !first.includes(k))];
}

/** What the matrix shows of these statements, `fitting` columns side by side unless more are asked for. */
export function matrixModel(passing, fitting) {
  const [rowDim, colDim] = [rowsShown(), state.cols];
  const { rows, cols, cells } = sums(passing, rowDim, colDim);
  const rowKeys = asideLast([...rows.keys()].sort(byWeight(rows, DIMS[rowDim].name)));
  const colKeys = partiesFirst([...cols.keys()].sort(byWeight(cols, DIMS[colDim].name)), colDim, fitting);
  const kept = asideLast(colKeys.slice(0, COLUMNS[state.most] ?? fitting));
  const groups = ["speaker", "whom"].includes(colDim) ? byCountry(kept, cols) : [];
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
    lines: sectioned(drawn, cells, rowDim, colDim),
    all: { rows: rowKeys.length, cols: colKeys.length },
    shown: { rows: drawn.length, cols: columns.length },
  };
}
