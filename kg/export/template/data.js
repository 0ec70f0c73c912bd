"use strict";
// The page's data and its filters. Everything from an article is a string in D; it reaches the
// page through text nodes and canvas text only, never as markup.
const D = JSON.parse(document.getElementById("data").textContent);
const state = {
  query: "", speaker: "", act: "", article: "", hidden: new Set(),
  picked: null, view: "what", level: 0, open: new Set(), limit: 40,
};

function el(tag, className, ...children) {
  const node = document.createElement(tag);
  if (className) node.className = className;
  node.append(...children.filter((c) => c !== null && c !== undefined));
  return node;
}

function button(className, text, onclick) {
  const node = el("button", className, text);
  node.type = "button";
  node.addEventListener("click", (event) => { event.stopPropagation(); onclick(); });
  return node;
}

function plural(n, word) {
  return `${n.toLocaleString("en")} ${word}${n === 1 ? "" : "s"}`;
}

// Offsets are code points; JavaScript counts UTF-16 units.
const points = D.passages.map(() => null);
function passagePoints(i) {
  return (points[i] ??= Array.from(D.passages[i][2]));
}

const haystacks = D.statements.map((s) => [
  ...[...s.speakers, ...s.targets, ...s.addressees, ...s.via].flatMap((a) =>
    [D.actors[a].label, ...D.actors[a].aliases]),
  ...s.passages.map((p) => D.passages[p][2]),
  ...s.propositions.map((p) => D.propositions[p].label),
  D.articles[s.article].title,
].join("\n").toLowerCase());

const TESTS = {
  query: (s, i) => state.query.split(/\s+/).every((word) => haystacks[i].includes(word)),
  speaker: (s) => state.speaker === "" || s.speakers.includes(Number(state.speaker)),
  act: (s) => state.act === "" || (!s.own && s.act === Number(state.act)),
  article: (s) => state.article === "" || s.article === Number(state.article),
  hidden: (s) => !state.hidden.has(s.stance),
  picked: (s, i) => state.picked === null || state.picked.said.has(i),
};

// Numbers of the statements that pass every filter but those named: a facet counts what it would
// show, and the picture keeps what was not picked.
function matching(...except) {
  const tests = Object.keys(TESTS).filter((t) => !except.includes(t)).map((t) => TESTS[t]);
  return D.statements.flatMap((s, i) => (tests.every((t) => t(s, i)) ? [i] : []));
}

function numbers(test) {
  return new Set(D.statements.flatMap((s, i) => (test(s) ? [i] : [])));
}

function actsOf(s) {
  return s.own ? "reports" : D.acts[s.act];
}
