/* Days in words. */
const named = new Map();
/** "22 Oct 2024", "14–20 Oct 2024", "Oct 2024". */
export function dayName(first, last) {
  const key = `${first}/${last}`;
  if (!named.has(key)) named.set(key, inWords(first, last));
  return named.get(key);
}

function inWords(first, last) {
  const [a, b] = [first, last].map((d) => new Date(`${d}T00:00:00Z`));
  if (!first || Number.isNaN(a.getTime()) || Number.isNaN(b.getTime())) return "no day";
  const say = (d, options) => d.toLocaleDateString("en-GB", { timeZone: "UTC", ...options });
  const whole = { day: "numeric", month: "short", year: "numeric" };
  if (first === last) return say(a, whole);
  const month = first.slice(0, 7) === last.slice(0, 7);
  const after = new Date(b.getTime() + 864e5);
  if (month && first.endsWith("-01") && after.getUTCDate() === 1) return say(a, { month: "short", year: "numeric" });
  if (first.endsWith("-01-01") && last.endsWith("-12-31") && first.slice(0, 4) === last.slice(0, 4))
    return first.slice(0, 4);
  return month ? `${a.getUTCDate()}–${say(b, whole)}` : `${say(a, whole)} – ${say(b, whole)}`;
}
