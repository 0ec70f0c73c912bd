/* The lines of the briefing on what is claimed: disputes, denials, numbers, conditions, changes. */
import { ACTORS, ARTICLES, CLAIMS, D, S, STANCES, conditionsOf, cut, pairs, towards, wordsOf } from "./data.js";
import { behind, sideNames } from "./behind.js";
import {
  LONG,
  claimPart,
  contentOf,
  dayOf,
  family,
  nameOf,
  oneEach,
  ordered,
  origins,
  surest,
  times,
} from "./briefing_words.js";
import { dayName } from "./days.js";
import { DIMS } from "./dims.js";
import { disputesModel } from "./disputes_model.js";
import { clipped, plural } from "./dom.js";
import { grouped } from "./groups.js";
import { actOf, areMany, speakersOf, whenText } from "./said.js";
import { capital, listed, shortNumber, standsAlone, thatClause, within } from "./sentences.js";
import { state } from "./state.js";

/** Days before the last one told in which a claim counts as new. */
const NEW_DAYS = 2;
const DAY = 864e5;
/** Acts that say no to a claim, the latter where they say that it is not so. */
const DENYING = ["deny", "state"];

/* Who stands how to a claim, one line a family: sign, names, and how many statements a click lists. */
function sidesOn(claim, statements, passes) {
  const known = behind(claim);
  const found = grouped(statements, (i) => [towards(i, claim)]);
  const words = { asserts: "says so", denies: "denies it", opposes: "is against it", declines: "does not confirm it" };
  const many = { asserts: "say so", denies: "deny it", opposes: "are against it", declines: "do not confirm it" };
  const lines = Object.keys(words)
    .filter((key) => found.has(family(key)))
    .map((key) => {
      const said = found.get(family(key));
      const names = sideNames(known?.[key] ?? []);
      const speakers = [...new Set(said.flatMap((i) => S.speakers[i]))];
      const shown = names.length ? names : speakers.length ? speakers.map((a) => ACTORS.label[a]) : [speakersOf(said[0])];
      const several = names.length > 1 || (names.length ? false : areMany(speakers));
      return {
        family: family(key),
        who: [capital(shown[0]), ...shown.slice(1)],
        does: (several ? many : words)[key],
        said,
        parts: [claimPart(claim), ["stance", key]],
        beyond: !said.some(passes),
      };
    });
  const rest = family("presumes");
  if (found.has(rest))
    lines.push({
      family: rest,
      who: [],
      does: `Taken for granted in ${plural(found.get(rest).length, "statement")}`,
      said: found.get(rest),
      parts: [claimPart(claim), ["stance", "presumes"]],
    });
  return lines;
}

/** What one side says, in its own words: where no claim tells the sides apart. */
function inOwnWords(side) {
  const [i] = [...side].sort(surest);
  return {
    family: S.stance[i],
    who: [capital(speakersOf(i))],
    does: `${actOf(i)}: “${contentOf(i)}”`,
    said: side,
    parts: [["statement", S.id[i]]],
  };
}

/** One dispute with its sides. */
export function disputeRow({ claim, sides, links }, taking, passes) {
  const all = [...new Set([...(taking.get(claim) ?? []), ...sides.flat()])].sort((a, b) => a - b);
  const told = claim < 0 ? [] : sidesOn(claim, all, passes);
  const lines = told.some((one) => [family("denies"), family("opposes")].includes(one.family))
    ? told
    : sides.filter((side) => side.length).map((side) => ({ ...inOwnWords(side), beyond: !side.some(passes) }));
  const parts = claim < 0 ? [["link", DIMS.link.id(links[0])]] : [claimPart(claim)];
  const name = claim < 0 ? `${capital(listed(sides.map(([i]) => speakersOf(i))))} contradict each other` : nameOf(claim);
  return { name, facts: "", parts, lines, said: sides.flat(), alone: claim < 0 || standsAlone(CLAIMS.label[claim]) };
}

