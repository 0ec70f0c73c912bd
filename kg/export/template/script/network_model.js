/* The graph: which nodes and lines are drawn, and where. The order of rows comes from Python. */
import { D, N, NONE, STANCES } from "./data.js";
import { DIMS, keyOf, sideOf } from "./dims.js";
import { heldNetwork } from "./held_network.js";
import { state } from "./state.js";
import { aboutShown } from "./usual.js";

/** Most rows of one column and most lines: at first sight, when more are asked for, and all. */
export const LEVELS = { few: [24, 24, 90], many: [150, 150, 750], all: [Infinity, Infinity, Infinity] };
const [ROW, HEAD, FAN, DENIAL] = [30, 38, 60, 4];
/** Distance of the columns and least room for names left and right, in canvas units. */
export const WIDE = { gap: 400, names: { what: [216, 330], whom: [230, 230] } };
export const NARROW = { gap: 110, names: { what: [118, 150], whom: [130, 130] } };

const rowKey = (id) => Number(id.slice(1));
/** The dimension of the right column: a claim or an actor spoken about. */
export const rightDim = () => (aboutShown() === "whom" ? "whom" : "claim");

function linesOf(passing) {
  const passes = new Uint8Array(N);
  for (const i of passing) passes[i] = 1;
  const { from, to, family, said } = D.views[aboutShown()].edges;
  const lines = [];
  for (let e = 0; e < from.length; e++) {
    const kept = said[e].filter((i) => passes[i]);
    if (kept.length) lines.push({ id: e, from: from[e], to: to[e], family: family[e], said: kept, n: kept.length });
  }
  return lines;
}

/** The ends that stand for the actor or claim in the middle of an ego view. */
export function egoEnds() {
  if (!state.ego || aboutShown() === "same") return [];
  const [dim, id] = state.ego.split(/:(.*)/s);
  if (dim === "claim") return aboutShown() === "what" ? [`r${keyOf("claim", id)}`] : [];
  const key = keyOf("speaker", id);
  return aboutShown() === "whom" ? [`l${key}`, `r${key}`] : [`l${key}`];
}

/** Lines between two ends that so many statements or more join. */
function often(lines) {
  const least = Number(state.least) || 1;
  if (least < 2) return lines;
  const pair = new Map();
  const name = (line) => `${line.from} ${line.to}`;
  for (const line of lines) pair.set(name(line), (pair.get(name(line)) ?? 0) + line.said.length);
  return lines.filter((line) => pair.get(name(line)) >= least);
}

function around(lines) {
  const near = new Set(egoEnds());
  if (!near.size) return lines;
  const depth = Number(state.depth) || 1;
  let inside = new Set();
  for (let step = 0; step < depth; step++) {
    inside = new Set(lines.filter((line) => near.has(line.from) || near.has(line.to)));
    for (const line of inside) near.add(line.from).add(line.to);
  }
  return [...inside];
}

const weigh = (line) => line.said.length * (STANCES[line.family].key === "denies" ? DENIAL : 1);

function weights(lines, end) {
  const sums = new Map();
  for (const line of lines) sums.set(line[end], (sums.get(line[end]) ?? 0) + weigh(line));
  return sums;
}

function top(sums, most) {
  const nobody = (key) => Number(rowKey(key) < 0);
  const keys = [...sums.keys()].sort((a, b) => nobody(a) - nobody(b) || sums.get(b) - sums.get(a) || rowKey(a) - rowKey(b));
  return new Set(keys.slice(0, most));
}

/** Cut lines to the ends with most statements; by pair, so that no denial goes while its claim stays. */
function cut(lines, [lefts, rights, most]) {
  const [left, right] = [weights(lines, "from"), weights(lines, "to")];
  const room = lefts + rights;
  const keepLeft = top(left, Math.max(lefts, room - right.size));
  const keepRight = top(right, Math.max(rights, room - left.size));
  const inside = lines.filter((line) => keepLeft.has(line.from) && keepRight.has(line.to));
  const pair = new Map();
  const name = (line) => `${line.from} ${line.to}`;
  for (const line of inside) pair.set(name(line), (pair.get(name(line)) ?? 0) + weigh(line));
  inside.sort((a, b) => pair.get(name(b)) - pair.get(name(a)) || a.id - b.id);
  return { lines: inside.slice(0, most), rows: left.size + right.size };
}

/** Heights of rows; the shorter column is spread beside the longer. */
function stacked(ids) {
  const left = new Map();
  const headings = [];
  const rights = ids.filter((i) => i[0] === "r");
  const lefts = ids.length - rights.length;
  const row = Math.min(2 * ROW, Math.max(ROW, (0.9 * ROW * rights.length) / Math.max(1, lefts)));
  let y = 0;
  let side = null;
  for (const id of ids.filter((i) => i[0] === "l")) {
    const { code, name } = sideOf(rowKey(id));
    if (code !== side) {
      if (headings.length) y += HEAD - ROW;
      headings.push({ name, y });
      y += ROW - 4;
      side = code;
    }
    left.set(id, y);
    y += row;
  }
  const height = Math.max(y - row, 0);
  const pitch = Math.min(2 * ROW, Math.max(ROW, height / Math.max(1, rights.length - 1)));
  const start = Math.max(0, (height - pitch * (rights.length - 1)) / 2);
  return { left, right: new Map(rights.map((id, k) => [id, start + k * pitch])), headings };
}

/** Lines between the same two rows are fanned out; a bend is a share of a line's length. */
function bend(lines, places, gap) {
  const beside = new Map();
  for (const line of lines) {
    const name = `${line.from} ${line.to}`;
    beside.set(name, [...(beside.get(name) ?? []), line]);
  }
  for (const group of beside.values()) {
    group.sort((a, b) => a.family - b.family);
    group.forEach((line, k) => {
      const dy = places.right.get(line.to) - places.left.get(line.from);
      line.bend = (FAN * (k - (group.length - 1) / 2)) / Math.hypot(gap, dy);
    });
  }
}

/** What the graph shows of these statements. */
export function networkModel(passing, frame = WIDE) {
  const { gap } = frame;
  if (aboutShown() === "same") return heldNetwork(passing, frame === NARROW);
  const whole = around(often(linesOf(passing)));
  const { lines, rows } = cut(whole, LEVELS[state.most] ?? LEVELS.few);
  const ends = new Map();
  for (const line of lines) {
    for (const end of [line.from, line.to]) {
      if (!ends.has(end)) ends.set(end, new Set());
      for (const i of line.said) ends.get(end).add(i);
    }
  }
  const { id, shape } = D.views[aboutShown()].nodes;
  const order = id.map((node, k) => [node, k]).filter(([node]) => ends.has(node));
  const places = stacked(order.map(([node]) => node));
  bend(lines, places, gap);
  const nodes = order.map(([node, k]) => {
    const left = node[0] === "l";
    const key = rowKey(node);
    const dim = left ? "speaker" : rightDim();
    return {
      id: node,
      key,
      dim,
      name: DIMS[dim].name(key),
      shape: shape[k],
      said: ends.get(node),
      count: ends.get(node).size,
      x: left ? -gap / 2 : gap / 2,
      y: (left ? places.left : places.right).get(node),
    };
  });
  const statements = new Set(lines.flatMap((line) => line.said));
  return {
    nodes,
    lines,
    headings: places.headings,
    all: { rows, lines: whole.length },
    statements: statements.size,
    none: NONE,
  };
}
