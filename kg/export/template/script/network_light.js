/* What of the graph stands out: the lines of what is picked or open, and their ends. */
import { STANCES } from "./data.js";
import { DIMS, keyOf } from "./dims.js";
import { rightDim } from "./network_model.js";
import { pickTest } from "./pick.js";
import { state } from "./state.js";

/** The ids of the lines and rows that stand out, or null where all do. */
export function lightOf(lines) {
  const open = state.open ? DIMS.statement.find(state.open) : -1;
  if (!state.pick.length && open < 0) return null;
  const picked = open >= 0 ? (i) => i === open : pickTest();
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
