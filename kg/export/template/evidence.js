// The evidence: passages of the article with the statement's spans marked, and what is known of them.

// Cut a passage at every end of a mark; each part carries all the kinds that cover it.
function passage(s, slot) {
  const number = s.passages[slot];
  const text = passagePoints(number);
  const marks = s.marks.filter((m) => m[1] === slot);
  const cuts = [...new Set([0, text.length, ...marks.flatMap((m) => [m[2], m[3]])])];
  cuts.sort((a, b) => a - b);
  const node = el("span", "passage");
  node.dataset.start = D.passages[number][1];
  node.dataset.end = D.passages[number][1] + text.length;
  for (let i = 0; i + 1 < cuts.length; i++) {
    const part = text.slice(cuts[i], cuts[i + 1]).join("");
    const kinds = marks.filter((m) => m[2] <= cuts[i] && cuts[i + 1] <= m[3]);
    const names = [...new Set(kinds.map((m) => D.marks[m[0]]))];
    node.append(names.length ? el("mark", names.join(" "), part) : part);
  }
  return node;
}

function evidence(s) {
  return el("p", "evidence", ...s.passages.map((_, slot) => passage(s, slot)));
}

function quoted(s, kind) {
  const wanted = s.marks.filter((m) => D.marks[m[0]] === kind);
  return wanted.map((m) => passagePoints(s.passages[m[1]]).slice(m[2], m[3]).join(""));
}

// How it is meant, in words, with its conditions: never let "would consider, if" look like fact.
function force(s) {
  const node = el("p", "force", D.forces[s.force]);
  quoted(s, "condition").forEach((text, i) => {
    node.append(i ? " and " : "; on the condition ", el("q", "", text));
  });
  return node;
}

function dated(pair, absent) {
  if (pair === null) return absent;
  return el("span", "", pair[0], " ", el("span", "basis", `(${pair[1]})`));
}

function actorButton(number) {
  const actor = D.actors[number];
  const node = button(`actor${actor.named ? "" : " unnamed"}`, actor.label, () => pickActor(number));
  node.title = [actor.kind, actor.role, actor.named ? "" : "not named by the article"]
    .filter(Boolean).join(", ");
  return node;
}

function joined(nodes) {
  return nodes.flatMap((node, i) => (i ? [", ", node] : [node]));
}

function headline(number) {
  const s = D.statements[number];
  const who = s.speakers.map((a) => D.actors[a].label).join(", ");
  return `${who || (s.own ? "the article" : "no speaker named")} ${actsOf(s)}`;
}

function related(number) {
  return D.links.flatMap(([source, target, kind, reason]) => {
    if (source !== number && target !== number) return [];
    const other = source === number ? target : source;
    const title = D.articles[D.statements[other].article].title;
    const text = source === number
      ? `${D.link_words[kind]}: ${headline(other)} (${title})`
      : `${headline(other)} (${title}) ${D.link_words[kind]} this`;
    const node = button(`jump ${kind}`, text, () => jump(other));
    node.title = reason;
    return [node];
  });
}

function details(number) {
  const s = D.statements[number];
  const article = D.articles[s.article];
  const title = el("span", "", article.title);
  if (article.url) {
    const link = el("a", "", article.title);
    Object.assign(link, { href: article.url, rel: "noopener noreferrer", target: "_blank" });
    title.replaceChildren(link);
  }
  const places = s.passages.map((p) => D.passages[p])
    .map(([, start, text]) => `${start}–${start + Array.from(text).length}`).join(", ");
  const claims = s.propositions.map((p) =>
    button("jump", D.propositions[p].label, () => pickProposition(p)));
  const rows = [
    ["Said on", dated(s.said, "not settled by the article")],
    ["Article", title],
    ["Publisher", article.publisher],
    ["Published", dated(article.date, "no date of its own")],
    ["Place", `characters ${places} of ${article.id}`],
    ["Form", s.own ? "the article’s own narration" : D.quotations[s.quotation]],
    ["Addressed to", s.addressees.length ? joined(s.addressees.map(actorButton)) : null],
    ["Through", s.via.length ? joined(s.via.map(actorButton)) : null],
    ["Printed again", s.repeats ? plural(s.repeats, "time") : null],
    ["Claim", claims.length ? claims : null],
    ["Compare", related(number)],
  ];
  const list = el("dl", "details");
  list.addEventListener("click", (event) => event.stopPropagation());
  for (const [name, value] of rows) {
    const parts = [value].flat().filter((v) => v !== null && v !== undefined);
    if (parts.length) list.append(el("dt", "", name), el("dd", "", ...parts));
  }
  return list;
}
