/* The network of actors as the graph draws it: a line for what two hold the same, one for the opposite. */
import { ACTORS, D } from "./data.js";
import { keyOf } from "./dims.js";
import { layActors } from "./held_layout.js";
import { TIES, tiesOf } from "./held_model.js";
import { state } from "./state.js";

/** Most actors and lines: at first sight, when more are asked for, and all. */
const LEVELS = { few: [40, 90], many: [150, 750], all: [Infinity, Infinity] };
const SHAPES = { person: "dot", country: "square", organ: "diamond", organisation: "triangle", group: "hexagon", role: "dot" };
/** Lines of conflict are few, and what readers seek: they weigh more where lines are cut. */
const CONFLICT = 4;
/** How far two lines between the same actors bend, of their length. */
const BEND = 0.18;

/** Which kinds of ties are shown: both, or one. */
const shown = () => (state.ties ? [TIES.indexOf(state.ties)] : [0, 1]);

/** What the graph shows of actors who hold the same or the opposite, among statements that pass. */
export function heldNetwork(passing, narrow = false) {
  const passes = new Set(passing);
  const [most, lines] = LEVELS[state.most] ?? LEVELS.few;
  const around = state.ego ? keyOf("speaker", state.ego.split(/:(.*)/s)[1]) : -1;
  const asked = { most, around, depth: Number(state.depth) || 1, least: Number(state.least) || 1 };
  const { ties, actors, cut } = tiesOf((i) => passes.has(i), asked);
  const weight = ({ kind, claims }) => claims.size * (kind ? CONFLICT : 1);
  const all = ties.filter(({ kind }) => shown().includes(kind)).sort((a, b) => weight(b) - weight(a) || a.one - b.one || a.other - b.other || a.kind - b.kind);
  const kept = all.slice(0, lines);
  const nodes = nodesOf(kept);
  const at = new Map(nodes.map(({ key }, k) => [key, k]));
  layActors(nodes, kept.map(({ one, other, kind }) => ({ a: at.get(one), b: at.get(other), kind })), narrow);
  const beside = new Map();
  for (const { one, other } of kept) beside.set(`${one} ${other}`, (beside.get(`${one} ${other}`) ?? 0) + 1);
  return {
    actors: true,
    nodes,
    lines: kept.map(({ one, other, kind, claims, said }, id) => ({
      id,
      from: `a${one}`,
      to: `a${other}`,
      family: kind,
      kind: TIES[kind],
      said: [...said],
      claims: [...claims],
      n: claims.size,
      bend: beside.get(`${one} ${other}`) > 1 ? (kind ? -BEND : BEND) : 0,
    })),
    headings: [],
    all: { rows: cut ? actors : nodes.length + nodesOf(all.slice(lines)).filter(({ key }) => !at.has(key)).length, lines: all.length },
    statements: new Set(kept.flatMap(({ said }) => [...said])).size,
  };
}

/** The actors of ties, those in most of them first. */
function nodesOf(ties) {
  const said = new Map();
  for (const { one, other, said: of } of ties)
    for (const a of [one, other]) {
      if (!said.has(a)) said.set(a, new Set());
      for (const i of of) said.get(a).add(i);
    }
  return [...said]
    .sort((a, b) => b[1].size - a[1].size || a[0] - b[0])
    .map(([key, of]) => ({
      id: `a${key}`,
      key,
      dim: "actor",
      name: ACTORS.label[key],
      shape: SHAPES[D.lists.kind[ACTORS.kind[key]][0]] ?? "dot",
      said: of,
      count: of.size,
    }));
}
