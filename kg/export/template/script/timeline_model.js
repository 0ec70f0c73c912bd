/* The timeline: which days there are, and what was said on each. */
import { S, whenOf } from "./data.js";
import { dayName } from "./days.js";
import { grouped } from "./groups.js";

/** More days than this are summed up by weeks, then months, then years. */
const MOST = 45;
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

/** The bins of spans of days in order, each span being there once. */
function binsOf(spans, grain) {
  const bins = new Map();
  for (const { first, last } of spans) {
    const [a, b] = binOf(first, last, grain);
    bins.set(`${a}/${b}`, [a, b]);
  }
  return [...bins.values()].sort((a, b) => (a[0] < b[0] ? -1 : a[0] > b[0] ? 1 : a[1] < b[1] ? -1 : 1));
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
  const grain = GRAINS.find((g) => binsOf(spans, g).length <= MOST) ?? year;
  const bins = binsOf(spans, grain).map(([first, last]) => ({
    first,
    last,
    name: dayName(first, last),
    said: [],
    printed: [],
    gap: false,
  }));
  const at = new Map(bins.map((bin) => [`${bin.first}/${bin.last}`, bin]));
  for (const some of bySpan.values()) {
    const [[, { first, last }]] = some;
    const bin = at.get(binOf(first, last, grain).join("/"));
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
