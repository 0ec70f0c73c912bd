/* The briefing: what an editor asks of a collection first, each line with what it picks. */
import { ACTORS, ARTICLES, CLAIMS, D, S } from "./data.js";
import { sideNames } from "./behind.js";
import {
  changeRows,
  conditionRows,
  denialRows,
  disputeRow,
  firmRows,
  numberRows,
  unnamedRows,
} from "./briefing_claims.js";
import { articlesOf, ordered, origins, spread } from "./briefing_words.js";
import { dayName, daysName } from "./days.js";
import { disputesModel } from "./disputes_model.js";
import { plural } from "./dom.js";
import { grouped } from "./groups.js";
import { listed } from "./sentences.js";
import { state } from "./state.js";

const [NAMED, UNNAMED] = [0, 1];

/** What the collection is, as parts of one sentence. */
export function whatItIs(passing) {
  const cited = passing.filter((i) => !S.own[i]);
  const [named, unnamed] = [NAMED, UNNAMED].map((kind) => cited.filter((i) => S.rests[i] === kind).length);
  const articles = [...new Set(passing.map((i) => S.article[i]))];
  const outlets = new Set(articles.map((a) => ARTICLES.publisher[a]).filter(Boolean));
  const days = articles.map((a) => D.dates[ARTICLES.date[a]]).filter((date) => date?.[2]);
  const first = days.map((d) => [d[2], d[3]]).sort()[0];
  const last = days.map((d) => [d[3], d[2]]).sort().at(-1)?.reverse();
  const share = named + unnamed ? Math.round((100 * unnamed) / (named + unnamed)) : 0;
  return {
    articles: articles.length,
    outlets: outlets.size,
    days: first ? daysName(first, last) : "",
    undated: articles.length - days.length,
    cited: cited.length,
    own: state.voice.size ? 0 : passing.length - cited.length,
    speakers: new Set(cited.flatMap((i) => S.speakers[i])).size,
    unnamed,
    told: named + unnamed,
    share,
  };
}

function actorRows(passing, keysOf, dim) {
  const rows = [...grouped(passing, keysOf)].map(([actor, said]) => ({
    name: ACTORS.label[actor],
    n: origins(said),
    get facts() {
      return spread(said);
    },
    parts: [[dim, ACTORS.id[actor]]],
    said,
    articles: articlesOf(said),
  }));
  return ordered(
    rows,
    (r) => r.n,
    (r) => r.articles,
  );
}

/** What several claims are about: how many speak on it, and how many of its claims are in dispute. */
function issueRows(taking, inDispute) {
  const rows = [...grouped([...taking.keys()], (claim) => (CLAIMS.issue[claim] < 0 ? [] : [CLAIMS.issue[claim]]))].map(
    ([issue, claims]) => {
      const said = [...new Set(claims.flatMap((c) => taking.get(c)))];
      const disputed = claims.filter((c) => inDispute.has(c)).length;
      const [id, name, own] = D.lists.issue[issue];
      return {
        name,
        n: new Set(said.flatMap((i) => S.speakers[i])).size,
        facts: [plural(claims.length, "claim"), disputed && `${disputed} disputed`].filter(Boolean).join(", "),
        parts: [["issue", id]],
        said,
        disputed,
        shared: Number(!own),
        claims: claims.length,
      };
    },
  );
  return ordered(
    rows.filter((r) => r.n),
    (r) => r.disputed,
    (r) => r.shared,
    (r) => r.n,
    (r) => r.claims,
  );
}

/** Actors on whom sides stand against each other by what they do: the page's own list, of what passes. */
function contestedRows(passing) {
  const about = grouped(passing, (i) => (S.tone[i] ? S.targets[i] : []));
  return D.contested
    .filter(([actor]) => about.get(actor)?.some((i) => D.lists.tone[S.tone[i]] === "conflict"))
    .map(([actor, friends, foes]) => ({
      name: ACTORS.label[actor],
      n: foes.length,
      facts: [
        `against: ${listed(sideNames(foes), 4)}`,
        friends.length && `for: ${listed(sideNames(friends), 4)}`,
      ]
        .filter(Boolean)
        .join("; "),
      parts: [
        ["whom", ACTORS.id[actor]],
        ["tone", "conflict"],
      ],
      said: about.get(actor),
    }));
}

