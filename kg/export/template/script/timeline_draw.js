/* Where each dot of the timeline stands: two strips over one axis, denials below their line. */
import { S } from "./data.js";

const [LEFT, HEAD, LABEL, GAPWIDE] = [16, 34, 46, 16];
/** Signs are this large where there is room, and no smaller than the second number. */
const [LARGE, SMALL] = [26, 7];
export const STRIPS = [
  ["said", "Day of saying, settled by the article"],
  ["printed", "Day of printing; day of saying not settled"],
];

const denied = (i) => S.stance[i] === 1;

function widths(bins, room) {
  const gaps = bins.filter((b) => b.gap).length * GAPWIDE;
  const weights = bins.map((b) => Math.sqrt(1 + Math.max(b.said.length, b.printed.length)) + 1);
  const total = weights.reduce((a, b) => a + b, 0);
  const least = bins.map((b) => Math.max(74, b.name.length * 6.9 + 14));
  const free = Math.max(0, room - gaps - least.reduce((a, b) => a + b, 0));
  return weights.map((w, k) => least[k] + (free * w) / total);
}

function stack(list, x, wide, size, up, y, dots, strip, bin) {
  const across = Math.max(1, Math.floor((wide - 14) / size));
  list.forEach((i, k) => {
    const row = Math.floor(k / across);
    dots.push({
      i,
      strip,
      bin,
      x: x + 7 + (k % across) * size + size / 2,
      y: y + (up ? -1 : 1) * (row * size + size / 2 + 3),
      size: size - 2,
    });
  });
  return Math.ceil(list.length / across);
}

/** Lay out bins in a place so wide and high: `{dots, axes, columns, width, height}`. */
export function layTimeline(model, width, height) {
  const { bins } = model;
  const wide = widths(bins, width - 2 * LEFT);
  const xs = [];
  let x = LEFT;
  bins.forEach((bin, k) => {
    if (bin.gap) x += GAPWIDE;
    xs.push(x);
    x += wide[k];
  });
  const total = Math.max(width, x + LEFT);
  for (let size = LARGE; ; size = Math.max(SMALL, size - 1)) {
    const laid = place(bins, xs, wide, size);
    if (laid.height <= height || size === SMALL)
      return {
        ...place(bins, xs, wide, size, Math.min(90, Math.max(0, height - laid.height) / 3)),
        width: total,
        size,
      };
  }
}

function place(bins, xs, wide, size, air = 0) {
  const dots = [];
  const axes = [];
  let y = 10;
  for (const [strip, words] of STRIPS) {
    if (strip === "said" && !bins.some((b) => b.said.length)) continue;
    const across = bins.map((_, k) => Math.max(1, Math.floor((wide[k] - 14) / size)));
    const rows = (test) => Math.max(1, ...bins.map((b, k) => Math.ceil(b[strip].filter(test).length / across[k])));
    const above = rows((i) => !denied(i)) * size + 10 + air;
    const below = Math.max(rows(denied) * size + 8, 22);
    y += HEAD - 8;
    const head = y - 12;
    y += above;
    axes.push({ strip, words, head, y, top: y - above, bottom: y + below });
    bins.forEach((bin, k) => {
      stack(
        bin[strip].filter((i) => !denied(i)),
        xs[k],
        wide[k],
        size,
        true,
        y,
        dots,
        strip,
        k,
      );
      stack(bin[strip].filter(denied), xs[k], wide[k], size, false, y, dots, strip, k);
    });
    y += below;
  }
  const columns = bins.map((bin, k) => ({ bin, x: xs[k], wide: wide[k], gap: bin.gap ? xs[k] - GAPWIDE / 2 : null }));
  return { dots, axes, columns, labels: y + 6, height: y + LABEL };
}
