/* The page: one selection, six views of it, and the panel of evidence. */
import { ARTICLES, D, N, S } from "./data.js";
import { renderBriefing } from "./briefing.js";
import { bdi, button, byId, el, plural } from "./dom.js";
import { renderDossier } from "./dossier.js";
import { renderDisputes } from "./disputes.js";
import { renderFacets, startFacets } from "./facets.js";
import { passing, refilter } from "./filter.js";
import { renderGraph } from "./graph.js";
import { startKeys } from "./keys.js";
import { renderMatrix, wholeMatrix } from "./matrix.js";
import { rendererOf, networkShown, whereOf } from "./network.js";
import { listedStatements, refreshPanel, renderPanel, startPanel } from "./panel.js";
import { openQueue, startQueue } from "./queue.js";
import { renderReader } from "./reader.js";
import { prepareSearch } from "./search.js";
import { startSuggestions } from "./suggest.js";
import { pictureSvg, startSave } from "./save.js";
import { VIEWS, go, onChange, startState, state, toView } from "./state.js";
import { wholeTable } from "./table.js";
import { renderTimeline } from "./timeline.js";

const DRAW = {
  briefing: renderBriefing,
  matrix: renderMatrix,
  graph: renderGraph,
  timeline: renderTimeline,
  dossier: renderDossier,
  disputes: renderDisputes,
  reader: (into, shown) => renderReader(into, shown, listedStatements()),
};
const NAMES = { briefing: "Briefing", matrix: "Matrix", graph: "Graph", timeline: "Timeline", disputes: "Disputes", reader: "Reader", dossier: "Dossier" };
const THEMES = ["", "light", "dark"];

function renderTabs() {
  for (const node of byId("views").children) {
    if (node.dataset.view === state.view) node.setAttribute("aria-current", "page");
    else node.removeAttribute("aria-current");
  }
  const tables = ["graph", "timeline"].includes(state.view);
  byId("table").hidden = !tables;
  byId("table").setAttribute("aria-pressed", String(Boolean(state.table)));
}

function render(anew = false) {
  refilter();
  const shown = passing();
  renderTabs();
  if (byId("search").value.trim() !== state.q) byId("search").value = state.q;
  renderFacets();
  // The panel measures its cards: a view drawn before it is laid out with them, at once.
  const reading = state.view === "reader";
  if (reading) renderPanel(shown);
  const view = byId("view");
  view.setAttribute("aria-label", NAMES[state.view]);
  if (view.dataset.view !== state.view) view.replaceChildren();
  view.dataset.view = state.view;
  DRAW[state.view](view, shown, anew === true);
  if (!reading) renderPanel(shown);
}

/** What the page holds of a larger graph, and how to get the rest. */
function renderNotice() {
  const { statements, articles, filters } = D.whole;
  if (statements === N && !filters.length) return;
  const given = filters.map((f) => ` --html-filter ${f}`).join("");
  byId("notice").append(
    `This page holds ${N.toLocaleString("en")} of ${plural(statements, "statement")}, `,
    `from ${ARTICLES.id.length.toLocaleString("en")} of ${plural(articles, "article")}`,
    given ? ", as asked for by " : ": the latest published, and as large a share of those without a date. For others, filter: ",
    el("code", {}, bdi(`kg build …${given || " --html-filter since=2024-10-01"}`)),
    ". ",
    button({ class: "quiet" }, () => byId("notice").remove(), "hide"),
  );
  byId("notice").hidden = false;
}

function renderCounts() {
  const speakers = new Set(S.speakers.flat()).size;
  const counts = [
    [ARTICLES.id.length, "article"],
    [N, "statement"],
    [speakers, "speaker"],
  ];
  byId("counts").append(
    ...counts.map(([n, word]) => el("span", {}, el("b", {}, n.toLocaleString("en")), ` ${word}${n === 1 ? "" : "s"}`)),
  );
}

function nextTheme() {
  const root = document.documentElement;
  const next = THEMES[(THEMES.indexOf(root.dataset.theme ?? "") + 1) % THEMES.length];
  if (next) root.dataset.theme = next;
  else delete root.dataset.theme;
  byId("theme").title = `Colours: ${next || "as the system has them"}`;
  render(true);
}

let themeBefore = "";

/** Paper is white, and what is scrolled out of sight is printed too. */
function print(on) {
  if (on) themeBefore = document.documentElement.dataset.theme ?? "";
  const theme = on ? "light" : themeBefore;
  if (theme) document.documentElement.dataset.theme = theme;
  else delete document.documentElement.dataset.theme;
  if (state.view === "graph") render(true);
  wholeMatrix(on);
  wholeTable(on);
}

/** `?embed`: a view without what chooses it, to stand in another page, with a link to the whole. */
function startEmbedding() {
  if (!new URLSearchParams(location.search).has("embed")) return;
  document.documentElement.classList.add("embed");
  const whole = el("a", { class: "whole", target: "_blank", rel: "noopener", href: location.href.replace("?embed", "?") }, "open the whole page");
  onChange(() => whole.setAttribute("href", location.href.replace("?embed", "?")));
  byId("counts").append(whole);
}

function start() {
  startState();
  byId("views").append(
    ...VIEWS.map((view, k) =>
      button({ "data-view": view, title: `${NAMES[view]} (${k + 1})` }, () => go(toView(view)), NAMES[view]),
    ),
  );
  startFacets();
  startPanel();
  startSave();
  startSuggestions();
  startKeys();
  startQueue();
  renderNotice();
  renderCounts();
  startEmbedding();
  byId("table").addEventListener("click", () => go({ table: state.table ? "" : "1" }));
  byId("theme").addEventListener("click", nextTheme);
  byId("narrow").addEventListener("click", () => {
    const open = document.querySelector(".top").classList.toggle("filtering");
    byId("narrow").setAttribute("aria-expanded", String(open));
  });
  byId("checker").addEventListener("click", openQueue);
  byId("helper").addEventListener("click", () => byId("help").showModal());
  byId("search").addEventListener("input", () => go({ q: byId("search").value.trim() }, true));
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => render(true));
  let width = window.innerWidth;
  window.addEventListener("resize", () => {
    if (window.innerWidth === width) return;
    width = window.innerWidth;
    if (state.view === "timeline") render();
  });
  window.addEventListener("beforeprint", () => print(true));
  window.addEventListener("afterprint", () => print(false));
  onChange(render);
  render();
  prepareSearch();
  // For tests and for the curious.
  window.sayso = {
    state,
    go,
    whereOf,
    networkShown,
    rendererOf,
    listedStatements,
    refresh: refreshPanel,
    pictureSvg,
    data: D,
  };
  requestAnimationFrame(() => {
    document.documentElement.dataset.ready = "";
  });
}

start();
