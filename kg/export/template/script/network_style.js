/* How rows and lines of the graph look, in vis-network's words. */
import { ACTORS, STANCES } from "./data.js";
import { theme } from "./labels.js";

const STYLE = {
  asserts: { dashes: false, arrow: "arrow" },
  denies: { dashes: false, arrow: "bar" },
  considers: { dashes: [8, 6], arrow: "vee" },
  wants: { dashes: false, arrow: "diamond" },
  opposes: { dashes: false, arrow: "inv_triangle" },
  declines: { dashes: [2, 5], arrow: "circle" },
  presumes: { dashes: [1, 7], arrow: "circle" },
};
/** Above so many lines curves and dashes cost more than a frame (16.7 ms) in software. */
export const PLAIN = 300;

/** A row as vis-network draws it; `lit` are the nodes and lines that stand out, or null. */
export function visNode(node, lit) {
  const hollow = node.key < 0 || (node.dim !== "claim" && !ACTORS.named[node.key]);
  const color = hollow ? theme.paper : node.dim === "claim" ? theme.faint : theme.ink;
  const border = hollow ? theme.soft : color;
  return {
    id: node.id,
    x: node.x,
    y: node.y,
    shape: node.shape,
    fixed: true,
    size: Math.min(10, 4.5 + Math.sqrt(node.count)),
    borderWidth: hollow ? 1.5 : 1,
    shapeProperties: { borderDashes: hollow ? [3, 2] : false },
    color: { background: color, border },
    opacity: !lit || lit.nodes.has(node.id) ? 1 : 0.28,
  };
}

/** How wide a line is, by how many statements it stands for. */
export const lineWidth = (line) => Math.min(8, 0.5 + 1.3 * Math.sqrt(line.n));

/** A line as vis-network draws it, one of `count`. */
export function visEdge(line, lit, count) {
  const { key } = STANCES[line.family];
  const faded = lit !== null && !lit.lines.has(line.id);
  const plain = count > PLAIN;
  const among = line.kind !== undefined;
  const curve = line.bend
    ? { enabled: true, type: line.bend > 0 ? "curvedCW" : "curvedCCW", roundness: Math.abs(line.bend) }
    : plain || among
      ? { enabled: false }
      : { enabled: true, type: "cubicBezier", forceDirection: "horizontal", roundness: 0.45 };
  return {
    id: line.id,
    from: line.from,
    to: line.to,
    smooth: curve,
    width: lineWidth(line),
    dashes: plain ? false : STYLE[key].dashes,
    arrows: {
      to: { enabled: !among && (!plain || key === "denies"), type: STYLE[key].arrow, scaleFactor: key === "denies" ? 0.75 : 0.5 },
    },
    color: { color: theme[key], opacity: faded ? 0.08 : key === "denies" ? 1 : 0.8 },
  };
}
