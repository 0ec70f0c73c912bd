/* Days in words. */
const named = new Map();
/** "22 Oct 2024", "14–20 Oct 2024", "Oct 2024". */
export function dayName(first, last) {
  const key = `${first}/${last}`;
  if (!named.has(key)) named.set(key, inWords(first, last));
  return named.get(key);
}

/** From the first of two days to the second, each as [first, last]: a month stays a month, "21 Oct – Nov 2024". */
export function daysName([first, firstEnd], [last, lastEnd]) {
  if ((first === firstEnd && last === lastEnd) || (first === last && firstEnd === lastEnd)) return dayName(first, lastEnd);
  const [a, b] = [dayName(first, firstEnd), dayName(last, lastEnd)];
  const year = ` ${last.slice(0, 4)}`;
  return `${a.endsWith(year) && b.endsWith(year) && a !== year.trim() ? a.slice(0, -year.length) : a} – ${b}`;
}

// A locale's own formatter takes half a second for the days of 5,000 statements.
const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sept", "Oct", "Nov", "Dec"];
const monthName = (d) => `${MONTHS[d.getUTCMonth()]} ${d.getUTCFullYear()}`;
const dayOf = (d) => `${d.getUTCDate()} ${monthName(d)}`;

function inWords(first, last) {
  const [a, b] = [first, last].map((d) => new Date(`${d}T00:00:00Z`));
  if (!first || Number.isNaN(a.getTime()) || Number.isNaN(b.getTime())) return "no day";
  if (first === last) return dayOf(a);
  const month = first.slice(0, 7) === last.slice(0, 7);
  const after = new Date(b.getTime() + 864e5);
  if (month && first.endsWith("-01") && after.getUTCDate() === 1) return monthName(a);
  if (first.endsWith("-01-01") && last.endsWith("-12-31") && first.slice(0, 4) === last.slice(0, 4))
    return first.slice(0, 4);
  if (month) return `${a.getUTCDate()}–${dayOf(b)}`;
  const year = first.slice(0, 4) === last.slice(0, 4);
  return `${year ? `${a.getUTCDate()} ${MONTHS[a.getUTCMonth()]}` : dayOf(a)} – ${dayOf(b)}`;
}
