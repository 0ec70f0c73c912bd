/* Text in picture files: wrapped by measuring, a text element a line, no markup but our own. */
import { legal } from "./draw_parts.js";
import { svg } from "./dom.js";

/** The type of what articles say, as in the page. */
export const SERIF =
  "'Iowan Old Style', Charter, 'Source Serif 4', Georgia, 'Noto Serif', 'Liberation Serif', 'Noto Serif CJK KR', serif";
const SANS = "'Segoe UI', Roboto, 'Noto Sans', 'Liberation Sans', 'Noto Sans CJK KR', sans-serif";
// Scripts that are written without spaces may be broken anywhere.
const WORDS = /\n|[^\S\n]+|[\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff\uff00-\uffef]|[^\s\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff\uff00-\uffef]+/gu;
const WIDE = /[\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff\uff00-\uffef]/u;
const RIGHT_TO_LEFT = /^[^\p{L}]*[\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/u;

let pen = null;
function wide(text, size, { "font-weight": weight = 400, "font-style": style = "normal" }, family) {
  pen ??= document.createElement("canvas").getContext("2d");
  pen.font = `${style} ${weight} ${size}px ${family}`;
  return pen.measureText(text).width;
}

/** A word that is wider than the line, in parts that are not. */
function broken(word, fits) {
  const parts = [];
  let part = "";
  for (const char of word) {
    if (part && !fits(part + char)) {
      parts.push(part);
      part = "";
    }
    part += char;
  }
  return [...parts, part];
}

/** Runs [text, attributes] as lines of such runs, none wider than `width`. */
function wrapped(runs, width, size, family) {
  const lines = [[]];
  let used = 0;
  let spaced = true;
  const feed = () => {
    lines.push([]);
    used = 0;
  };
  for (const [text, look] of runs) {
    const measure = (part) => wide(part, size, look, family);
    for (const word of legal(text).match(WORDS) ?? []) {
      if (word === "\n") {
        feed();
        continue;
      }
      const blank = !word.trim();
      if (blank && !used) continue;
      for (const part of measure(word) > width ? broken(word, (w) => measure(w) <= width) : [word]) {
        // A full stop in a run of its own stays with its word.
        const glued = !spaced && part.length < 4;
        if (!blank && !glued && used && used + measure(part) > width) feed();
        spaced = blank || WIDE.test(part);
        const line = lines.at(-1);
        if (line.length && line.at(-1)[1] === look) line.at(-1)[0] += part;
        else line.push([part, look]);
        used += measure(part);
      }
    }
  }
  return lines;
}

/** Text in a column. Returns the elements and the height that they take. */
export function column(x, y, width, runs, { size = 13, serif = false, leading = 1.45, ...more } = {}) {
  const family = serif ? SERIF : SANS;
  const turned = RIGHT_TO_LEFT.test(runs.map(([text]) => text).join(""));
  const lines = wrapped(runs, width, size, family);
  const high = size * leading;
  const nodes = lines.map((line, k) =>
    svg(
      "text",
      {
        x: turned ? x + width : x,
        y: (y + high * k + size).toFixed(1),
        "font-size": size,
        "font-family": family,
        direction: turned ? "rtl" : null,
        ...more,
      },
      ...line.map(([text, look]) => svg("tspan", look, text)),
    ),
  );
  return [nodes, high * lines.length];
}
