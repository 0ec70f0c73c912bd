/* Signs, bars, lines and labels of the timeline. */
import { S, STANCES } from "./data.js";
import { actOf, speakersOf } from "./said.js";
import { plural, svg } from "./dom.js";
import { SIGNS } from "./glyphs.js";
import { state } from "./state.js";
import { noCounts } from "./sums.js";
import { dayKey } from "./timeline_model.js";

/** The sign of one statement. */
export function dot({ i, x, y, size, strip }, faded, at) {
  const { key } = STANCES[S.stance[i]];
  const { fill, cut, line } = SIGNS[key];
  const name = `${speakersOf(i)} ${actOf(i)}`;
  const scale = size / 16;
  return svg(
    "g",
    {
      class: `dot sign ${key} ${strip}${faded ? " faded" : ""}${state.open === S.id[i] ? " open" : ""}`,
      role: "button",
      tabindex: at ? 0 : -1,
      "data-id": S.id[i],
      "aria-label": name,
      transform: `translate(${x - size / 2} ${y - size / 2}) scale(${scale})`,
    },
    svg("title", {}, name),
    svg("rect", { class: "hit", x: -1, y: -1, width: 18, height: 18 }),
    fill && svg("path", { class: "fill", d: fill }),
    cut && svg("path", { class: "cut", d: cut }),
    line && svg("path", { class: "line", d: line }),
  );
}

/** A bar for each stance of a day, where signs would be too many. */
export function bars(laid) {
  const found = [];
  for (const axis of laid.axes) {
    const most = Math.max(1, ...laid.columns.map((c) => c.bin[axis.strip].length));
    for (const { bin, x, wide } of laid.columns) {
      const counts = noCounts();
      for (const i of bin[axis.strip]) counts[S.stance[i]]++;
      let y = axis.y;
      counts.forEach((n, family) => {
        if (!n) return;
        const { key, label } = STANCES[family];
        const high = Math.max(3, (n / most) * (axis.y - axis.top - 6));
        const below = key === "denies";
        if (!below) y -= high;
        const name = `${plural(n, "statement")}, ${label}, ${bin.name}`;
        found.push(
          svg(
            "g",
            {
              class: `bar-of sign ${key}`,
              role: "button",
              tabindex: found.length ? -1 : 0,
              "aria-label": name,
              "data-day": dayKey(bin, axis.strip),
              "data-stance": key,
            },
            svg("title", {}, name),
            svg("rect", { class: "fill", x: x + 8, y: below ? axis.y + 1 : y, width: wide - 16, height: high, rx: 2 }),
            high > 15 &&
              svg(
                "text",
                { class: "inbar", x: x + wide / 2, y: (below ? axis.y + 1 : y) + high / 2 + 4 },
                `${STANCES[family].mark} ${n}`,
              ),
          ),
        );
      });
    }
  }
  return found;
}

/** The grounds of days and the lines above which nothing is denied. */
export function axisParts(laid) {
  const days = laid.columns.map((c) =>
    svg("rect", { class: "day", x: c.x + 2, y: 4, width: c.wide - 4, height: laid.labels + 34, rx: 8 }),
  );
  const axes = laid.axes.flatMap(({ y, head, words, strip }) => {
    const ends = laid.columns.map((c) => [c.x, c.x + c.wide]);
    return [
      svg("text", { class: "strip", x: 26, y: head + 4 }, words),
      ...ends.map(([a, b]) => svg("line", { class: `axis ${strip}`, x1: a + 2, x2: b - 2, y1: y, y2: y })),
    ];
  });
  return [...days, ...axes];
}

/** Names of days, each a button. */
export function dayLabels(laid) {
  return laid.columns.flatMap(({ bin, x, wide, gap }, k) => [
    gap !== null && svg("text", { class: "gap", x: gap, y: laid.labels + 16 }, "⋯"),
    svg(
      "g",
      {
        class: "daylabel",
        role: "button",
        tabindex: -1,
        "data-bin": k,
        "aria-label": `${bin.name}: ${plural(bin.said.length + bin.printed.length, "statement")}`,
      },
      svg("rect", { class: "hit", x, y: laid.labels, width: wide, height: 34 }),
      svg("text", { x: x + wide / 2, y: laid.labels + 15 }, bin.name),
      svg("text", { class: "n", x: x + wide / 2, y: laid.labels + 30 }, String(bin.said.length + bin.printed.length)),
    ),
  ]);
}
