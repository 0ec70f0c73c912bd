/* What else is known of a statement: days, places, rule and confidence, claims, and what compares. */
import {
  ACTORS,
  ARTICLES,
  CLAIMS,
  D,
  N,
  S,
  STANCES,
  cut,
  linkFacts,
  linksOf,
  pairs,
  passagesOf,
  titleOf,
  towards,
} from "./data.js";
import { correcting, linkValue } from "./corrections.js";
import { keep, placeOf, signed, whoSays } from "./kept.js";
import { DIMS, className } from "./dims.js";
import { bdi, button, el, plural } from "./dom.js";
import { dateText, shortOf } from "./said.js";
import { pick, pickStatement } from "./pick.js";
import { capital } from "./sentences.js";

function dated(number, absent) {
  const date = D.dates[number];
  return date ? [bdi(dateText(date)), " ", el("span", { class: "basis" }, "(", bdi(date[1]), ")")] : absent ? [absent] : [];
}

function articleLink(article) {
  const title = bdi(titleOf(article));
  const url = ARTICLES.url[article];
  return url ? el("a", { href: url, rel: "noopener noreferrer", target: "_blank" }, title) : title;
}

function jump(i, words, className = "") {
  return button({ class: `jump ${className}` }, () => pickStatement(i), bdi(words));
}

function links(i) {
  return linksOf(i).flatMap((k) => {
    const [source, target] = [D.links.source[k], D.links.target[k]];
    const word = D.lists.link[D.links.kind[k]] ?? D.links.kind[k];
    const other = source === i ? target : source;
    const title = titleOf(S.article[other]);
    const told = `${capital(shortOf(other))} (${title})`;
    const words = source === i ? `${word}: ${told}` : `${told}: ${word} this`;
    const node = jump(other, words, D.links.kind[k] === "contradicts" ? "contradicts" : "");
    const noLink = button({ class: "quiet", title: "keep for the next build that these two are not linked so" }, (event) => {
      keep(signed({ ...placeOf(source), field: "link", value: linkValue(D.links.kind[k], target, false) }, whoSays(), ""));
      event.currentTarget.replaceWith("kept: no such link");
    }, "not so");
    return [node, el("p", { class: "basis why" }, `${linkFacts(k)}; `, bdi(D.links.reason[k]), " ", noLink)];
  });
}

function claims(i) {
  return S.claims[i].flatMap((c, slot) => {
    const stance = STANCES[towards(i, c)];
    const roles = (S.filled[i] || []).filter(([at]) => at === slot).flatMap(([, ...names]) => names);
    const notes = [
      stance.key === "presumes" ? stance.hint : "",
      CLAIMS.time[c] ? [`when: ${CLAIMS.time[c]}`, CLAIMS.basis[c]].filter(Boolean).join(", by ") : "",
      roles.length ? `left open here, filled in from the one fuller claim elsewhere: ${roles.join(", ")}` : "",
    ].filter(Boolean);
    return [
      claimButton(c, ` (${stance.label})`),
      CLAIMS.kind[c] < 0 ? "" : el("p", { class: "basis class" }, "class: ", bdi(className(CLAIMS.kind[c]))),
      CLAIMS.issue[c] < 0 ? "" : el("p", { class: "basis issue" }, "argued about: ", bdi(D.lists.issue[CLAIMS.issue[c]][1])),
      notes.length ? el("p", { class: "basis why" }, bdi(notes.join("; "))) : "",
    ];
  });
}

function claimButton(c, after = "") {
  return button({ class: "jump" }, () => pick(["claim", CLAIMS.id[c]]), bdi(CLAIMS.label[c]), after);
}

/** What a condition supposes, as a claim, and what is said to hold only then. */
function supposed(i) {
  return (S.supposed[i] || []).flatMap(([start, end, unless, claim, then]) => [
    el("p", {}, unless ? "unless " : "if ", el("q", {}, bdi(cut(S.article[i], start, end)))),
    claim < 0 || isNamedSo(claim, i, start, end) ? "" : el("p", { class: "basis why" }, "that is: ", bdi(CLAIMS.label[claim])),
    ...then.flatMap((c) => [el("p", { class: "basis why" }, unless ? "else: " : "only then: "), claimButton(c)]),
  ]);
}

