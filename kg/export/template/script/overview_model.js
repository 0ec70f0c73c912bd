/* The collection at a glance: who is cited and spoken about, what is disputed and backed, on whom outlets rest. */
import { ACTORS, ARTICLES, CLAIMS, D, S } from "./data.js";
import { behind } from "./behind.js";
import { plural } from "./dom.js";

const KINDS = D.lists.source_kind.map(([key]) => key);
const byName = (a, b) => (a < b ? -1 : a > b ? 1 : 0);

/** Sum statements by keys: how many utterances, and of how many articles. */
function tally(statements, keysOf) {
  const found = new Map();
  for (const i of statements)
    for (const key of new Set(keysOf(i))) {
      if (!found.has(key)) found.set(key, { origins: new Set(), articles: new Set() });
      found.get(key).origins.add(S.origin[i]);
      found.get(key).articles.add(S.article[i]);
    }
  return [...found].map(([key, { origins, articles }]) => ({ key, n: origins.size, articles: articles.size }));
}

function actorRows(statements, keysOf, dim, most) {
  return tally(statements, keysOf)
    .sort((a, b) => b.n - a.n || b.articles - a.articles || byName(ACTORS.label[a.key], ACTORS.label[b.key]))
    .slice(0, most)
    .map(({ key, n, articles }) => ({ name: ACTORS.label[key], n, facts: plural(articles, "article"), parts: [[dim, ACTORS.id[key]]] }));
}

function claimRows(statements, order, factsOf, most) {
  return [...new Set(statements.flatMap((i) => S.claims[i]))]
    .map((claim) => ({ claim, known: behind(claim) }))
    .filter(({ known }) => known && order(known)[0] > 0)
    .sort((a, b) => {
      const [one, other] = [order(a.known), order(b.known)];
      const k = one.findIndex((n, at) => n !== other[at]);
      return k < 0 ? byName(CLAIMS.label[a.claim], CLAIMS.label[b.claim]) : other[k] - one[k];
    })
    .slice(0, most)
    .map(({ claim, known }) => ({ name: CLAIMS.label[claim], n: order(known)[0], facts: factsOf(known), parts: [["claim", CLAIMS.id[claim]]] }));
}

const isDisputed = ({ asserts, denies }) => asserts.length && denies.length && new Set([...asserts, ...denies]).size > 1;

/** What several claims are about: how many speak on it, and how many of its claims are disputed. */
function issueRows(statements, most) {
  const found = new Map();
  for (const i of statements)
    for (const claim of S.claims[i]) {
      const issue = CLAIMS.issue[claim];
      if (issue < 0) continue;
      if (!found.has(issue)) found.set(issue, { speakers: new Set(), claims: new Set() });
      for (const a of S.speakers[i]) found.get(issue).speakers.add(a);
      found.get(issue).claims.add(claim);
    }
  return [...found]
    .map(([issue, { speakers, claims }]) => {
      const [id, name] = D.lists.issue[issue];
      const disputed = [...claims].map(behind).filter((known) => known && isDisputed(known)).length;
      return { id, name, n: speakers.size, claims: claims.size, disputed };
    })
    .filter(({ n }) => n > 0)
    .sort((a, b) => b.disputed - a.disputed || b.n - a.n || b.claims - a.claims || byName(a.name, b.name))
    .slice(0, most)
    .map(({ id, name, n, claims, disputed }) => ({
      name,
      n,
      facts: [plural(claims, "claim"), disputed && `${disputed} disputed`].filter(Boolean).join(", "),
      parts: [["issue", id]],
    }));
}

/** Whether a statement rests on somebody whom the article names, or on more than people; null without a source. */
function isNamed(i) {
  const sources = S.sources[i] || [];
  const people = sources.filter(([, kind]) => KINDS[kind] === "unnamed-person").map(([actor]) => actor);
  if (sources.length > people.length) return true;
  if (!sources.length && !S.speakers[i].length) return null;
  return S.speakers[i].some((a) => ACTORS.named[a] && !people.includes(a));
}

function outletRows(statements, most) {
  const found = new Map();
  for (const i of statements) {
    const named = S.own[i] ? null : isNamed(i);
    if (named === null) continue;
    const outlet = ARTICLES.publisher[S.article[i]] ?? null;
    const counts = found.get(outlet) ?? [0, 0];
    counts[named ? 0 : 1]++;
    found.set(outlet, counts);
  }
  return [...found]
    .map(([outlet, [named, unnamed]]) => ({ outlet, unnamed, all: named + unnamed }))
    .sort((a, b) => b.all - a.all || byName(a.outlet ?? "", b.outlet ?? ""))
    .slice(0, most)
    .map(({ outlet, unnamed, all }) => ({
      name: outlet ?? "publisher not told",
      n: `${Math.round((100 * unnamed) / all)} %`,
      facts: `${unnamed.toLocaleString("en")} of ${plural(all, "statement")}`,
      parts: outlet === null ? null : [["publisher", outlet]],
    }));
}

/** The lists, each with its title, what its numbers are, and rows with what they pick. */
export function overviewModel(statements, most) {
  const disputed = (known) => [isDisputed(known) ? known.asserts.length + known.denies.length : 0, Math.min(known.asserts.length, known.denies.length)];
  return [
    { title: "Most cited", unit: "utterances", rows: actorRows(statements, (i) => S.speakers[i], "speaker", most) },
    { title: "Most spoken about", unit: "utterances", rows: actorRows(statements, (i) => S.targets[i], "whom", most) },
    {
      title: "Most disputed",
      unit: "sides",
      rows: claimRows(statements, disputed, ({ asserts, denies, declines }) => [`${asserts.length} for`, `${denies.length} against`, declines.length && `${declines.length} without an answer`].filter(Boolean).join(", "), most),
    },
    { title: "Argued about", unit: "speakers", rows: issueRows(statements, most) },
    {
      title: "Best backed",
      unit: "independent sources",
      rows: claimRows(statements, ({ independent, origins }) => [independent > 1 ? independent : 0, origins], ({ origins, denies }) => [plural(origins, "origin"), denies.length && `denied by ${denies.length}`].filter(Boolean).join(", "), most),
    },
    { title: "On people not named", unit: "of what is cited", rows: outletRows(statements, most) },
  ];
}
