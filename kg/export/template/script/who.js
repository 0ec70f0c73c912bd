/* Who a picked actor is: kind, office, names, and why several appearances count as one; what stands behind a claim. */
import { ACTORS, ARTICLES, D, titleOf } from "./data.js";
import { behindInWords } from "./behind.js";
import { DIMS } from "./dims.js";
import { bdi, button, el, joined, plural } from "./dom.js";
import { decide, decisionOn } from "./kept.js";
import { state } from "./state.js";

/** What takes an appearance out of an actor, for the next build. */
function apart(a, appearance) {
  const [own, verdict] = [ACTORS.id[a], decisionOn(ACTORS.id[a], appearance)];
  const label = verdict === "different" ? "not this one: take back" : "not this one";
  return button(
    { class: "quiet", "aria-pressed": String(verdict === "different") },
    (event) => {
      const taken = decisionOn(own, appearance) === "different";
      decide(own, appearance, taken ? null : "different", [ACTORS.label[a], null]);
      event.currentTarget.textContent = taken ? "not this one" : "not this one: take back";
    },
    label,
  );
}

function seenIn(a, several, [article, names, role, day, appearance]) {
  const where = article < 0 ? "an article outside this page" : ARTICLES.publisher[article] || titleOf(article);
  const known = [names.map((name) => `“${name}”`).join(", "), role].filter(Boolean).join(", ");
  return el(
    "li",
    {},
    bdi(`${known}: ${where}${day ? `, ${day}` : ""}`),
    " ",
    several && appearance ? apart(a, appearance) : null,
  );
}

function decided([verdict, by, score, reason, other]) {
  const words = `${D.lists.verdict[verdict]}${other ? ` ${other}` : ""}: ${reason}`;
  return el(
    "li",
    {},
    bdi(words),
    el("span", { class: "basis" }, by === "person" ? " (a person’s decision)" : ` (by rule, ${score} of 100 sure)`),
  );
}

/** What each article knows of the actor, and the decisions that made one of them. */
function history(a) {
  const [seen, judged] = [ACTORS.seen[a] || [], ACTORS.judged[a] || []];
  if (!seen.length && !judged.length) return [];
  const title =
    seen.length > 1
      ? `one actor from ${plural(new Set(seen.map(([article]) => article)).size, "article")}: why`
      : "who it may be";
  return [
    el(
      "details",
      { class: "history" },
      el("summary", {}, title),
      el("ul", {}, ...seen.map((one) => seenIn(a, seen.length > 1, one)), ...judged.map(decided)),
    ),
  ];
}

/** What stands behind a picked claim. */
function whatStandsBehind() {
  const claims = state.pick.filter(([dim, id]) => dim === "claim" && DIMS.claim.find(id) >= 0);
  return claims.length === 1 ? [behindInWords(DIMS.claim.find(claims[0][1]))].filter(Boolean) : [];
}

/** Who an actor is, by which names, and why it is one: merging names is a decision that a reader must see. */
export function actorInWords(a) {
  const above = ACTORS.affiliation[a] >= 0 ? ACTORS.label[ACTORS.affiliation[a]] : null;
  const facts = [
    D.lists.kind[ACTORS.kind[a]][1],
    ACTORS.role[a],
    above,
    ACTORS.named[a] ? null : "not named by the article",
  ].filter(Boolean);
  const names = ACTORS.aliases[a].slice(0, 12);
  return [
    ...joined(facts.map((f) => bdi(f))),
    ...(names.length ? ["; also called ", ...joined(names.map((n) => bdi(n)))] : []),
    ...history(a),
  ];
}

/** Who a picked actor is, and by which names, for merging names is a decision that a reader must see; or what stands behind a picked claim. */
export function whoIs() {
  const actors = state.pick.filter(
    ([dim, id]) => ["speaker", "whom", "actor"].includes(dim) && DIMS.actor.find(id) >= 0,
  );
  if (actors.length !== 1) return whatStandsBehind();
  return [...actorInWords(DIMS.actor.find(actors[0][1])), ...whatStandsBehind()];
}
