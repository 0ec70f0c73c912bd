/* Where the actors of a network stand: those who hold the same near each other, those who hold the opposite apart. */

/** How long a tie is drawn, in canvas units, by its kind. */
const [NEAR, FAR] = [110, 200];
/** Room that a name needs beside and below its actor. */
const [LETTER, NAME, HIGH, AIR] = [7.2, 200, 62, 26];
/** Steps of the layout, fewer where actors are many: a step looks at every pair. */
const [STEPS, WORK] = [260, 2_500_000];
/** A picture is about so much wider than high; heights are drawn at a share of what they would be. */
const [WIDE, FLAT] = [3, 0.75];
/** The same on a narrow screen, where widths are. */
const [HIGHER, SLIM] = [0.5, 0.6];

const widthOf = (node) => Math.min(NAME, node.name.length * LETTER) + AIR;

/** Parts that no tie joins, the largest first; each a list of places in `nodes`. */
function parts(nodes, ties) {
  const beside = nodes.map(() => []);
  for (const { a, b } of ties) {
    beside[a].push(b);
    beside[b].push(a);
  }
  const seen = new Set();
  const found = [];
  nodes.forEach((_, start) => {
    if (seen.has(start)) return;
    const part = [start];
    seen.add(start);
    for (const at of part) for (const next of beside[at]) if (!seen.has(next)) part.push(next), seen.add(next);
    found.push(part);
  });
  return found.sort((a, b) => b.length - a.length || a[0] - b[0]);
}

/** Ties pull as springs, all push each other away. */
function relax(part, ties, xs, ys) {
  const n = part.length;
  const inside = ties.filter(({ a }) => part.includes(a));
  part.forEach((at, k) => {
    const turn = (2 * Math.PI * k) / n;
    xs[at] = Math.cos(turn) * 30 * n;
    ys[at] = Math.sin(turn) * 20 * n;
  });
  const steps = Math.max(30, Math.min(STEPS, Math.floor(WORK / (n * n))));
  for (let step = 0; step < steps; step++) {
    const most = 60 * (1 - step / steps) + 1;
    const [fx, fy] = [new Float64Array(xs.length), new Float64Array(xs.length)];
    const push = (a, b, force, dx, dy) => {
      fx[a] += dx * force;
      fy[a] += dy * force;
      fx[b] -= dx * force;
      fy[b] -= dy * force;
    };
    for (let k = 0; k < n; k++)
      for (let j = 0; j < k; j++) {
        const [a, b] = [part[j], part[k]];
        const [dx, dy] = [xs[a] - xs[b] || 0.1 * (j - k), ys[a] - ys[b] || 0.1];
        push(a, b, 2_400 / (dx * dx + dy * dy), dx, dy);
      }
    for (const { a, b, kind } of inside) {
      const [dx, dy] = [xs[a] - xs[b], ys[a] - ys[b]];
      const far = Math.hypot(dx, dy) || 1;
      push(a, b, (-0.12 * (far - (kind ? FAR : NEAR))) / far, dx, dy);
    }
    for (const at of part) {
      const size = Math.hypot(fx[at], fy[at]) || 1;
      xs[at] += (fx[at] / size) * Math.min(size, most);
      ys[at] += (fy[at] / size) * Math.min(size, most);
    }
  }
}

/** A picture is read best where it is as wide as what it stands in: it is turned if need be, and flattened. */
function flatten(part, xs, ys, narrow) {
  const spread = (of) => Math.max(...part.map((at) => of[at])) - Math.min(...part.map((at) => of[at]));
  const turned = spread(ys) > spread(xs) !== narrow;
  for (const at of part) {
    if (turned) [xs[at], ys[at]] = [ys[at], xs[at]];
    (narrow ? xs : ys)[at] *= narrow ? SLIM : FLAT;
  }
}

/** No name lies on another: whose boxes meet are moved apart the shorter way. */
function separate(part, nodes, xs, ys) {
  for (let round = 0; round < 80; round++) {
    let moved = false;
    for (let k = 0; k < part.length; k++)
      for (let j = 0; j < k; j++) {
        const [a, b] = [part[j], part[k]];
        const [dx, dy] = [xs[a] - xs[b], ys[a] - ys[b]];
        const [ox, oy] = [(widthOf(nodes[a]) + widthOf(nodes[b])) / 2 - Math.abs(dx), HIGH - Math.abs(dy)];
        if (ox <= 0 || oy <= 0) continue;
        moved = true;
        const [places, over, way] = oy <= ox ? [ys, oy, dy < 0 ? -1 : 1] : [xs, ox, dx < 0 ? -1 : 1];
        places[a] += (way * (over + 1)) / 2;
        places[b] -= (way * (over + 1)) / 2;
      }
    if (!moved) return;
  }
}

function boxOf(part, nodes, xs, ys) {
  const sides = part.map((at) => [xs[at] - widthOf(nodes[at]) / 2, xs[at] + widthOf(nodes[at]) / 2]);
  const [x0, x1] = [Math.min(...sides.map(([l]) => l)), Math.max(...sides.map(([, r]) => r))];
  const [y0, y1] = [Math.min(...part.map((at) => ys[at])) - HIGH / 2, Math.max(...part.map((at) => ys[at])) + HIGH / 2];
  return { part, x0, y0, width: x1 - x0 + AIR, height: y1 - y0 + AIR / 2 };
}

/**
 * Give each node its `x` and `y`; the same nodes and ties have the same places.
 * @param {{name: string}[]} nodes
 * @param {{a: number, b: number, kind: number}[]} ties between places in `nodes`
 */
export function layActors(nodes, ties, narrow = false) {
  const [xs, ys] = [new Float64Array(nodes.length), new Float64Array(nodes.length)];
  const boxes = parts(nodes, ties).map((part) => {
    if (part.length === 2) [xs[part[0]], xs[part[1]]] = [0, 60 + (widthOf(nodes[part[0]]) + widthOf(nodes[part[1]])) / 2];
    else {
      relax(part, ties, xs, ys);
      flatten(part, xs, ys, narrow);
    }
    separate(part, nodes, xs, ys);
    return boxOf(part, nodes, xs, ys);
  });
  const area = boxes.reduce((sum, { width, height }) => sum + width * height, 0);
  const wide = Math.max(Math.sqrt(area * (narrow ? HIGHER : WIDE)), ...boxes.map((b) => b.width));
  let [x, y, high] = [0, 0, 0];
  for (const box of boxes) {
    if (x && x + box.width > wide) [x, y, high] = [0, y + high, 0];
    for (const at of box.part) {
      nodes[at].x = Math.round(xs[at] - box.x0 + x - wide / 2);
      nodes[at].y = Math.round(ys[at] - box.y0 + y);
    }
    x += box.width;
    high = Math.max(high, box.height);
  }
}
