/* Statements summed up for the pictures: by row and column, each with its stances. */
import { S, STANCES, towards } from "./data.js";
import { DIMS } from "./dims.js";

/** How a statement stands, seen from a row and a column: towards the claim where one is a claim. */
export function familyOf(i, rowDim, row, colDim, col) {
  if (rowDim === "claim" && row >= 0) return towards(i, row);
  if (colDim === "claim" && col >= 0) return towards(i, col);
  return S.stance[i];
}

/** One family's place in a list of counts. */
export function noCounts() {
  return STANCES.map(() => 0);
}

/**
 * Sum statements by two dimensions.
 * @returns {{rows: Map<number, Sum>, cols: Map<number, Sum>, cells: Map<number, Map<number, Sum>>}}
 *   where a Sum has `counts` by family and `said`, the statements.
 */
export function sums(statements, rowDim, colDim) {
  const [rows, cols, cells] = [new Map(), new Map(), new Map()];
  for (const i of statements) {
    const rowKeys = DIMS[rowDim].of(i);
    const colKeys = DIMS[colDim].of(i);
    for (const row of rowKeys) {
      if (!cells.has(row)) cells.set(row, new Map());
      for (const col of colKeys) {
        const family = familyOf(i, rowDim, row, colDim, col);
        add(cells.get(row), col, family, i);
      }
    }
    for (const row of rowKeys) add(rows, row, familyOf(i, rowDim, row, "", NaN), i);
    for (const col of colKeys) add(cols, col, familyOf(i, "", NaN, colDim, col), i);
  }
  return { rows, cols, cells };
}

function add(table, key, family, i) {
  let sum = table.get(key);
  if (!sum) table.set(key, (sum = { counts: noCounts(), said: [] }));
  sum.counts[family]++;
  sum.said.push(i);
}

const DENIAL = 4;

/** What a row weighs when rows are cut: few deny, and it is what readers seek. */
export function weight(sum) {
  return sum.said.length + (DENIAL - 1) * sum.counts[1];
}

/** "3 assert, 1 denies": counts in words. */
export function inWords(counts) {
  return counts
    .map((n, family) => (n ? `${n} ${STANCES[family].label}` : ""))
    .filter(Boolean)
    .join(", ");
}
