/* The lines of the briefing on what is claimed: disputes, denials, numbers, conditions, changes. */
import { ACTORS, ARTICLES, CLAIMS, D, S, STANCES, conditionsOf, towards, turnsDown, wordsOf } from "./data.js";
import { behind, sideNames } from "./behind.js";
import {
  LONG,
  capital,
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
import { state } from "./state.js";

/** Days before the last one told in which a claim counts as new. */
const NEW_DAYS = 2;
const DAY = 864e5;
/** Acts that say no to a claim, the latter where they say that it is not so. */
const DENYING = ["deny", "state"];

/* Who stands how to a claim, one line a family: sign, names, and how many statements a click lists. */
function sidesOn(claim, statements) {
  const known = behind(claim);
  const found = grouped(statements, (i) => [towards(i, claim)]);
  const words = { asserts: "says so", denies: "denies it", declines: "does not confirm it" };
  const many = { asserts: "say so", denies: "deny it", declines: "do not confirm it" };
  const against = (said) => said.every((i) => turnsDown(i, claim));
  const lines = Object.keys(words)
    .filter((key) => found.has(family(key)))
    .map((key) => {
      const said = found.get(family(key));
      const names = (known && sideNames(known[key])) || [];
      const speakers = [...new Set(said.flatMap((i) => S.speakers[i]))];
      const shown = names.length ? names : speakers.map((a) => ACTORS.label[a]);
      const several = names.length > 1 || (names.length ? false : areMany(speakers));
      return {
        family: family(key),
        who: shown,
        does: key === "denies" && against(said) ? (several ? "are against it" : "is against it") : (several ? many : words)[key],
        said,
        parts: [claimPart(claim), ["stance", key]],
      };
    });
  const rest = family("presumes");
  if (found.has(rest))
    lines.push({
      family: rest,
      who: [],
      does: `taken for granted in ${plural(found.get(rest).length, "statement")}`,
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
    who: [speakersOf(i)],
    does: `${actOf(i)}: “${contentOf(i)}”`,
    said: side,
    parts: [["statement", S.id[i]]],
  };
}

/** One dispute with its sides. */
export function disputeRow({ claim, sides, links, reasons }, taking) {
  const told = claim < 0 ? [] : sidesOn(claim, taking.get(claim) ?? sides.flat());
  const lines = told.some((one) => one.family === family("denies"))
    ? told
    : sides.filter((side) => side.length).map(inOwnWords);
  const parts = claim < 0 ? [["link", DIMS.link.id(links[0])]] : [claimPart(claim)];
  return { name: claim < 0 ? capital(reasons[0] ?? "") : nameOf(claim), facts: "", parts, lines, said: sides.flat() };
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

/** Claims that most independent sources assert and nobody denies. */
export function firmRows(passing, taking) {
  const since = newSince(passing);
  const rows = [...taking.keys()]
    .map((claim) => ({ claim, known: behind(claim) }))
    .filter(
      ({ known }) =>
        known &&
        known.asserts.length &&
        !known.denies.length &&
        (known.independent > 1 || known.asserts.length > 1 || known.origins > 1) &&
        (!state.from || known.first >= since),
    )
    .map(({ claim, known }) => ({
      name: nameOf(claim),
      n: known.independent,
      known,
      isNew: Boolean(known.first) && known.first >= since,
      get facts() {
        const first = known.first && `first ${dayName(known.first, known.first)}`;
        const names = sideNames(known.asserts).slice(0, 4).join(", ");
        return [names, plural(known.origins, "origin"), first].filter(Boolean).join("; ");
      },
      parts: [claimPart(claim), ["stance", "asserts"]],
      said: taking.get(claim),
    }));
  return ordered(
    rows,
    (r) => r.known.independent,
    (r) => r.known.asserts.length,
    (r) => Number(r.isNew),
    (r) => r.known.origins,
    (r) => Date.parse(r.known.last || "1970-01-01"),
  );
}

/** Who denies what, by speakers and claim: who denies it, or says that it is not so. */
export function denialRows(passing, inDispute) {
  const no = family("denies");
  const found = grouped(
    passing.filter((i) => DENYING.includes(D.lists.act[S.act[i]][0]) && !S.own[i]),
    (i) => {
      const denied = S.claims[i].filter((c) => towards(i, c) === no && !turnsDown(i, c));
      return denied.length
        ? denied.map((c) => `${S.speakers[i].join()}|${c}`)
        : S.stance[i] === no && !turnsDown(i, -1) && !S.claims[i].length
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
      name: `${speakersOf(i)} ${actOf(i)}${isDenial ? "" : " that it is not so"}: ${claim < 0 ? contentOf(i) : nameOf(claim)}`,
      n: "",
      get facts() {
        return [whose.length && `said by ${whose.join(", ")}`, times(origins(said)), whenText(i)].filter(Boolean).join("; ");
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
      rank: [inDispute.has(claim), isDenial, whose.length].map(Number),
    };
  });
  return oneEach(
    ordered(
      rows,
      (r) => r.rank[0],
      (r) => r.rank[1],
      (r) => r.rank[2],
      (r) => origins(r.said),
      (r) => S.confidence[r.said[0]],
    ),
  );
}

/** Numbers claimed, those told most first. */
export function numberRows(taking) {
  const rows = [...taking.keys()]
    .filter((claim) => CLAIMS.number[claim])
    .map((claim) => {
      const said = [...taking.get(claim)].sort(surest);
      const who = [...new Set(said.map(speakersOf))];
      return {
        name: nameOf(claim),
        n: CLAIMS.number[claim][0],
        unit: CLAIMS.number[claim][2],
        get facts() {
          return `${who.slice(0, 3).join("; ")}; ${whenText(said[0])}`;
        },
        parts: [claimPart(claim)],
        said,
      };
    });
  const ofUnit = grouped(rows, (r) => [r.unit]);
  return ordered(
    rows,
    (r) => origins(r.said),
    (r) => Math.min(3, ofUnit.get(r.unit).length),
    (r) => S.confidence[r.said[0]],
  );
}

/** What is said, without its conditions. */
function withoutTerms(i) {
  const words = conditionsOf(i).reduce((text, [, term]) => text.replace(term, " "), wordsOf(i, "content").join(" … "));
  return clipped(
    words
      .replace(/\s+/g, " ")
      .replace(/\bdepending on(?=\s*([,.;]|$))/gi, "")
      .replace(/^[\s,;]+|([\s,;]|\b(if|unless|when|once|should))+[.]?$/gi, "") || contentOf(i),
    LONG,
  );
}

/** A condition with the word that leads to it. */
function termOf(unless, words) {
  if (/^(if|when|once|should|as long|provided|unless|until|depending|in case)\b/i.test(words)) return words;
  return `${unless ? "unless" : /^(how|what|whether|which|who)\b/i.test(words) ? "depending on" : "if"} ${words}`;
}

/** "If X → Y": what somebody says of what would come, and on what it hangs. */
export function conditionRows(passing) {
  return passing
    .filter((i) => S.condition[i].length)
    .sort(surest)
    .map((i) => {
      const supposed = S.supposed[i] || [];
      const then = [...new Set(supposed.flatMap(([, , , , then]) => then))].map(nameOf);
      const terms = conditionsOf(i).map(([unless, words]) => termOf(unless, words));
      const what = then.length ? then.join("; ") : withoutTerms(i);
      return {
        name: `${clipped(terms.join("; "), LONG)} → ${what}`,
        n: "",
        get facts() {
          return `${speakersOf(i)} ${actOf(i)}; ${whenText(i)}`;
        },
        parts: [["statement", S.id[i]]],
        said: [i],
      };
    });
}

/** Claims that rest on unnamed sources alone. */
export function unnamedRows(taking) {
  const rows = [...taking]
    .filter(([claim]) => behind(claim)?.unnamed)
    .map(([claim, statements]) => {
      const said = statements.filter((i) => !S.own[i]).sort(surest);
      const who = [...new Set(said.map(speakersOf))].slice(0, 3).join("; ");
      return {
        name: nameOf(claim),
        n: "",
        get facts() {
          const outlets = new Set(said.map((i) => ARTICLES.publisher[S.article[i]]));
          return [who, times(origins(said)), ...outlets].filter(Boolean).slice(0, 4).join("; ");
        },
        parts: [claimPart(claim)],
        said,
      };
    })
    .filter(({ said }) => said.length);
  return oneEach(
    ordered(
      rows,
      (r) => origins(r.said),
      (r) => S.confidence[r.said[0]],
    ),
  );
}

/** Who took another stand than before. */
export function changeRows(passes) {
  return disputesModel("changed-position", passes).map(({ claim, sides, links }) => {
    const [before, later] = sides;
    const how = (i) => (claim < 0 ? STANCES[S.stance[i]] : STANCES[towards(i, claim)]).label;
    const [a, b] = [before[0] ?? later[0], later.at(-1)];
    return {
      name: `${speakersOf(b)}: ${claim < 0 ? contentOf(b) : nameOf(claim)}`,
      n: "",
      facts: `first ${how(a)} (${whenText(a)}), then ${how(b)} (${whenText(b)})`,
      parts: [["link", DIMS.link.id(links[0])]],
      said: [...before, ...later],
    };
  });
}
