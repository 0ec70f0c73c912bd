/* The timeline: a sign a statement, denials below the line; drag over days to keep only those. */
import { S, STANCES } from "./data.js";
import { DIMS } from "./dims.js";
import { button, el, plural, svg } from "./dom.js";
import { sign } from "./glyphs.js";
import { pick, pickStatement, pickTest } from "./pick.js";
import { go, state } from "./state.js";
import { renderTable } from "./table.js";
import { layTimeline } from "./timeline_draw.js";
import { axisParts, bars, dayLabels, dot } from "./timeline_marks.js";
import { dayKey, timelineModel } from "./timeline_model.js";

/** Above so many statements a strip's day is one bar a stance: nobody counts dots any more. */
const DOTS = 1200;
let shown = null;

/** Keep only these bins, or all days again. */
function keepDays(a, b) {
  const bins = shown.laid.columns
    .slice(Math.min(a, b), Math.max(a, b) + 1)
    .map((c) => c.bin)
    .filter((bin) => bin.first);
  if (bins.length)
    go({
      from: bins[0].first,
      to: bins.reduce((end, bin) => (bin.last > end ? bin.last : end), ""),
      pick: [],
      open: "",
    });
}

function brush(picture) {
  let from = null;
  const band = svg("rect", { class: "band", y: 0, height: picture.getAttribute("height"), hidden: true });
  const columnAt = (event) => {
    const x = event.clientX - picture.getBoundingClientRect().left;
    const columns = shown.laid.columns;
    const k = columns.findIndex((c) => x < c.x + c.wide);
    return k < 0 ? columns.length - 1 : k;
  };
  picture.prepend(band);
  picture.addEventListener("pointerdown", (event) => {
    if (event.button === 0) from = { k: columnAt(event), x: event.clientX, on: false };
  });
  picture.addEventListener("pointermove", (event) => {
    if (!from || (!from.on && Math.abs(event.clientX - from.x) < 6)) return;
    if (!from.on) picture.setPointerCapture(event.pointerId);
    from.on = true;
    const [a, b] = [from.k, columnAt(event)].sort((p, q) => p - q);
    const [first, last] = [shown.laid.columns[a], shown.laid.columns[b]];
    band.removeAttribute("hidden");
    band.setAttribute("x", first.x);
    band.setAttribute("width", last.x + last.wide - first.x);
  });
  picture.addEventListener("pointerup", (event) => {
    const was = from;
    from = null;
    band.setAttribute("hidden", "");
    if (was?.on) {
      keepDays(was.k, columnAt(event));
      return;
    }
    act(event.target);
  });
  picture.addEventListener("pointercancel", () => {
    from = null;
    band.setAttribute("hidden", "");
  });
}

function act(target) {
  const node = target.closest("[role=button]");
  if (!node) return;
  const { id, day, stance, bin } = node.dataset;
  if (id) pickStatement(DIMS.statement.find(id));
  else if (day) pick(["day", day], ["stance", stance]);
  else if (bin) keepDays(Number(bin), Number(bin));
}

function keys(event) {
  const node = event.target.closest("[role=button]");
  if (!node) return;
  if (event.key === "Enter" || event.key === " ") {
    event.preventDefault();
    act(node);
    return;
  }
  const step = { ArrowRight: 1, ArrowLeft: -1, ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (!step) return;
  event.preventDefault();
  const all = [...event.currentTarget.querySelectorAll("[role=button]")];
  const next = all[all.indexOf(node) + step];
  if (!next) return;
  node.setAttribute("tabindex", "-1");
  next.setAttribute("tabindex", "0");
  next.focus();
}

function picture(laid) {
  const test = state.pick.length ? pickTest() : null;
  const marks = shown.asBars ? bars(laid) : laid.dots.map((d, k) => dot(d, test && !test(d.i), k === 0));
  const node = svg(
    "svg",
    {
      class: "timeline",
      width: laid.width,
      height: laid.height,
      role: "group",
      "aria-label": "Statements by day. Arrow keys go from one to the next, Enter picks.",
    },
    ...axisParts(laid),
    ...dayLabels(laid),
    ...marks,
  );
  brush(node);
  node.addEventListener("keydown", keys);
  return node;
}

function rowsOf(model) {
  return model.bins.flatMap((bin) =>
    ["said", "printed"].flatMap((strip) => {
      const by = new Map();
      for (const i of bin[strip]) by.set(S.stance[i], (by.get(S.stance[i]) ?? 0) + 1);
      return [...by]
        .sort((a, b) => a[0] - b[0])
        .map(([family, n]) => ({
          cells: [
            bin.name,
            strip === "said" ? "day of saying" : bin.first ? "day of printing" : "",
            el("span", { class: `stance ${STANCES[family].key}` }, sign(family, 13), ` ${STANCES[family].label}`),
            String(n),
          ],
          parts: [
            ["day", dayKey(bin, strip)],
            ["stance", STANCES[family].key],
          ],
        }));
    }),
  );
}

/** Draw the timeline of these statements. */
export function renderTimeline(into, passing) {
  const model = timelineModel(passing);
  const held = into.contains(document.activeElement) ? document.activeElement.dataset : null;
  const ranged = state.from || state.to;
  const bar = el(
    "div",
    { class: "bar" },
    el(
      "span",
      { class: "shown" },
      `${plural(model.settled, "statement")} of ${model.count.toLocaleString("en")} with a day of saying`,
    ),
    el("span", { class: "hint" }, "Drag over days to keep only those."),
    ranged && button({ class: "quiet" }, () => go({ from: "", to: "" }), "all days"),
  );
  if (!model.bins.length)
    return into.replaceChildren(bar, el("p", { class: "nothing" }, "No statement passes the filters."));
  if (state.table) {
    into.replaceChildren(bar, el("div", { class: "tableplace" }));
    return renderTable(into.lastChild, "Statements by day", ["Day", "Known by", "How", "Statements"], rowsOf(model));
  }
  const box = into.querySelector(".timeline-box");
  const [width, height, left] = [into.clientWidth, into.clientHeight - 52, box?.scrollLeft ?? 0];
  const laid = layTimeline(model, width, height);
  shown = { model, laid, asBars: passing.length > DOTS };
  const place = el("div", { class: "timeline-box" }, picture(laid));
  into.replaceChildren(bar, place);
  place.scrollLeft = left;
  if (held?.id) place.querySelector(`[data-id="${CSS.escape(held.id)}"]`)?.focus();
  return null;
}