const isNamedSo = (claim, i, start, end) => CLAIMS.label[claim] === cut(S.article[i], start, end);

function shared(i) {
  let others = 0;
  for (let k = 0; k < N; k++) if (S.origin[k] === S.origin[i]) others++;
  return others > 1
    ? [
        button(
          { class: "jump" },
          () => pick(["origin", String(S.origin[i])]),
          `the ${plural(others, "statement")} that go back to one utterance or text`,
        ),
      ]
    : [];
}

/** What found it, in words; the rule's own name is told on hover. */
function rule(i) {
  const [name, finds] = D.rules[S.rule[i]];
  return [
    el("span", { title: name }, bdi(finds || (name === "person" ? "a person" : name === "tagger" ? "the trained tagger" : name))),
    S.finders[i] ? `; found by ${alsoFoundBy(i)} too` : "",
    S.corrections[i].length
      ? "; put right by a person"
      : UNMEASURED.test(name)
        ? ""
        : el("span", { class: "basis" }, `; of 100 statements like it, about ${S.confidence[i]} are right`),
  ];
}

/** Rules of other extractors than ours: no count stands behind their confidence, as their words say. */
const UNMEASURED = /^(llm|plugin)/;

function alsoFoundBy(i) {
  const told = { tagger: "the trained tagger", llm: "a language model", plugin: "a plug-in" };
  return alsoFinders(i)
    .map((one) => told[one])
    .join(" and by ");
}

/** What kind of source each speaker is, by what title, and what the article says of why it may know. */
function sources(i) {
  return (S.sources[i] || []).flatMap(([actor, kind, title, justification]) => {
    const words = (flat) => pairs(flat).map(([start, end]) => el("q", {}, bdi(cut(S.article[i], start, end))));
    return [
      el(
        "p",
        {},
        ...(S.sources[i].length > 1 && actor >= 0 ? [bdi(ACTORS.label[actor]), ": "] : []),
        D.lists.source_kind[kind][1],
        ...words(title).flatMap((node) => [", ", node]),
      ),
      ...words(justification).map((node) => el("p", { class: "basis why" }, "as the article justifies it: ", node)),
    ];
  });
}

function places(i) {
  const spans = passagesOf(i)
    .map(([start, end]) => `${start}–${end}`)
    .join(", ");
  return [el("span", { title: `${S.id[i]} in ${ARTICLES.id[S.article[i]]}` }, `characters ${spans}`)];
}

/** The list of details of a statement. */
export function details(i) {
  const article = S.article[i];
  const said = dated(S.said[i]);
  const rows = [
    ["Said on", said.length ? said : dated(S.within[i], "not settled by the article")],
    ["Article", [articleLink(article)]],
    ["Publisher", ARTICLES.publisher[article] ? [bdi(ARTICLES.publisher[article])] : []],
    ["Published", dated(ARTICLES.date[article], "no date of its own")],
    ["Place", places(i)],
    ["Form", [S.own[i] ? "the article’s own narration" : D.lists.quotation[S.quotation[i]][1]]],
    ["Source", sources(i)],
    ["Said to", S.addressees[i].flatMap((a, k) => [k ? ", " : "", bdi(DIMS.whom.name(a))])],
    ["Told within", S.via[i].map((v) => jump(v, shortOf(v)))],
    ["Printed again", S.repeats[i].length ? [plural(S.repeats[i].length / 2, "time")] : []],
    ["Claim", claims(i)],
    ["Supposes", supposed(i)],
    ["Compare", links(i)],
    ["Origin", shared(i)],
    ["Doubtful", S.problems[i].flatMap((told, k) => [k ? "; " : "", bdi(told)])],
    ["Corrected", S.corrections[i].flatMap((told, k) => [k ? "; " : "", bdi(told)])],
    ["Found by", rule(i)],
    ["Correct", correcting(i)],
  ];
  return el(
    "dl",
    { class: "details" },
    ...rows.flatMap(([name, parts]) => (parts.length ? [el("dt", {}, name), el("dd", {}, ...parts)] : [])),
  );
}
