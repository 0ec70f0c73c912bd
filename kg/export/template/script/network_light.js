/* What of the graph stands out: the lines of what is picked or open, and their ends. */
import { STANCES } from "./data.js";
import { DIMS, keyOf } from "./dims.js";
import { rightDim } from "./network_model.js";
import { pickTest, tieId } from "./pick.js";
import { state } from "./state.js";

/** The ids of the lines and rows that stand out, or null where all do. */
export function lightOf(lines) {
  const open = state.open ? DIMS.statement.find(state.open) : -1;
  if (!state.pick.length && open < 0) return null;
  const picked = open >= 0 ? (i) => i === open : pickTest();
  if (lines.some((line) => line.kind)) return lightOfActors(lines, picked, open);
  const stance = open < 0 && state.pick.find(([dim]) => dim === "stance");
  // A statement with two claims has two lines; a picked claim lights its own.
  const ends = state.pick
    .filter(([dim]) => dim === "speaker" || dim === rightDim())
    .map(([dim, id]) => {
      const key = keyOf(dim, id);
      return (line) => (dim === "speaker" ? line.from === `l${key}` : line.to === `r${key}`);
    });
  const hit = lines.filter(
    (line) =>
      line.said.some(picked) &&
      (!stance || STANCES[line.family].key === stance[1]) &&
      (open >= 0 || ends.every((test) => test(line))),
  );
  return hit.length
    ? { lines: new Set(hit.map((l) => l.id)), nodes: new Set(hit.flatMap((l) => [l.from, l.to])) }
    : null;
}

/** Of actors who hold the same or the opposite: the tie that is picked, the ties of an actor, or those that what is open is part of. */
function lightOfActors(lines, picked, open) {
  const tie = open < 0 && state.pick.find(([dim]) => dim === "tie");
  const actors = new Set(open < 0 ? state.pick.filter(([dim]) => ["actor", "speaker"].includes(dim)).map(([dim, id]) => `a${keyOf(dim, id)}`) : []);
  const hit = lines.filter((line) =>
    tie ? tieId(line) === tie[1] : actors.size ? actors.has(line.from) || actors.has(line.to) : line.said.some(picked),
  );
  return hit.length
    ? { lines: new Set(hit.map((l) => l.id)), nodes: new Set(hit.flatMap((l) => [l.from, l.to])) }
    : null;
}