/** The day from which a claim is new: the first day asked for, else shortly before the last one told. */
function newSince(passing) {
  if (state.from) return state.from;
  const last = passing
    .map((i) => dayOf(i))
    .sort()
    .at(-1);
  return last ? new Date(Date.parse(`${last}T00:00:00Z`) - NEW_DAYS * DAY).toISOString().slice(0, 10) : "";
}

/** Claims that most independent sources assert and nobody denies; what was said once is not firm, by however many at once. */
export function firmRows(passing, taking) {
  const since = newSince(passing);
  const rows = [...taking.keys()]
    .map((claim) => ({ claim, known: behind(claim) }))
    .filter(
      ({ known }) =>
        known &&
        known.asserts.length &&
        !known.denies.length &&
        known.origins > 1 &&
        (!state.from || known.first >= since),
    )
    .map(({ claim, known }) => ({
      name: nameOf(claim),
      n: known.independent,
      known,
      isNew: Boolean(known.first) && known.first >= since,
      get facts() {
        const first = known.first && `first ${dayName(known.first, known.first)}`;
        const names = capital(listed(sideNames(known.asserts), 4));
        return [names, plural(known.origins, "origin"), first].filter(Boolean).join("; ");
      },
      parts: [claimPart(claim), ["stance", "asserts"]],
      said: taking.get(claim),
    }));
  return ordered(
    rows.filter((r) => standsAlone(r.name)),
    (r) => r.known.independent,
    (r) => r.known.asserts.length,
    (r) => Number(r.isNew),
    (r) => r.known.origins,
    (r) => Date.parse(r.known.last || "1970-01-01"),
  );
}

/** "Sudovia denies that Sudovia sends tanks"; without a claim, what is denied in the words that were used. */
function denialWords(i, claim, isDenial) {
  const who = `${speakersOf(i)} ${actOf(i)}`;
  if (claim < 0) return `${who}${isDenial ? "" : " that it is not so"}: “${contentOf(i)}”`;
  return `${who}${isDenial ? "" : " it is not so"}${thatClause(nameOf(claim))}`;
}

/** Whom nothing is said of: "it is too early to tell" denies nothing of anybody. */
const OF_ANYBODY = /^Some(body|thing)\b/;

/** Who denies what, by speakers and claim: who denies it, or says that it is not so. */
export function denialRows(passing, inDispute) {
  const no = family("denies");
  const found = grouped(
    passing.filter((i) => DENYING.includes(D.lists.act[S.act[i]][0]) && !S.own[i]),
    (i) => {
      const denied = S.claims[i].filter((c) => towards(i, c) === no && !OF_ANYBODY.test(CLAIMS.label[c]));
      return denied.length
        ? denied.map((c) => `${S.speakers[i].join()}|${c}`)
        : S.stance[i] === no && !S.claims[i].length
          ? [`${S.speakers[i].join()}|-1|${i}`]
          : [];
    },
  );
  const rows = [...found].map(([key, said]) => {
    const claim = Number(key.split("|")[1]);
    said.sort(surest);
    const [i] = said;
    const isDenial = D.lists.act[S.act[i]][0] === "deny";
    const mine = S.speakers[i].map((a) => ACTORS.label[a]);
    const whose = claim >= 0 ? sideNames(behind(claim)?.asserts ?? []).filter((name) => !mine.includes(name)) : [];
    return {
      name: capital(denialWords(i, claim, isDenial)),
      n: "",
      get facts() {
        return [whose.length && `${capital(listed(whose))} ${whose.length > 1 ? "say" : "says"} so`, times(origins(said)), whenText(i)].filter(Boolean).join("; ");
      },
      parts:
        claim < 0
          ? [["statement", S.id[i]]]
          : [
              ["speaker", S.speakers[i].length ? ACTORS.id[S.speakers[i][0]] : "-"],
              claimPart(claim),
              ["stance", "denies"],
            ],
      said,
      rank: [inDispute.has(claim), claim >= 0 && standsAlone(CLAIMS.label[claim]), isDenial, S.speakers[i].some((a) => ACTORS.named[a]), whose.length].map(Number),
    };
  });
  return oneEach(
    ordered(
      rows,
      ...[0, 1, 2, 3, 4].map((k) => (r) => r.rank[k]),
      (r) => origins(r.said),
      (r) => S.confidence[r.said[0]],
    ),
  );
}

