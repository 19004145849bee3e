/** The decoded tree in lines, with the findings at their places. */
import { windowed } from './bytes.js';
import { el } from './dom.js';
import { lineElement, linesOf, nodeAt } from './tree.js';

const windowLines = 400;

/** `pick(node, pinned)` is called when the reader points at a line, or with undefined when he leaves. */
export function treeView(root, spans, pick, label) {
  const lines = linesOf(root);
  const marks = { in: [], hover: [] };
  const list = windowed(lines.length, windowLines, 'lines', draw, paint);
  const node = el('div', { class: 'xml', tabindex: 0, role: 'group', 'aria-label': label });
  if (lines.length === 0) node.append(el('p', { class: 'dim' }, 'Nothing here could be decoded.'));
  else node.append(list.node);
  const chips = new Map();
  let at = 0;
  for (const { n, effect, span } of spans) {
    const found = span && nodeAt(root, span);
    if (found) chips.set(found.first, [...(chips.get(found.first) ?? []), { n, effect }]);
  }

  function draw(index) {
    const line = lineElement(lines[index], index);
    for (const { n, effect } of chips.get(index) ?? []) {
      line.classList.add(effect === 'fail' ? 'bad' : 'warn');
      line.append(el('a', { class: `chip ${effect}`, href: `#finding-${n}`, 'data-finding': n }, `finding ${n}`));
    }
    return line;
  }

  function paint() {
    for (const name of Object.keys(marks)) {
      for (const line of list.node.querySelectorAll(`.line.${name}`)) line.classList.remove(name);
      for (const range of marks[name]) {
        const found = nodeAt(root, range);
        if (!found) continue;
        for (let index = found.first; index <= Math.min(found.last, found.first + windowLines * 2); index++)
          list.row(index)?.classList.add(name);
      }
    }
  }

  function lineOf(event) {
    const line = event.target.closest?.('.line');
    return line ? Number(line.dataset.i) : undefined;
  }
  node.addEventListener('mouseover', (event) => {
    const index = lineOf(event);
    pick(index === undefined ? undefined : lines[index].node, false);
  });
  node.addEventListener('mouseleave', () => pick(undefined, false));
  node.addEventListener('click', (event) => {
    const index = lineOf(event);
    if (index === undefined || event.target.closest('a')) return;
    at = index;
    pick(lines[at].node, true);
  });
  node.addEventListener('keydown', (event) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step === undefined || lines.length === 0) return;
    event.preventDefault();
    at = Math.max(0, Math.min(lines.length - 1, at + step));
    list.reach(at);
    scrollTo(at);
    pick(lines[at].node, true);
  });
  function scrollTo(index) {
    const line = list.row(index);
    if (line)
      node.scrollTop += line.getBoundingClientRect().top - node.getBoundingClientRect().top - node.clientHeight / 3;
  }
  if (lines.length > 0) list.show(0);

  return {
    node,
    mark(name, ranges) {
      if (!(name in marks)) return;
      marks[name] = ranges;
      if (lines.length > 0) paint();
    },
    reveal(range) {
      const found = nodeAt(root, range);
      if (!found) return;
      at = found.first;
      list.reach(at);
      paint();
      scrollTo(at);
    },
  };
}
