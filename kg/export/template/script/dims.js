/* By what statements are told apart: each dimension gives a statement's keys, their ids and names. */
import { ACTORS, ARTICLES, CLAIMS, D, N, NONE, OWN, S, STANCES, linksOf, titleOf, whenOf } from "./data.js";
import { HAS, hasOf } from "./has.js";

const range = Array.from({ length: N }, (_, i) => i);
const lazily = (make) => {
  let made;
  return () => (made ??= make());
};

/** Number the distinct values of a column of lists; null stands for none. */
function numbered(lists) {
  const values = [...new Set(lists.flat().filter((v) => v !== null))].sort();
  const at = new Map(values.map((v, k) => [v, k]));
  return { values, keys: lists.map((list) => list.map((v) => (v === null ? NONE : at.get(v)))), at };
}

/** A dimension over a fixed list of ids, of which the statements have numbers. */
function listed(label, ids, names, of) {
  const at = lazily(() => new Map(ids.map((id, k) => [id, k])));
  return { label, of, id: (k) => ids[k] ?? "-", name: names, find: (id) => at().get(id) ?? NONE };
}

/** A dimension over values that are found in the data themselves. */
function found(label, lists, name, none) {
  const table = lazily(() => numbered(range.map(lists)));
  return {
    label,
    of: (i) => table().keys[i],
    id: (k) => table().values[k] ?? "-",
    name: (k) => (k < 0 ? none : name(table().values[k])),
    find: (id) => table().at.get(id) ?? NONE,
  };
}

const unique = (list) => [...new Set(list)];
const orNone = (list) => (list.length ? list : [NONE]);
const speakersOf = range.map((i) => (S.speakers[i].length ? S.speakers[i] : [S.own[i] ? OWN : NONE]));
const actorIds = lazily(() => new Map(ACTORS.id.map((id, k) => [id, k])));

const countries = new Map();
ACTORS.kind.forEach((kind, a) => {
  if (D.lists.kind[kind][0] === "country" && ACTORS.country[a]) countries.set(ACTORS.country[a], ACTORS.label[a]);
});

function speakerName(k) {
  return k === OWN ? "the articles’ own voice" : k < 0 ? "no speaker named" : ACTORS.label[k];
}

/** A class of claims and all that it falls under, the narrowest first. */
const classLines = lazily(() =>
  D.lists.class.map((_, k) => {
    const line = [];
    for (let at = k; at >= 0 && !line.includes(at); at = D.lists.class[at][2]) line.push(at);
    return line;
  }),
);
const classKeys = lazily(() =>
  range.map((i) => unique(orNone(S.claims[i]).flatMap((c) => classLines()[CLAIMS.kind[c]] ?? [NONE]))),
);

/** The class of a claim in words, with the class that it falls under: "reveal (say)". */
export function className(k) {
  if (k < 0) return "of no class";
  const [, label, parent] = D.lists.class[k];
  return parent < 0 ? label : `${label} (${D.lists.class[parent][1]})`;
}

