/* Things in groups. */

/** Put things into groups by one or several keys each: a map from key to the things. */
export function grouped(things, keysOf) {
  const found = new Map();
  for (const one of things)
    for (const key of new Set(keysOf(one))) {
      if (!found.has(key)) found.set(key, []);
      found.get(key).push(one);
    }
  return found;
}
