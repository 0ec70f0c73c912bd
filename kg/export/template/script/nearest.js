/* Which line a pointer means: the nearest of those drawn, by the distance to its curve. */
import { STANCES } from "./data.js";
import { theme } from "./labels.js";
import { lineWidth } from "./network_style.js";

/** Pieces of a curve. With 40 the longest bend of 300 rows is less than a unit off what is drawn. */
const STEPS = 40;

/** A curve as the points of a polyline, laid flat: [x, y, x, y]; `point` gives the place at 0 to 1. */
function polyline(point) {
  const flat = new Float64Array(2 * (STEPS + 1));
  for (let k = 0; k <= STEPS; k++) {
    const { x, y } = point(k / STEPS);
    flat[2 * k] = x;
    flat[2 * k + 1] = y;
  }
  return flat;
}

/** The distance of a place from a polyline. */
function distance(flat, x, y) {
  let best = Infinity;
  for (let k = 0; k + 3 < flat.length; k += 2) {
    const ax = flat[k];
    const ay = flat[k + 1];
    const dx = flat[k + 2] - ax;
    const dy = flat[k + 3] - ay;
    const along = dx || dy ? ((x - ax) * dx + (y - ay) * dy) / (dx * dx + dy * dy) : 0;
    const t = Math.min(1, Math.max(0, along));
    best = Math.min(best, (ax + t * dx - x) ** 2 + (ay + t * dy - y) ** 2);
  }
  return Math.sqrt(best);
}

/** The curves of these lines; `shapeOf` gives the renderer's own, so that what is drawn is what is hit. */
export function curvesOf(lines, shapeOf) {
  let flats = null;
  const drawn = () => {
    flats ??= new Map(
      lines
        .map(({ id }) => id)
        .sort((a, b) => a - b)
        .map((id) => [id, polyline((t) => shapeOf(id).getPoint(t))]),
    );
    return flats;
  };
  return {
    /** The id of the line nearest to a place, if one is within reach; of two as near, the lower id. */
    nearest({ x, y }, reach) {
      let [best, found] = [reach, undefined];
      for (const [id, flat] of drawn()) {
        const far = distance(flat, x, y);
        if (far < best) [best, found] = [far, id];
      }
      return found;
    },
    /** By how much a place is nearer to one line than to every other. */
    clearance(id, { x, y }) {
      const others = [...drawn()].filter(([other]) => other !== id).map(([, flat]) => distance(flat, x, y));
      return Math.min(...others, 1e6) - distance(drawn().get(id), x, y);
    },
    /** Draw one line so that it stands out. */
    stroke(ctx, line) {
      const flat = drawn().get(line.id);
      ctx.lineJoin = "round";
      for (const [color, more] of [
        [theme.paper, 6],
        [theme[STANCES[line.family].key], 2],
      ]) {
        ctx.strokeStyle = color;
        ctx.lineWidth = lineWidth(line) + more;
        ctx.beginPath();
        // Its ends stay under the signs of its rows.
        for (let k = 4; k + 4 < flat.length; k += 2) ctx.lineTo(flat[k], flat[k + 1]);
        ctx.stroke();
      }
    },
  };
}
