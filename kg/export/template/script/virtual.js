/* Long lists: only the rows in sight, and a few around them, are in the page. */

const AROUND = 6;
/** Rows of a list that nobody has scrolled yet. */
const FIRST = 8;

/**
 * Rows of different heights in a scrolling box. Heights are guessed until a row has been seen.
 * @param {HTMLElement} box the element that scrolls
 * @param {HTMLElement} list where rows go
 * @param {(item: number) => HTMLElement} make
 * @param {(item: number) => number} guess
 */
export function virtualList(box, list, make, guess) {
  let items = [];
  let heights = new Float64Array(0);
  const nodes = new Map();
  let all = false;
  let scrolled = false;
  const before = document.createElement("li");
  const after = document.createElement("li");
  for (const spacer of [before, after]) {
    spacer.className = "spacer";
    spacer.setAttribute("role", "presentation");
    spacer.setAttribute("aria-hidden", "true");
  }

  function range() {
    // Before anybody scrolls the first rows are in sight: to ask where the box is costs a layout.
    if (!scrolled && !all && !nodes.size) return [0, Math.min(items.length, FIRST)];
    const top = box.scrollTop - list.offsetTop;
    const bottom = top + (box.clientHeight || window.innerHeight);
    let y = 0;
    let first = items.length;
    let last = 0;
    for (let k = 0; k < items.length && y < bottom; k++) {
      if (y + heights[k] > top && first > k) first = k;
      y += heights[k];
      last = k + 1;
    }
    return all
      ? [0, items.length]
      : [Math.max(0, Math.min(first, last) - AROUND), Math.min(items.length, last + AROUND)];
  }

  function sum(from, to) {
    let total = 0;
    for (let k = from; k < to; k++) total += heights[k];
    return total;
  }

  function place() {
    const [first, last] = range();
    const wanted = new Set(items.slice(first, last));
    for (const [item, node] of nodes) {
      if (!wanted.has(item) && !node.contains(document.activeElement)) {
        node.remove();
        nodes.delete(item);
      }
    }
    let at = before;
    for (let k = first; k < last; k++) {
      let node = nodes.get(items[k]);
      if (!node) {
        node = make(items[k]);
        node.setAttribute("aria-setsize", String(items.length));
        node.setAttribute("aria-posinset", String(k + 1));
        nodes.set(items[k], node);
      }
      if (at.nextSibling !== node) at.after(node);
      at = node;
    }
    before.style.height = `${sum(0, first)}px`;
    after.style.height = `${sum(last, items.length)}px`;
    for (let k = first; k < last; k++) heights[k] = nodes.get(items[k]).offsetHeight || heights[k];
    return [first, last];
  }

  function refresh() {
    const [first, last] = place();
    const [a, b] = range();
    if (a < first || b > last) place();
  }

  let queued = false;
  box.addEventListener(
    "scroll",
    () => {
      scrolled = true;
      if (queued) return;
      queued = true;
      requestAnimationFrame(() => {
        queued = false;
        refresh();
      });
    },
    { passive: true },
  );

  return {
    /** Show these items, from the top unless told to stay. */
    show(next, stay = false) {
      items = next;
      heights = Float64Array.from(items, guess);
      nodes.clear();
      list.replaceChildren(before, after);
      if (!stay && scrolled) box.scrollTop = 0;
      refresh();
    },
    /** Make a row anew, in its place. */
    redo(item) {
      const old = nodes.get(item);
      if (!old) return null;
      const node = make(item);
      const k = items.indexOf(item);
      node.setAttribute("aria-setsize", String(items.length));
      node.setAttribute("aria-posinset", String(k + 1));
      nodes.set(item, node);
      old.replaceWith(node);
      heights[k] = node.offsetHeight;
      return node;
    },
    /** Bring a row into sight and return it. */
    reveal(item) {
      const k = items.indexOf(item);
      if (k < 0) return null;
      if (!nodes.has(item)) {
        scrolled = true;
        box.scrollTop = sum(0, k) + list.offsetTop;
        refresh();
      }
      const node = nodes.get(item);
      node?.scrollIntoView({ block: "nearest" });
      return node ?? null;
    },
    refresh,
    /** Put all rows into the page, as a print needs them, or go back to those in sight. */
    whole(on) {
      all = on;
      refresh();
    },
  };
}

/**
 * Rows of one height in a table that scrolls in a box.
 * @param {HTMLElement} box
 * @param {HTMLTableSectionElement} body
 * @param {number} height of a row, in pixels
 * @param {(row: number) => HTMLTableRowElement} make
 */
export function virtualRows(box, body, height, make) {
  let count = 0;
  let shown = [-1, -1];
  let all = false;
  const [before, after] = [document.createElement("tr"), document.createElement("tr")];
  for (const spacer of [before, after]) {
    spacer.className = "spacer";
    spacer.setAttribute("aria-hidden", "true");
  }

  function refresh() {
    if (!body.isConnected) return;
    const top = box.scrollTop / height;
    const first = all ? 0 : Math.max(0, Math.floor(top) - AROUND);
    const last = all
      ? count
      : Math.min(count, Math.ceil(top + (box.clientHeight || window.innerHeight) / height) + AROUND);
    if (first === shown[0] && last === shown[1]) return;
    const held = document.activeElement?.closest("tr");
    const kept = held && body.contains(held) ? held : null;
    const rows = [];
    for (let r = first; r < last; r++) rows.push(kept?.dataset.row === String(r) ? kept : make(r));
    if (!kept || !rows.includes(kept)) body.replaceChildren(before, ...rows, after);
    else {
      for (const node of [...body.children]) if (node !== kept) node.remove();
      kept.before(before, ...rows.slice(0, rows.indexOf(kept)));
      kept.after(...rows.slice(rows.indexOf(kept) + 1), after);
    }
    before.style.height = `${first * height}px`;
    after.style.height = `${(count - last) * height}px`;
    shown = [first, last];
  }

  let queued = false;
  box.addEventListener(
    "scroll",
    () => {
      if (queued) return;
      queued = true;
      requestAnimationFrame(() => {
        queued = false;
        refresh();
      });
    },
    { passive: true },
  );

  new ResizeObserver(refresh).observe(box);

  return {
    /** Show so many rows, made anew. */
    show(next) {
      count = next;
      shown = [-1, -1];
      refresh();
    },
    /** Bring a row into sight. */
    reveal(row, head = 0) {
      const y = row * height;
      if (y < box.scrollTop) box.scrollTop = y;
      else if (y + height > box.scrollTop + box.clientHeight - head)
        box.scrollTop = y + height - box.clientHeight + head;
      refresh();
    },
    whole(on) {
      all = on;
      refresh();
    },
    refresh,
  };
}
