/* The dossier of an actor or a claim: what was said by it and of it, its positions over time, the wording by outlet. */
import { ACTORS, ARTICLES, CLAIMS, D, S, STANCES, linksOf, titleOf, towards, whenOf, wordsOf } from "./data.js";
import { byOrigin } from "./disputes_model.js";
import { DIMS } from "./dims.js";
import { dayName } from "./days.js";
import { grouped } from "./groups.js";
import { listed, standsAlone } from "./sentences.js";
import { state } from "./state.js";

/** Most columns of a claim's timeline; more days are summed up by months. */
const COLUMNS = 14;
const byCount = (a, b) => b[1].length - a[1].length || (a[0] < b[0] ? -1 : 1);

/** Whose dossier is shown, as [dim, key]: what is asked for, else what is picked; null for nobody. */
export function subject() {
  const parts = [...(state.of ? [state.of.split(/:(.*)/s)] : []), ...state.pick];
  for (const [dim, id] of parts) {
    const kind = dim === "claim" ? "claim" : ["actor", "speaker", "whom", "behalf"].includes(dim) ? "actor" : "";
    const key = kind ? DIMS[kind].find(id) : -1;
    if (key >= 0) return [kind, key];
  }
  return null;
}

/** A day as a dossier writes it, its last day, and the key by which it is sorted. */
export const dayOf = (i) => {
  const { first, last } = whenOf(i);
  return { key: first || "9999", last: last || "9999", name: first ? dayName(first, last) : "no day" };
};

const inOrder = (a, b) => (dayOf(a).key < dayOf(b).key ? -1 : dayOf(a).key > dayOf(b).key ? 1 : a - b);
const changed = (i) => linksOf(i).some((k) => D.links.kind[k] === "changed-position" && D.links.source[k] === i);

/** Whether one speaks for an actor: its officials and organs do, and itself. */
const speaksFor = (k, a) => k === a || (Array.isArray(ACTORS.sides[k]) && ACTORS.sides[k].includes(a));

/** Who of an actor's own said it: its people by name, "" for itself. */
const voiceOf = (a, i) =>
  S.speakers[i].includes(a) ? "" : listed(S.speakers[i].filter((k) => speaksFor(k, a)).map((k) => ACTORS.label[k]));

/**
 * Days on which an actor and its people take a stand on a claim, in their order: how each stands then. What is said on one day,
 * or on days that may be one, has no order: `later` tells whether a day comes after the one before.
 */
function steps(a, claim, statements) {
  const days = [];
  for (const i of [...statements].sort(inOrder)) {
    const day = dayOf(i);
    if (days.at(-1)?.day.name !== day.name)
      days.push({ day, later: days.length > 0 && days.every((before) => before.day.last < day.key), stands: [] });
    const [family, who, { stands }] = [towards(i, claim), voiceOf(a, i), days.at(-1)];
    const known = stands.find((one) => one.family === family && one.who === who);
    if (known) known.said.push(i);
    else stands.push({ family, who, said: [i] });
    Object.assign(known ?? stands.at(-1), { changed: Boolean(known?.changed) || changed(i) });
  }
  return days;
}

/** Whether an issue is more than one article's own, which is called by one of its claims. */
const isShared = (issue) => issue >= 0 && !D.lists.issue[issue][2];

const alone = ({ claim }) => Number(standsAlone(CLAIMS.label[claim]));

/** Whether somebody took another stand on one of the days. */
export const hasChanged = ({ steps: days }) => days.some(({ stands }) => stands.some((one) => one.changed));

/** What an actor and its people take a stand on: issues with their claims, each with its days; claims alone come last. */
function positions(a, said) {
  const claims = grouped(said, (i) => S.claims[i].filter((c) => STANCES[towards(i, c)].key !== "presumes"));
  const issues = grouped([...claims.keys()], (c) => [isShared(CLAIMS.issue[c]) ? CLAIMS.issue[c] : -1]);
  const rows = [...issues].map(([issue, of]) => ({
    issue,
    name: issue < 0 ? "other claims" : D.lists.issue[issue][1],
    claims: of
      .map((claim) => ({ claim, steps: steps(a, claim, claims.get(claim)) }))
      .sort(
        (one, two) =>
          Number(hasChanged(two)) - Number(hasChanged(one)) || alone(two) - alone(one) || two.steps.length - one.steps.length || one.claim - two.claim,
      ),
  }));
  return rows.sort(
    (one, two) =>
      Number(one.issue < 0) - Number(two.issue < 0) || two.claims.length - one.claims.length || one.issue - two.issue,
  );
}

/** What the page knows of an actor. */
export function actorDossier(a, passing) {
  const said = passing.filter((i) => S.speakers[i].includes(a));
  const forIt = passing.filter((i) => !S.speakers[i].includes(a) && S.speakers[i].some((k) => speaksFor(k, a)));
  const about = passing.filter((i) => S.targets[i].includes(a) && !S.speakers[i].includes(a));
  const members = ACTORS.id.map((_, k) => k).filter((k) => ACTORS.affiliation[k] === a);
  const saying = grouped(passing, (i) => S.speakers[i].filter((k) => members.includes(k)));
  return {
    said,
    about,
    forIt,
    positions: positions(a, [...said, ...forIt]),
    by: [...grouped(about, (i) => S.speakers[i])].sort(byCount),
    members: members.map((k) => [k, saying.get(k) ?? []]).sort(byCount),
    outlets: [...grouped(said, (i) => [ARTICLES.publisher[S.article[i]] ?? titleOf(S.article[i])])].sort(byCount),
    quoted: said.filter((i) => D.lists.quotation[S.quotation[i]][0] !== "indirect").length,
  };
}

/** Whether somebody says that a claim is so or is not: who takes a side comes first. */
const sides = (claim, [, said]) => Number(said.some((i) => ["asserts", "denies"].includes(STANCES[towards(i, claim)].key)));

/** What the page knows of a claim: its lanes by speaker and day, its origins, how outlets word it. */
export function claimDossier(claim, passing) {
  const on = passing.filter((i) => S.claims[i].includes(claim)).sort(inOrder);
  const exact = grouped(on, (i) => [dayOf(i).name]);
  const byMonth = exact.size > COLUMNS;
  const nameOf = (i) =>
    byMonth && whenOf(i).first
      ? dayName(`${whenOf(i).first.slice(0, 7)}-01`, `${whenOf(i).first.slice(0, 7)}-28`).replace(/^1–28 /, "")
      : dayOf(i).name;
  const days = [...grouped(on, (i) => [nameOf(i)]).keys()];
  const lanes = [...grouped(on, (i) => (S.speakers[i].length ? S.speakers[i] : [S.own[i] ? -2 : -1]))]
    .sort((a, b) => sides(claim, b) - sides(claim, a) || byCount(a, b))
    .map(([speaker, said]) => ({ speaker, cells: grouped(said, (i) => [nameOf(i)]) }));
  const worded = grouped(on, (i) => [ARTICLES.publisher[S.article[i]] ?? titleOf(S.article[i])]);
  return {
    on,
    days,
    lanes,
    origins: byOrigin(on),
    wording: [...worded]
      .sort(byCount)
      .map(([outlet, said]) => [outlet, [...grouped(said, (i) => [wordsOf(i, "content").join(" … ")])]]),
  };
}
