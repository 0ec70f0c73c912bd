/* The briefing as a picture: its sections under each other, each line with what stands behind it. */
import { svg } from "./dom.js";
import { signAt } from "./draw_parts.js";
import { column } from "./draw_text.js";
import { theme } from "./labels.js";
import { listed } from "./sentences.js";

const [LEFT, WIDE, ROWS, BELOW] = [24, 1080, 8, 26];
const SERIF = { serif: true, size: 16, leading: 1.4 };

/** The sections as [parts, width, height]. */
export function briefingSvg(sections) {
  const [ink, soft] = [{ fill: theme.ink }, { fill: theme.soft }];
  const parts = [];
  let y = 0;
  const add = (x, runs, look, gap = 3) => {
    const [nodes, high] = column(LEFT + x, y, WIDE - x, runs, look);
    parts.push(...nodes);
    y += high + gap;
  };
  for (const { title, unit, rows } of sections) {
    if (!rows.length) continue;
    add(
      0,
      [
        [title, { ...ink, "font-style": "italic" }],
        [unit ? `  ${unit}` : "", soft],
      ],
      SERIF,
    );
    parts.push(svg("line", { x1: LEFT, x2: LEFT + WIDE, y1: y, y2: y, stroke: theme.ink, "stroke-width": 1.5 }));
    y += 8;
    for (const { name, n, facts, lines } of rows.slice(0, ROWS)) {
      const count = n === "" || n === undefined ? "" : `${n}  `;
      add(
        0,
        [
          [count, { ...ink, "font-weight": 700 }],
          [name, { ...ink, "font-weight": lines ? 600 : 400 }],
        ],
        { size: 13.5 },
      );
      if (facts) add(0, [[facts, soft]], { size: 12 });
      for (const { family, who, does } of lines ?? []) {
        parts.push(signAt(family, LEFT + 8, y + 9, 12));
        add(
          22,
          [
            [`${listed(who)} `, { ...ink, "font-weight": 600 }],
            [does, ink],
          ],
          { size: 13 },
        );
      }
      y += 5;
    }
    if (rows.length > ROWS) add(0, [[`and ${rows.length - ROWS} more`, soft]], { size: 12 });
    y += BELOW;
  }
  return [parts, LEFT * 2 + WIDE, y];
}
