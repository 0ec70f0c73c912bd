/* The pictures as SVG: the same models as in the page, drawn whole. */
import { ACTORS, S, STANCES } from "./data.js";
import { DIMS } from "./dims.js";
import { clipped, svg } from "./dom.js";
import { signAt, words } from "./draw_parts.js";
import { theme } from "./labels.js";

const [CELL, LABELS, HEADS, LEFT] = [32, 300, 150, 20];

/** The matrix: rows of claims, columns of speakers, a sign a stance. Returns [parts, width, height]. */
export function matrixSvg(model) {
  const lines = model.lines.slice(0, 400);
  const x = (col) => LEFT + LABELS + col * CELL;
  const parts = [];
  let from = 0;
  for (const group of model.groups) {
    parts.push(
      svg("line", { x1: x(from) + 3, x2: x(from + group.keys.length) - 3, y1: 16, y2: 16, stroke: theme.soft }),
      words(x(from) + 3, 10, clipped(group.name, Math.max(3, Math.floor((group.keys.length * CELL) / 6.5))), {
        fill: theme.soft,
        "font-size": 11,
        "font-weight": 600,
      }),
    );
    from += group.keys.length;
  }
  model.columns.forEach((column, col) => {
    const [cx, cy] = [x(col) + CELL / 2 + 4, HEADS - 6];
    parts.push(words(cx, cy, DIMS[model.colDim].name(column), { most: 22, transform: `rotate(-90 ${cx} ${cy})` }));
  });
  lines.forEach(({ key, heading }, k) => {
    const y = HEADS + k * CELL + CELL / 2;
    if (heading) return parts.push(words(LEFT, y + 6, heading, { "font-weight": 600, fill: theme.soft }));
    parts.push(
      words(LEFT, y + 4.5, DIMS[model.rowDim].name(key), { most: 46 }),
      svg("line", { x1: LEFT, x2: x(model.columns.length), y1: y + CELL / 2, y2: y + CELL / 2, stroke: theme.line }),
    );
    return model.columns.forEach((column, col) => {
      const sum = model.cells.get(key).get(column);
      if (!sum) return;
      const held = sum.counts.map((n, family) => [n, family]).filter(([n]) => n);
      held.forEach(([n, family], slot) => {
        const cx = x(col) + CELL / 2 + (slot - (held.length - 1) / 2) * (26 / held.length);
        parts.push(signAt(family, cx, y, held.length > 1 ? 11 : 15));
        if (n > 1)
          parts.push(
            words(cx + (held.length > 1 ? 4 : 8), y - 4, String(n), {
              "font-size": 9.5,
              "font-weight": 700,
              fill: theme[STANCES[family].key],
            }),
          );
      });
    });
  });
  return [parts, x(model.columns.length) + 20, HEADS + lines.length * CELL];
}

const DASHES = { considers: "8 6", declines: "2 5", presumes: "1 7" };

/** The network of actors: a line for what two hold the same or the opposite, with how many claims. */
function actorsSvg({ nodes, lines }) {
  const [xs, ys] = [nodes.map((n) => n.x), nodes.map((n) => n.y)];
  const [dx, dy] = [100 - Math.min(0, ...xs), 30 - Math.min(0, ...ys)];
  const at = new Map(nodes.map((n) => [n.id, [n.x + dx, n.y + dy]]));
  const parts = [];
  for (const line of lines) {
    const [[x1, y1], [x2, y2]] = [at.get(line.from), at.get(line.to)];
    const [mx, my] = [(x1 + x2) / 2 + line.bend * (y2 - y1), (y1 + y2) / 2 - line.bend * (x2 - x1)];
    const stroke = theme[STANCES[line.family].key];
    parts.push(
      svg("path", { d: `M${x1} ${y1}Q${mx} ${my} ${x2} ${y2}`, fill: "none", stroke, "stroke-opacity": 0.8, "stroke-width": Math.min(8, 0.5 + 1.3 * Math.sqrt(line.n)) }),
    );
    const [bx, by] = [(x1 + x2) / 4 + mx / 2, (y1 + y2) / 4 + my / 2];
    parts.push(svg("rect", { x: bx - 9, y: by - 9, width: line.n > 1 ? 27 : 18, height: 18, rx: 9, fill: theme.paper }), signAt(line.family, bx, by, 13));
    if (line.n > 1) parts.push(words(bx + 8, by + 4, String(line.n), { "font-size": 11.5, "font-weight": 700, fill: stroke }));
  }
  for (const node of nodes) {
    const [x, y] = at.get(node.id);
    const named = Boolean(ACTORS.named[node.key]);
    parts.push(
      svg("circle", { cx: x, cy: y, r: 5, fill: named ? theme.ink : theme.paper, stroke: theme.ink }),
      words(x, y + 23, node.name, { most: 26, "text-anchor": "middle", "font-style": named ? null : "italic" }),
    );
  }
  return [parts, Math.max(0, ...xs) + dx + 100, Math.max(0, ...ys) + dy + 40];
}