/** A number as it is read, with the units that are signs: "$350 million", "73 %". */
function numberWords([words, , unit]) {
  const short = shortNumber(words);
  if (unit === "percent") return `${short} %`;
  return unit === "dollar" ? short.replace(/\d/, "$$$&") : short;
}

/** Who says so of a claim, then who takes another stand, with which: "Ann Lee; Bob Roe: says it is not so". */
function standsOn(claim, statements) {
  const found = grouped(statements, (i) => [towards(i, claim)]);
  const asserts = family("asserts");
  return [...found]
    .sort(([a], [b]) => Number(b === asserts) - Number(a === asserts) || a - b)
    .map(([key, said]) => {
      const who = capital(listed([...new Set(said.map(speakersOf))], 3));
      return key === asserts ? who : `${who}: ${STANCES[key].label}`;
    })
    .join("; ");
}

/** Numbers claimed, those told most first. */
export function numberRows(taking) {
  const rows = [...taking.keys()]
    .filter((claim) => CLAIMS.number[claim])
    .map((claim) => {
      const said = [...taking.get(claim)].sort(surest);
      return {
        name: nameOf(claim),
        n: numberWords(CLAIMS.number[claim]),
        unit: CLAIMS.number[claim][2],
        get facts() {
          return `${standsOn(claim, said)}; ${whenText(said[0])}`;
        },
        parts: [claimPart(claim)],
        said,
      };
    });
  const ofUnit = grouped(rows, (r) => [r.unit]);
  return ordered(
    rows,
    (r) => Number(standsAlone(r.name)),
    (r) => origins(r.said),
    (r) => Math.min(3, ofUnit.get(r.unit).length),
    (r) => S.confidence[r.said[0]],
  );
}

