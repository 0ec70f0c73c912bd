/* The timeline: which days there are, and what was said on each. */
import { S, whenOf } from "./data.js";
import { dayName } from "./days.js";
import { grouped } from "./groups.js";

/** More days than this are summed up by weeks, then months, then years: about as many stand side by side. */
const MOST = 20;
/** Where there are more days, the few statements long before or after nearly all others are summed up at either end. */
const [FEW, TAIL] = [12, 0.02];
const DAY = 864e5;
const iso = (time) => new Date(time).toISOString().slice(0, 10);
const time = (day) => Date.parse(`${day}T00:00:00Z`);

function week(day) {
  const at = time(day);
  const monday = at - ((new Date(at).getUTCDay() + 6) % 7) * DAY;
  return [iso(monday), iso(monday + 6 * DAY)];
}

function month(day) {
  const [y, m] = day.split("-").map(Number);
  return [`${day.slice(0, 7)}-01`, iso(Date.UTC(y, m, 0))];
}

const year = (day) => [`${day.slice(0, 4)}-01-01`, `${day.slice(0, 4)}-12-31`];
const GRAINS = [(day) => [day, day], week, month, year];

/** The bin of a span of days: a grain's own where it fits in, else the span as it is. */
function binOf(first, last, grain) {
  const bin = grain(first);
  return last <= bin[1] ? bin : [first, last];
}

/** The first and last day of nearly all of `dated`, `{first, last}` of statements; all days where they are few. */
function coreOf(dated) {
  if (new Set(dated.map(({ first, last }) => `${first}/${last}`)).size <= FEW) return ["", "9999"];
  const place = Math.floor(dated.length * TAIL);
  const at = (days, k) => [...days].sort().at(k);
  return [at(dated.map(({ last }) => last), place), at(dated.map(({ first }) => first), -1 - place)];
}

/** What lies before the core and after it as one span each, by span; nothing for a span of the core. */
function tailsOf(spans, [from, to]) {
  const tails = [spans.filter(({ last }) => last < from), spans.filter(({ first }) => first > to)];
  const whole = tails.map((some) => ({ first: some.map((s) => s.first).sort()[0], last: some.map((s) => s.last).sort().at(-1) }));
  return ({ first, last }) => (last < from ? whole[0] : first > to ? whole[1] : null);
}

/** The bins of spans of days in order, each span being there once. */
function binsOf(spans, grain) {
  const bins = new Map();
  for (const { first, last } of spans) {
    const [a, b] = binOf(first, last, grain);
    bins.set(`${a}/${b}`, [a, b]);
  }
  return [...bins.values()].sort((a, b) => (a[0] < b[0] ? -1 : a[0] > b[0] ? 1 : a[1] < b[1] ? -1 : 1));
}

/** A bin in words; one that sums up an end says before or after which day. */
function nameOf(first, last, [from, to]) {
  if (last < from && first !== last) return `before ${dayName(from, from)}`;
  return first > to && first !== last ? `after ${dayName(to, to)}` : dayName(first, last);
}

/**
 * What the timeline shows: bins in order, each with the statements whose day the article settles and
 * those of which only the day of printing is known.
 */
export function timelineModel(passing) {
  const known = passing.map((i) => [i, whenOf(i)]);
  const dated = known.filter(([, when]) => when.basis !== "none");
  const bySpan = grouped(dated, ([, { first, last }]) => [`${first}/${last}`]);
  const spans = [...bySpan.values()].map(([[, when]]) => when);
  const core = coreOf(dated.map(([, when]) => when));
  const tail = tailsOf(spans, core);
  const inside = spans.filter((span) => !tail(span));
  const grain = GRAINS.find((g) => binsOf(inside, g).length <= MOST) ?? year;
  const ends = [...new Set(spans.map(tail).filter(Boolean))].map(({ first, last }) => [first, last]);
  const order = (a, b) => (a[0] < b[0] ? -1 : a[0] > b[0] ? 1 : a[1] < b[1] ? -1 : 1);
  const bins = [...binsOf(inside, grain), ...ends].sort(order).map(([first, last]) => ({
    first,
    last,
    name: nameOf(first, last, core),
    said: [],
    printed: [],
    gap: false,
  }));
  const at = new Map(bins.map((bin) => [`${bin.first}/${bin.last}`, bin]));
  for (const some of bySpan.values()) {
    const [[, { first, last }]] = some;
    const end = tail({ first, last });
    const bin = at.get(end ? `${end.first}/${end.last}` : binOf(first, last, grain).join("/"));
    for (const [i, when] of some) bin[when.basis].push(i);
  }
  let end = "";
  for (const bin of bins) {
    bin.gap = end !== "" && time(bin.first) - time(end) > DAY;
    end = bin.last > end ? bin.last : end;
  }
  for (const bin of bins)
    for (const list of [bin.said, bin.printed]) list.sort((a, b) => S.stance[a] - S.stance[b] || a - b);
  const undated = known.filter(([, when]) => when.basis === "none").map(([i]) => i);
  if (undated.length) bins.push({ first: "", last: "", name: "no day known", said: [], printed: undated, gap: true });
  return { bins, count: passing.length, settled: dated.filter(([, w]) => w.basis === "said").length };
}

/** The id of a bin's strip, as a pick names it. */
export function dayKey(bin, strip) {
  if (!bin.first) return "-";
  const span = bin.first === bin.last ? bin.first : `${bin.first}/${bin.last}`;
  return strip === "printed" ? `~${span}` : span;
}
