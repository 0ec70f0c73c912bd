/* Sentences that the page makes of names and claims: lists with "and", a claim inside a sentence, what stands alone. */

/** "A", "A and B", "A, B and C". */
export function listed(names, most = Infinity) {
  const shown = names.length > most ? [...names.slice(0, most), `${names.length - most} more`] : names;
  return shown.length < 2 ? shown.join("") : `${shown.slice(0, -1).join(", ")} and ${shown.at(-1)}`;
}

/** A text that begins a sentence. */
export const capital = (text) => text.slice(0, 1).toUpperCase() + text.slice(1);

/** Words that have a capital at the head of a sentence alone: no names begin with them. */
const SMALL =
  /^(a|an|the|this|that|these|those|there|it|its|he|his|she|her|they|their|we|our|you|your|some|somebody|someone|something|any|anybody|all|both|each|every|everybody|everything|many|most|more|few|much|no|nobody|nothing|one|other|another|such|two|three|four|five|in|on|at|by|for|from|if|when|where|while|what|who|how|why|then|also)\b(?!\.)/i;

/** A claim inside a sentence: "that there are talks"; a name keeps its capital, and so does “The Times”. */
export const within = (label) => (SMALL.test(label) ? label.slice(0, 1).toLowerCase() + label.slice(1) : label);

/** A claim after "denies": " that there are talks"; one that begins with "That" stands as it is. */
export const thatClause = (label) => (/^that\b/i.test(label) ? `: “${label}”` : ` that ${within(label)}`);

/** Words at the head that point at something told before, unless it is told in brackets after them. */
const POINTING =
  /^((he|she|it|they|we|i|you|his|her|its|their|our|my|your|there|something|somebody|someone|here)\b|(this|that|these|those) (is|was|are|were|has|have|had|does|did|will|would|can|could|may|might|must|should|[a-z]+s)\b)/i;
/** Words of whoever speaks, near the head; "US" is a state. */
const SPEAKING = /^.{0,12}\b(I|[Mm]e|[Mm]y|[Ww]e|us|[Oo]ur|[Yy]ou|[Yy]our)\b/;
const TOLD = /^\S+(\s\S+)?\s\[/;

/** Whether a claim says by itself of whom and what it is; what does not comes after what does. */
export const standsAlone = (label) => /^[\p{Lu}\d“"]/u.test(label) && /\s\S+\s/.test(label) && (TOLD.test(label) || !(POINTING.test(label) || SPEAKING.test(label)));

const SIZES = [
  [1e12, "trillion"],
  [1e9, "billion"],
  [1e6, "million"],
];

/** A long number as it is read: "350 million". */
export function shortNumber(words) {
  return words.replace(/\d[\d,]{6,}/g, (digits) => {
    const value = Number(digits.replaceAll(",", ""));
    const [size, name] = SIZES.find(([least]) => value >= least) ?? [0, ""];
    const part = Math.round((value / size) * 1000) / 1000;
    return size && part * size === value ? `${part} ${name}` : digits;
  });
}