/** Words that lead to a condition and stand before it in the text. */
const LEADING = /\b(if|unless|until|once|when|should|were|had|provided(?: that)?|as long as|in case|in case of|in the event of|pending|subject to|depending on|depending upon|based on|without|except)(?: the (?:extent|outcome|result|level|degree) of)?\s*[“"'‘]?\s*$/i;
const CONDITION = /^(if|when|once|should|as long|provided|unless|until|depending|in case|even if|only if|without|pending)\b/i;

/** A condition with the word that leads to it: the article's own where it has one. */
function termOf(i, unless, start, words) {
  if (CONDITION.test(words)) return words.slice(0, 1).toLowerCase() + words.slice(1);
  const before = LEADING.exec(cut(S.article[i], Math.max(0, start - 48), start));
  if (before) return `${before[0].trim().replace(/\s*[“"'‘]$/, "").toLowerCase()} ${words}`;
  return `${unless ? "unless" : /^(how|what|whether|which|who)\b/i.test(words) ? "depending on" : "if"} ${words}`;
}

/** The sentence of what is said that has the condition, without it; "" where nothing else is said. */
function withoutTerms(i) {
  const terms = conditionsOf(i).map(([, words]) => words);
  const text = wordsOf(i, "content").join(" … ").replace(/\s+/g, " ");
  const sentences = text.split(/(?<=[.!?][”"’']?)\s+(?=[\p{Lu}“"‘])/u);
  const flat = terms.map((term) => term.replace(/\s+/g, " "));
  const said = sentences.find((one) => flat.some((term) => one.includes(term))) ?? text;
  return clipped(
    flat
      .reduce((rest, term) => rest.replace(term, " "), said)
      .replace(/\s+/g, " ")
      .replace(/\b(if|unless|when|once|should|depending on|in case of)(?=\s*([,.;–—]|$))/gi, "")
      .replace(/^[\s,;–—]*((and|but|so|then|therefore|thus|hence|however|of course),?\s+)*/i, "")
      .replace(/^(if|unless|when|should)?\s*…\s*/i, "")
      .replace(/\s+([,.;])/g, "$1")
      .replace(/,(\s*,)+/g, ",")
      .replace(/\bthat, /g, "that ")
      .replace(/([,;\s]|\b(if|unless|when|once|should))+[.]?$/i, "")
      .replace(/,([”"’'])$/, "$1"),
    LONG,
  );
}

/** Claims without those that are said again inside of another. */
function outermost(labels) {
  const end = (label) => label.toLowerCase().split(" ").slice(-3).join(" ");
  return labels.filter((one, k) => !labels.some((other, j) => j < k && end(other) === end(one)));
}

/** "If X → Y": what somebody says of what would come, and on what it hangs. */
export function conditionRows(passing) {
  const rows = passing
    .filter((i) => S.condition[i].length)
    .sort(surest)
    .flatMap((i) => {
      const supposed = S.supposed[i] || [];
      const starts = pairs(S.condition[i]).map(([start]) => start);
      const then = outermost([...new Set(supposed.flatMap(([, , , , of]) => of))].map(nameOf));
      const terms = conditionsOf(i).map(([unless, words], k) => termOf(i, unless, starts[k], words));
      const told = then.filter(standsAlone);
      const what = told.length ? told.map((label) => within(label)).join("; ") : withoutTerms(i);
      if (!/\S\s+\S/.test(what)) return [];
      return {
        name: `${clipped(terms.join("; "), LONG)} → ${what}`,
        n: "",
        get facts() {
          return `${capital(speakersOf(i))} ${actOf(i)}; ${whenText(i)}`;
        },
        parts: [["statement", S.id[i]]],
        said: [i],
        alone: told.length > 0 || standsAlone(capital(what)),
      };
    });
  return [...rows.filter((r) => r.alone), ...rows.filter((r) => !r.alone)];
}

/** Claims that nobody named makes, and who makes them. */
export function unnamedRows(taking) {
  const rows = [...taking]
    .filter(([claim]) => behind(claim)?.unnamed)
    .map(([claim, statements]) => {
      const said = statements.filter((i) => !S.own[i]).sort(surest);
      return {
        name: nameOf(claim),
        n: "",
        get facts() {
          const outlets = new Set(said.map((i) => ARTICLES.publisher[S.article[i]]));
          return [standsOn(claim, said), times(origins(said)), ...outlets].filter(Boolean).slice(0, 4).join("; ");
        },
        parts: [claimPart(claim)],
        said,
      };
    })
    .filter(({ said }) => said.length);
  return ordered(
    rows,
    (r) => Number(standsAlone(r.name)),
    (r) => origins(r.said),
    (r) => S.confidence[r.said[0]],
  );
}

/** Who took another stand than before. */
export function changeRows(passes) {
  return disputesModel("changed-position", passes).map(({ claim, sides, links }) => {
    const [before, later] = sides;
    const how = (i) => (claim < 0 ? STANCES[S.stance[i]] : STANCES[towards(i, claim)]).label;
    const [a, b] = [before[0] ?? later[0], later.at(-1)];
    return {
      name: `${capital(speakersOf(b))}: ${claim < 0 ? `“${contentOf(b)}”` : nameOf(claim)}`,
      n: "",
      facts: `first ${how(a)} (${whenText(a)}), then ${how(b)} (${whenText(b)})`,
      parts: [["link", DIMS.link.id(links[0])]],
      said: [...before, ...later],
    };
  });
}
