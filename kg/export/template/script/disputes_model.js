/* Statements that bear on each other, gathered by claim, in two sides where they oppose. */
import { CLAIMS, D, N, S, STANCES, towards } from "./data.js";
import { grouped } from "./groups.js";

const OPPOSED = ["contradicts", "changed-position", "responds-to"];
/** Links that go from the later statement to the earlier one. */
const DIRECTED = ["changed-position", "responds-to"];

/** The kinds of links there are, each with how many groups of statements that pass it joins. */
export function linkKinds(passes) {
  const kinds = new Set(["contradicts", ...D.links.kind]);
  return new Map([...kinds].map((kind) => [kind, disputesModel(kind, passes).length]));
}

let ranks = null;
/** By number the place of the largest dispute that a statement is part of, whatever the filters; those who take it for granted come after its sides. */
export function disputeRanks() {
  if (!ranks) {
    ranks = new Map();
    disputesModel("contradicts", () => true).forEach(({ sides: two, claim }, place) => {
      for (const i of two.flat()) if (!ranks.has(i)) ranks.set(i, 2 * place + Number(claim >= 0 && STANCES[towards(i, claim)].key === "presumes"));
    });
  }
  return ranks;
}

/** Put the ends of links into groups that hang together. */
function components(links) {
  const beside = new Map();
  for (const [a, b] of links)
    for (const [x, y] of [
      [a, b],
      [b, a],
    ])
      beside.set(x, [...(beside.get(x) ?? []), y]);
  const side = new Map();
  const groups = [];
  for (const start of [...beside.keys()].sort((a, b) => a - b)) {
    if (side.has(start)) continue;
    side.set(start, 0);
    const group = [start];
    for (const at of group) {
      for (const next of beside.get(at)) {
        if (side.has(next)) continue;
        side.set(next, 1 - side.get(at));
        group.push(next);
      }
    }
    groups.push([group.filter((i) => side.get(i) === 0), group.filter((i) => side.get(i) === 1)]);
  }
  return groups;
}

const takes = (i, claim, ...keys) => keys.includes(STANCES[towards(i, claim)].key);
const denies = (i, claim) => takes(i, claim, "denies");
const isAgainst = (i, claim) => takes(i, claim, "denies", "opposes");

let onClaims = null;
/** Who says that a claim is so and who denies it, linked or not: what is told again is on a side too. */
function takers(claim) {
  onClaims ??= grouped(Array.from({ length: N }, (_, i) => i), (i) =>
    S.claims[i].filter((of) => takes(i, of, "asserts", "denies")),
  );
  return onClaims.get(claim) ?? [];
}

/** Who says so and who denies it; by the links alone where the claim does not tell them apart. */
function sides(links, claim, kind) {
  if (DIRECTED.includes(kind)) {
    const later = new Set(links.map(([source]) => source));
    const before = new Set(links.map(([, target]) => target).filter((i) => !later.has(i)));
    return [[before, later].map((side) => [...side].sort((a, b) => a - b))];
  }
  const opposed = OPPOSED.includes(kind);
  const both = opposed && claim >= 0 ? takers(claim) : [];
  const all = [...new Set([...links.flatMap(([a, b]) => [a, b]), ...both])].sort((a, b) => a - b);
  if (!opposed) return [[all, []]];
  const split = claim < 0 ? [[], []] : [all.filter((i) => !isAgainst(i, claim)), all.filter((i) => isAgainst(i, claim))];
  return split[0].length && split[1].length ? [split] : components(links);
}

/** Statements of one side by origin: what goes back to one utterance stands together. */
export function byOrigin(statements) {
  const groups = new Map();
  for (const i of statements) groups.set(S.origin[i], [...(groups.get(S.origin[i]) ?? []), i]);
  return [...groups.values()];
}

/** The groups of one kind of link among statements that pass, the largest first. */
export function disputesModel(kind, passes) {
  const byClaim = new Map();
  D.links.kind.forEach((k, n) => {
    const [source, target, claim] = [D.links.source[n], D.links.target[n], D.links.claim[n]];
    // a dispute has two sides, whoever is filtered for: where one of them passes, so does the other
    const enough = OPPOSED.includes(kind) ? passes(source) || passes(target) : passes(source) && passes(target);
    if (k !== kind || !enough) return;
    // who deny a claim together stand apart from who claim it together
    const denied = claim >= 0 && D.links.denied[n] === 1;
    const key = `${Math.max(claim, -1)} ${denied}`;
    if (!byClaim.has(key)) byClaim.set(key, { claim: Math.max(claim, -1), denied, links: [], reasons: new Set() });
    byClaim.get(key).links.push([source, target, n]);
    // who says what, and what one repeats, is told at the link; above a claim it only hides the reason
    byClaim.get(key).reasons.add(D.links.reason[n].replace(/( — |; said again in ).*$/, ""));
  });
  const opposed = OPPOSED.includes(kind);
  const found = [...byClaim.values()].flatMap(({ claim, denied, links, reasons }) =>
    sides(links, claim, kind).map((two) => ({
      claim,
      denied,
      sides: two,
      reasons: [...reasons].sort(),
      links: links.filter(([source]) => two.some((side) => side.includes(source))).map(([, , n]) => n),
      opposed: opposed && two[1].length > 0,
      denies: claim >= 0 && two[1].length > 0 && two[1].every((i) => denies(i, claim)),
      bySide:
        !DIRECTED.includes(kind) &&
        claim >= 0 &&
        two[1].length > 0 &&
        two[1].every((i) => denies(i, claim)) &&
        two[0].every((i) => takes(i, claim, "asserts", "presumes")),
    })),
  );
  const size = (d) => d.sides[0].length + d.sides[1].length;
  const name = (d) => (d.claim < 0 ? "" : CLAIMS.label[d.claim]);
  return found.sort(
    (a, b) => size(b) - size(a) || (name(a) < name(b) ? -1 : name(a) > name(b) ? 1 : a.sides[0][0] - b.sides[0][0]),
  );
}
