/* The overview: short lists of what stands out among what passes the filters; a row picks its statements. */
import { bdi, button, el, plural } from "./dom.js";
import { overviewModel } from "./overview_model.js";
import { isPicked, pick } from "./pick.js";

const MOST = 8;

function row({ name, n, facts, parts }) {
  const words = [el("span", { class: "name" }, bdi(name)), el("span", { class: "n" }, facts)];
  return el(
    "li",
    {},
    el("b", { class: "count" }, typeof n === "number" ? n.toLocaleString("en") : n),
    parts
      ? button({ class: "pickrow", "aria-pressed": String(isPicked(parts)) }, () => pick(...parts), ...words)
      : el("span", { class: "pickrow" }, ...words),
  );
}

function section({ title, unit, rows }) {
  return el(
    "section",
    { class: "glance" },
    el("h2", {}, title, " ", el("span", { class: "n" }, unit)),
    rows.length ? el("ol", {}, ...rows.map(row)) : el("p", { class: "more" }, "Nothing among what is shown."),
  );
}

/** Show the overview of the statements that pass. */
export function renderOverview(into, shown) {
  const top = into.querySelector(".overview")?.scrollTop ?? 0;
  const list = el(
    "div",
    { class: "overview", tabindex: 0, role: "region", "aria-label": "Overview" },
    el("p", { class: "more" }, `Of ${plural(shown.length, "statement")} that pass the filters. A side is a government with its organs and officials, or a body or person with those who speak for them; disputes and backing are those of the whole collection.`),
    el("div", { class: "glances" }, ...overviewModel(shown, MOST).map(section)),
  );
  into.replaceChildren(list);
  list.scrollTop = top;
}
