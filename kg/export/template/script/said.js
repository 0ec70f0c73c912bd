/* A statement in a few words: who, what act, when. */
import { ACTORS, ARTICLES, D, S, STANCES, towards } from "./data.js";
import { DIMS } from "./dims.js";
import { dayName } from "./days.js";
import { listed } from "./sentences.js";
import { state } from "./state.js";

/** Who performed the act, in words. */
export function speakersOf(i) {
  return listed(S.speakers[i].map((a) => ACTORS.label[a])) || (S.own[i] ? "the article" : "somebody not named");
}

/** Whether verbs agree with several: more than one speaker, or one who is many ("analysts"). */
export const areMany = (actors) => actors.length > 1 || actors.some((a) => ACTORS.many[a]);

/** What was done: "denies", "demands"; an article's own voice reports. */
export function actOf(i) {
  return S.own[i] ? "reports" : D.lists.act[S.act[i]][areMany(S.speakers[i]) ? 2 : 1];
}

/** "Sudovia denies". */
export function shortOf(i) {
  return `${speakersOf(i)} ${actOf(i)}`;
}

/** A date of the table in words: "22 Oct 2024"; as written where its days are not known. */
export const dateText = ([written, , first, last]) => (first && last ? dayName(first, last) : written.replace(/^([\d-]+)\/([\d-]+)$/, "$1 to $2"));

/** When it was said, or where the article does not settle that, when it was printed. */
export function whenText(i) {
  const said = D.dates[S.said[i]] ?? D.dates[S.within[i]];
  if (said) return `said ${dateText(said)}`;
  const printed = D.dates[ARTICLES.date[S.article[i]]];
  return printed ? `printed ${dateText(printed)}` : "no date";
}

/** How a statement stands to the claim that is picked, where that is not as it stands to its own words. */
export function asidePicked(i) {
  const picked = state.pick.find(([dim]) => dim === "claim");
  const claim = picked ? DIMS.claim.find(picked[1]) : -1;
  return claim < 0 ? null : asideOf(i, claim);
}

/** The stand towards a claim, as [family, words], where it differs from the stand towards the words. */
export function asideOf(i, claim) {
  const family = S.claims[i].includes(claim) ? towards(i, claim) : S.stance[i];
  return family === S.stance[i] ? null : [family, STANCES[family].label];
}