/** Dimensions by name. `of(i)` are the keys of statement i; NONE and OWN are keys too. */
export const DIMS = {
  stance: listed(
    "Stance",
    STANCES.map((s) => s.key),
    (k) => STANCES[k].label,
    (i) => [S.stance[i]],
  ),
  act: listed(
    "Act",
    D.lists.act.map((a) => a[0]),
    (k) => (k < 0 ? "reports (own voice)" : D.lists.act[k][1]),
    (i) => [S.own[i] ? NONE : S.act[i]],
  ),
  class: listed(
    "What is claimed",
    D.lists.class.map((c) => c[0]),
    className,
    (i) => classKeys()[i],
  ),
  issue: listed(
    "Argued about",
    D.lists.issue.map((x) => x[0]),
    (k) => (k < 0 ? "a claim that stands alone" : D.lists.issue[k][1]),
    (i) => unique(orNone(S.claims[i]).map((c) => CLAIMS.issue[c] ?? NONE)),
  ),
  speaker: {
    label: "Speaker",
    of: (i) => speakersOf[i],
    id: (k) => (k === OWN ? "own" : k < 0 ? "-" : ACTORS.id[k]),
    name: speakerName,
    find: (id) => (id === "own" ? OWN : (actorIds().get(id) ?? NONE)),
  },
  side: found(
    "Country",
    (i) => unique(speakersOf[i].map((a) => (a < 0 ? null : ACTORS.country[a] || null))),
    (code) => countries.get(code) ?? code,
    "no country given",
  ),
  kind: found(
    "Kind of speaker",
    (i) => unique(speakersOf[i].map((a) => (a < 0 ? null : D.lists.kind[ACTORS.kind[a]][1]))),
    (k) => k,
    "none named",
  ),
  source: found(
    "Kind of source",
    (i) => unique((S.sources[i] || [[NONE, NONE]]).map(([, kind]) => D.lists.source_kind[kind]?.[1] ?? null)),
    (k) => k,
    "not told",
  ),
  rests: listed(
    "Rests on",
    ["named", "unnamed", "nobody"],
    (k) => ["somebody named, a body or a document", "only people not named", "no source told"][k],
    (i) => [S.rests[i]],
  ),
  has: listed(
    "With",
    HAS.map(([key]) => key),
    (k) => HAS[k]?.[1] ?? "nothing of these",
    hasOf,
  ),
  tone: listed(
    "Tone",
    ["neither", "cooperation", "conflict"],
    (k) => ["neither cooperation nor conflict", "in cooperation", "in conflict"][k],
    (i) => [S.tone[i]],
  ),
  article: listed("Article", ARTICLES.id, titleOf, (i) => [S.article[i]]),
  publisher: found(
    "Publisher",
    (i) => [ARTICLES.publisher[S.article[i]]],
    (p) => p,
    "not known",
  ),
  voice: listed(
    "Voice",
    ["attributed", "article"],
    (k) => ["somebody is cited", "the article’s own narration"][k],
    (i) => [S.own[i]],
  ),
  claim: listed(
    "Claim",
    CLAIMS.id,
    (k) => (k < 0 ? "claim not resolved" : CLAIMS.label[k]),
    (i) => orNone(S.claims[i]),
  ),
  whom: listed(
    "About",
    ACTORS.id,
    (k) => (k < 0 ? "nobody named" : ACTORS.label[k]),
    (i) => orNone(S.targets[i]),
  ),
  behalf: listed(
    "Speaker or its side",
    ACTORS.id,
    (k) => (k < 0 ? "nobody" : `${ACTORS.label[k]} and who speaks for it`),
    (i) => unique(S.speakers[i].flatMap((a) => [a, ...(Array.isArray(ACTORS.sides[a]) ? ACTORS.sides[a] : [])])),
  ),
  actor: listed(
    "Actor",
    ACTORS.id,
    (k) => ACTORS.label[k] ?? "",
    (i) => [...S.speakers[i], ...S.targets[i]],
  ),
  topic: found(
    "Topic",
    (i) => unique(orNone(S.claims[i]).map((c) => CLAIMS.type[c] ?? null)),
    (t) => D.lists.topic[t] ?? t.toLowerCase(),
    "other claims",
  ),
  statement: listed(
    "Statement",
    S.id,
    (k) => S.id[k] ?? "",
    (i) => [i],
  ),
  origin: listed(
    "Origin",
    [],
    () => "one utterance or text",
    (i) => [S.origin[i]],
  ),
};
const linkIds = lazily(() => D.links.kind.map((kind, k) => `${kind}~${S.id[D.links.source[k]]}~${S.id[D.links.target[k]]}`));
const linkAt = lazily(() => new Map(linkIds().map((id, k) => [id, k])));
DIMS.link = {
  label: "Link",
  of: (i) => linksOf(i),
  id: (k) => linkIds()[k] ?? "-",
  name: (k) => D.lists.link[D.links.kind[k]] ?? D.links.kind[k],
  find: (id) => linkAt().get(id) ?? NONE,
};
DIMS.origin.id = (k) => String(k);
DIMS.origin.find = (id) => Number(id);

/** The key of an id of a dimension, "-" for none; NaN, which no statement has, for an id that is not there. */
export function keyOf(dim, id) {
  if (id === "-") return NONE;
  const key = DIMS[dim].find(id);
  return key === NONE ? NaN : key;
}

/** The name of an id of a dimension. */
export function nameOf(dim, id) {
  const key = keyOf(dim, id);
  return Number.isNaN(key) ? `${id}, which this page does not hold` : DIMS[dim].name(key);
}

/** What a day key of a pick means: "2024-10-21/2024-10-27", "~" before it where it is of printing. */
export function inDay(i, key) {
  const when = whenOf(i);
  if (key === "-") return when.basis === "none";
  const printed = key.startsWith("~");
  const [first, last] = key.replace("~", "").split("/");
  return (
    (when.basis === "printed") === printed &&
    when.basis !== "none" &&
    first <= when.first &&
    when.last <= (last ?? first)
  );
}

/** The key and name of a speaker's side. */
export function sideOf(actor) {
  const code = actor < 0 ? null : ACTORS.country[actor] || null;
  return { code: code ?? "-", name: code ? (countries.get(code) ?? code) : "no country given" };
}
