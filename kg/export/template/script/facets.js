/* Filters: a button a facet, with what it would show counted live; chips for what is chosen. */
import { ARTICLES, D, N, OWN_STANCES, S, STANCES, whenOf } from "./data.js";
import { DIMS, keyOf, nameOf } from "./dims.js";
import { dayName } from "./days.js";
import { bdi, button, byId, el } from "./dom.js";
import { countsOf } from "./filter.js";
import { sign } from "./glyphs.js";
import { FACETS, cleared, go, isUsual, state, toggled } from "./state.js";

const SHOWN = ["act", "issue", "class", "speaker", "side", "kind", "source", "rests", "has", "article", "publisher", "voice"];
const MOST = 150;
const bodies = new Map();

function menu(key, label, body) {
  const id = `facet-${key}`;
  const panel = el("div", { id, popover: "", class: "menu", "aria-label": label, role: "group" }, body);
  const opener = button(
    { class: "facet", popovertarget: id, "data-facet": key, "aria-haspopup": "true" },
    () => {},
    label,
    el("span", { class: "chosen" }),
    el("span", { class: "caret", "aria-hidden": "true" }, "▾"),
  );
  panel.addEventListener("beforetoggle", (event) => {
    if (event.newState !== "open") return;
    bodies.get(key)?.();
    const box = opener.getBoundingClientRect();
    panel.style.top = `${box.bottom + 4}px`;
    panel.style.left = `${Math.max(8, Math.min(box.left, window.innerWidth - 340))}px`;
    panel.style.maxHeight = `${Math.max(180, window.innerHeight - box.bottom - 20)}px`;
  });
  // Opened by key, the menu is used by keys: the first field has the focus, arrows go through them.
  const fields = () => [...panel.querySelectorAll("input")].filter((node) => !node.hidden);
  panel.addEventListener("toggle", (event) => {
    if (event.newState === "open" && opener.matches(":focus-visible")) fields()[0]?.focus();
  });
  panel.addEventListener("keydown", (event) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (!step || !event.target.matches("[type=search], [type=checkbox]")) return;
    event.preventDefault();
    const all = fields();
    all[all.indexOf(event.target) + step]?.focus();
  });
  return [opener, panel];
}

function row(facet, key, count) {
  const id = DIMS[facet].id(key);
  const box = el("input", { type: "checkbox", "data-id": id, onchange: () => go(toggled(facet, id)) });
  box.checked = state[facet].has(id);
  return el(
    "label",
    { class: count ? "row" : "row none" },
    box,
    el("span", { class: "name" }, bdi(DIMS[facet].name(key))),
    el("span", { class: "n" }, count.toLocaleString("en")),
  );
}

function renderRows(facet, into, search) {
  const counts = countsOf(facet);
  for (const id of state[facet]) {
    const key = keyOf(facet, id);
    if (!counts.has(key) && !Number.isNaN(key)) counts.set(key, 0);
  }
  const named = [...counts].map(([key, count]) => [key, count, DIMS[facet].name(key)]);
  const wanted = search.value.trim().toLowerCase();
  const found = wanted ? named.filter(([, , name]) => name.toLowerCase().includes(wanted)) : named;
  found.sort((a, b) => b[1] - a[1] || (a[2] < b[2] ? -1 : a[2] > b[2] ? 1 : a[0] - b[0]));
  const focused = into.contains(document.activeElement) ? document.activeElement.dataset.id : null;
  into.replaceChildren(...found.slice(0, MOST).map(([key, count]) => row(facet, key, count)));
  if (found.length > MOST) into.append(el("p", { class: "more" }, `${found.length - MOST} more; type to find them`));
  if (!found.length) into.append(el("p", { class: "more" }, "No such value."));
  search.hidden = named.length < 9 && !search.value;
  if (focused !== null) into.querySelector(`[data-id="${CSS.escape(focused)}"]`)?.focus();
}

function listMenu(facet) {
  const rows = el("div", { class: "rows" });
  const search = el("input", {
    type: "search",
    placeholder: "Find…",
    "aria-label": `Find in ${DIMS[facet].label}`,
    oninput: () => renderRows(facet, rows, search),
  });
  const none = button({ class: "quiet" }, () => go({ [facet]: new Set() }), "any");
  bodies.set(facet, () => renderRows(facet, rows, search));
  return menu(
    facet,
    DIMS[facet].label,
    el("div", { class: "inside" }, el("div", { class: "menu-head" }, search, el("span", { class: "n" }, "statements"), none), rows),
  );
}

function dayMenu() {
  const input = (key, label) =>
    el(
      "label",
      { class: "day" },
      label,
      el("input", { type: "date", "data-key": key, onchange: (event) => go({ [key]: event.target.value }) }),
    );
  const note = el("p", { class: "more" }, "The day of saying where the article settles it, else the day of printing.");
  const body = el("div", { class: "inside" }, input("from", "From"), input("to", "To"), note);
  bodies.set("day", () =>
    body.querySelectorAll("input").forEach((node) => {
      node.value = state[node.dataset.key];
    }),
  );
  return menu("day", "Day", body);
}