/** The graph: names in two columns, a line a stance. */
export function networkSvg(model) {
  if (model.actors) return actorsSvg(model);
  const ys = [...model.nodes.map((n) => n.y), ...model.headings.map((h) => h.y)];
  const top = Math.min(0, ...ys);
  const y = (v) => v - top + 24;
  const [left, right] = [LEFT + 290, LEFT + 690];
  const place = new Map(model.nodes.map((n) => [n.id, [n.id[0] === "l" ? left : right, y(n.y)]]));
  const parts = model.headings.map((h) =>
    words(left - 14, y(h.y) + 4, h.name, {
      "text-anchor": "end",
      fill: theme.soft,
      "font-size": 11,
      "font-weight": 600,
    }),
  );
  for (const line of model.lines) {
    const { key } = STANCES[line.family];
    const [[x1, y1], [x2, y2]] = [place.get(line.from), place.get(line.to)];
    const [mx, my] = [(x1 + x2) / 2, (y1 + y2) / 2 - line.bend * 200];
    parts.push(
      svg("path", {
        d: `M${x1} ${y1}Q${mx} ${y1} ${mx} ${my}Q${mx} ${y2} ${x2} ${y2}`,
        fill: "none",
        stroke: theme[key],
        "stroke-opacity": 0.8,
        "stroke-width": Math.min(8, 0.5 + 1.3 * Math.sqrt(line.said.length)),
        "stroke-dasharray": DASHES[key],
      }),
    );
    if (line.said.length > 1 || key !== "asserts") {
      parts.push(
        svg("rect", {
          x: mx - 9,
          y: my - 9,
          width: line.said.length > 1 ? 27 : 18,
          height: 18,
          rx: 9,
          fill: theme.paper,
        }),
        signAt(line.family, mx, my, 13),
      );
    }
    if (line.said.length > 1)
      parts.push(
        words(mx + 8, my + 4, String(line.said.length), { "font-size": 11.5, "font-weight": 700, fill: theme[key] }),
      );
  }
  for (const node of model.nodes) {
    const [x, at] = place.get(node.id);
    const isLeft = node.id[0] === "l";
    const hollow = node.key < 0 || (node.dim !== "claim" && !ACTORS.named[node.key]);
    parts.push(
      svg("circle", { cx: x, cy: at, r: 5, fill: hollow ? theme.paper : theme.ink, stroke: theme.ink }),
      words(x + (isLeft ? -14 : 14), at + 4.5, node.name, {
        most: isLeft ? 40 : 60,
        "text-anchor": isLeft ? "end" : "start",
        "font-style": hollow ? "italic" : null,
      }),
    );
  }
  return [parts, right + 440, Math.max(0, ...ys) - top + 50];
}

/** The timeline: a sign a statement, or bars where they are many. */
export function timelineSvg({ laid }) {
  const parts = [];
  for (const { y, head, words: title, strip } of laid.axes) {
    parts.push(words(16, head, title, { "font-weight": 600, fill: theme.soft, "font-size": 12 }));
    for (const c of laid.columns) {
      parts.push(
        svg("line", {
          x1: c.x + 2,
          x2: c.x + c.wide - 2,
          y1: y,
          y2: y,
          stroke: theme.soft,
          "stroke-dasharray": strip === "printed" ? "4 3" : null,
        }),
      );
    }
  }
  for (const dot of laid.dots) parts.push(signAt(S.stance[dot.i], dot.x, dot.y, dot.size));
  for (const c of laid.columns) {
    parts.push(
      words(c.x + c.wide / 2, laid.labels + 15, c.bin.name, { "text-anchor": "middle" }),
      words(c.x + c.wide / 2, laid.labels + 30, String(c.bin.said.length + c.bin.printed.length), {
        "text-anchor": "middle",
        fill: theme.soft,
        "font-size": 11.5,
      }),
    );
  }
  return [parts, laid.width, laid.height];
}
