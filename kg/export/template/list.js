// The list of statements: the readable equivalent of the picture, and the panel of evidence.

function card(number) {
  const s = D.statements[number];
  const open = state.open.has(number);
  const node = el("li", `card ${D.stances[s.stance].key}${open ? " open" : ""}`);
  node.dataset.id = s.id;
  const speakers = s.speakers.length
    ? joined(s.speakers.map(actorButton))
    : [el("span", "actor unnamed", s.own ? "the article" : "no speaker named")];
  const head = el("div", "head", ...speakers, " ", el("span", "act", actsOf(s)));
  const about = s.targets.filter((a) => !s.speakers.includes(a));
  if (about.length) {
    head.append(" ", el("span", "arrow", "→"), " ", ...joined(about.map(actorButton)));
  }
  const toggle = button("toggle", "⌄", () => toggleCard(number));
  toggle.setAttribute("aria-expanded", String(open));
  toggle.setAttribute("aria-label", `Details: ${headline(number)}`);
  const article = D.articles[s.article];
  const source = [article.publisher, article.title].filter(Boolean).join(": ");
  const when = s.said ? `said ${s.said[0]}` : article.date ? `printed ${article.date[0]}` : "no date";
  node.append(head, toggle, evidence(s), force(s));
  node.append(open ? details(number) : el("p", "source", `${when} · ${source}`));
  node.addEventListener("click", () => {
    if (String(getSelection()) === "") toggleCard(number);
  });
  return node;
}

function toggleCard(number) {
  const node = document.querySelector(`[data-id="${CSS.escape(D.statements[number].id)}"]`);
  const focused = node?.contains(document.activeElement);
  if (!state.open.delete(number)) state.open.add(number);
  const fresh = card(number);
  node?.replaceWith(fresh);
  if (focused) fresh.querySelector(".toggle").focus();
  highlight(state.open.has(number) ? new Set([number]) : state.picked?.said ?? null);
}

function jump(number) {
  Object.assign(state, { query: "", speaker: "", act: "", article: "", picked: null });
  state.hidden.clear();
  state.open.add(number);
  state.limit = Math.max(state.limit, number + 1);
  update();
  const node = document.querySelector(`[data-id="${CSS.escape(D.statements[number].id)}"]`);
  node.scrollIntoView({ block: "center" });
  node.querySelector(".toggle").focus();
  highlight(new Set([number]));
}

function renderList() {
  const found = matching();
  const list = document.getElementById("list");
  list.replaceChildren(...found.slice(0, state.limit).map(card));
  if (!found.length) list.append(el("li", "empty", "No statement matches. Try fewer filters."));
  const next = document.getElementById("next");
  next.hidden = found.length <= state.limit;
  next.textContent = `Show more (${plural(found.length - state.limit, "statement")} left)`;
  const all = D.statements.length;
  const count = found.length === all ? plural(all, "statement") : `${found.length} of ${plural(all, "statement")}`;
  document.getElementById("status").textContent =
    state.picked ? `${count}: ${state.picked.label}` : count;
  const filtered = state.picked || state.query || state.speaker || state.act || state.article || state.hidden.size;
  document.getElementById("clear").hidden = !filtered;
}

function facet(id, keysOf, labelOf, all) {
  const counts = new Map();
  for (const i of matching(id)) {
    for (const key of keysOf(D.statements[i])) counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  const select = document.getElementById(id);
  const chosen = state[id];
  if (chosen !== "" && !counts.has(Number(chosen))) counts.set(Number(chosen), 0);
  const keys = [...counts.keys()].sort((a, b) => counts.get(b) - counts.get(a) || a - b);
  const option = (value, text) => {
    const node = el("option", "", text);
    node.value = value;
    node.selected = String(value) === chosen;
    return node;
  };
  select.replaceChildren(option("", all), ...keys.map((k) => option(k, `${labelOf(k)} (${counts.get(k)})`)));
}

function renderFacets() {
  facet("speaker", (s) => s.speakers, (k) => D.actors[k].label, "all speakers");
  facet("act", (s) => (s.own ? [] : [s.act]), (k) => D.acts[k], "all acts");
  facet("article", (s) => [s.article], (k) => D.articles[k].title, "all articles");
  const counts = D.stances.map(() => 0);
  for (const i of matching("hidden")) counts[D.statements[i].stance]++;
  document.querySelectorAll("#stances button").forEach((node, i) => {
    node.setAttribute("aria-pressed", String(!state.hidden.has(i)));
    node.querySelector(".n").textContent = counts[i];
  });
}