function sureMenu() {
  const out = el("output", {});
  const slider = el("input", {
    type: "range",
    min: 0,
    max: 100,
    step: 5,
    "aria-label": "Least confidence, of 100",
    oninput: () => go({ sure: slider.value === "0" ? "" : slider.value }, true),
  });
  const note = el(
    "p",
    { class: "more" },
    "How many of 100 statements like it are estimated to be right in speaker, act, content and standing. It says how well sayso reads, not whether the speaker is right.",
  );
  bodies.set("sure", () => {
    slider.value = state.sure || "0";
    out.textContent = state.sure ? `at least ${state.sure} of 100` : "any";
  });
  return menu(
    "sure",
    "Confidence",
    el("div", { class: "inside" }, el("div", { class: "menu-head" }, slider, out), note),
  );
}

function chip(label, text, change) {
  return button(
    { class: "chip", "aria-label": `Remove filter ${label}: ${text}` },
    () => go(change),
    el("span", { class: "of" }, label),
    bdi(text),
    el("span", { class: "x", "aria-hidden": "true" }, "×"),
  );
}

function chips() {
  const found = [];
  if (state.q) found.push(chip("Search", state.q, { q: "" }));
  for (const facet of FACETS) {
    if (facet === "stance" || isUsual(facet)) continue;
    if (facet === "voice" && !state.voice.size)
      found.push(chip("Voice", "the articles’ own too", { voice: new Set(["attributed"]) }));
    for (const id of [...state[facet]].sort()) {
      found.push(chip(DIMS[facet].label, nameOf(facet, id), toggled(facet, id)));
    }
  }
  if (state.from || state.to) {
    const text =
      state.from && state.to ? dayName(state.from, state.to) : state.from ? `from ${state.from}` : `to ${state.to}`;
    found.push(chip("Day", text, { from: "", to: "" }));
  }
  if (state.sure) found.push(chip("Confidence", `at least ${state.sure} of 100`, { sure: "" }));
  return found;
}

function renderLegend() {
  const counts = countsOf("stance");
  byId("stances")
    .querySelectorAll("button")
    .forEach((node, family) => {
      const on = !state.stance.size || state.stance.has(STANCES[family].key);
      node.setAttribute("aria-pressed", String(on));
      node.querySelector(".n").textContent = (counts.get(family) ?? 0).toLocaleString("en");
    });
}

/** What a click on the legend leaves: this one alone, all again at a second click; one more or less with a modifier. */
function legendChange(key, adding) {
  const on = new Set(state.stance);
  if (!adding) return { stance: on.size === 1 && on.has(key) ? new Set() : new Set([key]) };
  if (!on.delete(key)) on.add(key);
  return { stance: on.size === OWN_STANCES.length ? new Set() : on };
}

/** Bring filters, legend and chips up to date. */
export function renderFacets() {
  renderLegend();
  for (const opener of byId("facets").querySelectorAll(".facet")) {
    const key = opener.dataset.facet;
    const n =
      key === "day"
        ? Number(Boolean(state.from || state.to))
        : key === "sure"
          ? Number(Boolean(state.sure))
          : isUsual(key)
            ? 0
            : state[key].size;
    opener.querySelector(".chosen").textContent = n ? String(n) : "";
    opener.classList.toggle("on", n > 0);
    if (byId(`facet-${key}`).matches(":popover-open")) bodies.get(key)?.();
  }
  const found = chips();
  const all = found.length + Number(state.stance.size > 0);
  byId("chips").replaceChildren(
    ...found,
    ...(all ? [button({ class: "quiet", id: "clear" }, () => go(cleared()), "show all")] : []),
  );
}

/** Make the legend and the filters. */
export function startFacets() {
  byId("stances").append(
    ...OWN_STANCES.map((stance, family) =>
      button(
        { title: `${stance.hint}. Click: only these; with Shift or Ctrl: these too`, "data-stance": stance.key },
        (event) => go(legendChange(stance.key, event.shiftKey || event.ctrlKey || event.metaKey)),
        sign(family, 15),
        stance.label,
        el("span", { class: "n" }),
      ),
    ),
  );
  const presumes = STANCES.length - 1;
  if (S.towards.some((found) => found && found.includes(presumes))) {
    const { label, hint } = STANCES[presumes];
    byId("stances").append(el("span", { class: "only", title: hint }, sign(presumes, 15), label));
  }
  const has = {
    class: D.lists.class.length > 0,
    issue: D.lists.issue.length > 0,
    publisher: ARTICLES.publisher.some(Boolean),
    article: ARTICLES.id.length > 1,
    voice: S.own.some(Boolean),
  };
  const shown = SHOWN.filter((facet) => has[facet] ?? true);
  const days = Array.from({ length: N }, (_, i) => i).some((i) => whenOf(i).basis !== "none");
  byId("facets").append(...shown.flatMap(listMenu), ...(days ? dayMenu() : []), ...sureMenu());
}