function outletRows(passing) {
  const rows = [
    ...grouped(
      passing.filter((i) => [NAMED, UNNAMED].includes(S.rests[i])),
      (i) => [ARTICLES.publisher[S.article[i]] ?? ""],
    ),
  ].map(([outlet, all]) => {
    const said = all.filter((i) => S.rests[i] === UNNAMED);
    return {
      name: outlet || "publisher not told",
      n: `${Math.round((100 * said.length) / all.length)} %`,
      facts: `${said.length.toLocaleString("en")} of ${plural(all.length, "statement")}`,
      parts: outlet
        ? [
            ["publisher", outlet],
            ["rests", "unnamed"],
          ]
        : null,
      said,
      all: all.length,
    };
  });
  return ordered(rows, (r) => r.all);
}

/** What nobody named says: how many statements, and the claims that stand on these alone. */
function unnamedSection(passing, taking) {
  const rows = unnamedRows(taking);
  const said = passing.filter((i) => !S.own[i] && S.rests[i] === UNNAMED);
  const theirs = plural(new Set(rows.flatMap((r) => r.said)).size, "statement");
  const claims = rows.length ? `; nobody else makes ${plural(rows.length, "claim")} of ${theirs}:` : "";
  const name = `${plural(said.length, "statement")} ${said.length === 1 ? "rests" : "rest"} only on people not named${claims}`;
  const all = { name, n: "", facts: "", parts: [["rests", "unnamed"]], said: [] };
  return { key: "unnamed", title: "Only on people not named", unit: "", rows: said.length ? [all, ...rows] : rows };
}

/** The sections, each with its title, what its numbers are, and rows with what they pick. */
export function briefingModel(passing, passes) {
  const taking = grouped(passing, (i) => S.claims[i]);
  const disputes = disputesModel("contradicts", passes);
  const inDispute = new Set(disputes.map((d) => d.claim).filter((c) => c >= 0));
  const most = state.from ? `, first said since ${dayName(state.from, state.from)}` : "";
  return [
    {
      key: "disputes",
      title: "In dispute",
      unit: "",
      rows: ordered(
        disputes.map((d) => disputeRow(d, taking, passes)).map((row, place) => ({ ...row, place })),
        (r) => Number(r.alone),
        (r) => -r.place,
      ),
      more: { view: "disputes", link: "contradicts" },
    },
    { key: "firm", title: `Firmest claims${most}`, unit: "independent sources", rows: firmRows(passing, taking) },
    { key: "denials", title: "Who denies what", unit: "", rows: denialRows(passing, inDispute) },
    {
      key: "changed",
      title: "Who changed position",
      unit: "",
      rows: changeRows(passes),
      more: { view: "disputes", link: "changed-position" },
    },
    { key: "conditions", title: "On a condition", unit: "if … → …", rows: conditionRows(passing) },
    { key: "numbers", title: "Numbers claimed", unit: "", rows: numberRows(taking) },
    unnamedSection(passing, taking),
    { key: "issues", title: "Argued about", unit: "speakers", rows: issueRows(taking, inDispute) },
    {
      key: "cited",
      title: "Most cited",
      unit: "utterances",
      rows: actorRows(passing, (i) => S.speakers[i], "speaker"),
    },
    {
      key: "spoken",
      title: "Most spoken about",
      unit: "utterances",
      rows: actorRows(passing, (i) => S.targets[i], "whom"),
    },
    {
      key: "contested",
      title: "Most contested actors",
      unit: "sides against; most divided first",
      rows: contestedRows(passing),
    },
    { key: "outlets", title: "Unnamed sources by outlet", unit: "of what is cited", rows: outletRows(passing) },
  ];
}
