/** Bytes as hex and characters, a window of rows at a time, so that a message of a megabyte opens as fast as a small one. */
import { el } from './dom.js';

const rowBytes = 16;
const windowRows = 192;

export function bytesOf(base64) {
  const text = atob(base64);
  const bytes = new Uint8Array(text.length);
  for (let at = 0; at < text.length; at++) bytes[at] = text.charCodeAt(at);
  return bytes;
}

/**
 * A long list of which only a window stands in the page, with buttons to go on.
 * `draw(index)` makes the element of a row; `drawn()` is told when the window has moved.
 */
export function windowed(total, size, unit, draw, drawn) {
  const rows = el('div', { class: 'rows' });
  const earlier = el('button', { type: 'button', class: 'more', click: () => show(from - size) });
  const later = el('button', { type: 'button', class: 'more', click: () => show(from + size) });
  const node = el('div', {}, earlier, rows, later);
  let from = 0;
  function show(start) {
    from = Math.max(0, Math.min(start, total - 1));
    const to = Math.min(total, from + size);
    rows.replaceChildren(...Array.from({ length: to - from }, (_, at) => draw(from + at)));
    earlier.hidden = from === 0;
    earlier.textContent = `\u2191 ${from} earlier ${unit}`;
    later.hidden = to === total;
    later.textContent = `\u2193 ${total - to} later ${unit}`;
    drawn();
  }
  const holds = (index) => index >= from && index < from + size;
  /** Moves the window so that the row is in it, with something before. */
  const reach = (index) => holds(index) || show(index - Math.floor(size / 4));
  return { node, show, reach, row: (index) => (holds(index) ? rows.children[index - from] : undefined) };
}

/** `pick(offset, pinned)` is called when the reader points at a byte, or with undefined when he leaves. */
export function hexView(bytes, pick, label) {
  const marks = { warn: [], bad: [], in: [], hover: [] };
  const total = Math.ceil(bytes.length / rowBytes);
  const list = windowed(total, windowRows, 'rows', row, paint);
  const node = el('div', { class: 'hex', tabindex: 0, role: 'group', 'aria-label': label }, list.node);
  let at = 0;

  function row(index) {
    const start = index * rowBytes;
    const codes = el('span', { class: 'codes' });
    const chars = el('span', { class: 'chars', 'aria-hidden': 'true' });
    for (let offset = start; offset < Math.min(bytes.length, start + rowBytes); offset++) {
      const byte = bytes[offset];
      codes.append(el('i', { 'data-o': offset }, byte.toString(16).padStart(2, '0')));
      chars.append(
        el(
          'i',
          { 'data-o': offset },
          byte > 32 && byte < 127 ? String.fromCharCode(byte) : byte === 32 ? ' ' : '\u00b7',
        ),
      );
    }
    return el(
      'div',
      { class: 'row' },
      el('span', { class: 'offset' }, start.toString(16).padStart(5, '0')),
      codes,
      chars,
    );
  }

  function cells(offset) {
    const line = list.row(Math.floor(offset / rowBytes));
    if (!line) return [];
    const column = offset % rowBytes;
    return [line.children[1].children[column], line.children[2].children[column]];
  }

  /** Classes of the window made anew from the marks. */
  function paint() {
    for (const name of Object.keys(marks)) {
      for (const cell of list.node.querySelectorAll(`.${name}`)) cell.classList.remove(name);
      for (const range of marks[name]) {
        const [start, end] = visiblePart(range);
        for (let offset = start; offset < end; offset++) for (const cell of cells(offset)) cell.classList.add(name);
      }
    }
  }

  function visiblePart([start, end]) {
    const first = list.node.querySelector('[data-o]');
    const from = first ? Number(first.dataset.o) : 0;
    return [Math.max(start, from), Math.min(end, from + windowRows * rowBytes, bytes.length)];
  }

  function offsetOf(event) {
    const { o } = event.target.dataset;
    return o === undefined ? undefined : Number(o);
  }

  node.addEventListener('mouseover', (event) => pick(offsetOf(event), false));
  node.addEventListener('mouseleave', () => pick(undefined, false));
  node.addEventListener('click', (event) => {
    const offset = offsetOf(event);
    if (offset === undefined) return;
    at = offset;
    pick(at, true);
  });
  node.addEventListener('keydown', (event) => {
    const step = { ArrowRight: 1, ArrowLeft: -1, ArrowDown: rowBytes, ArrowUp: -rowBytes }[event.key];
    if (step === undefined || event.altKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    at = Math.max(0, Math.min(bytes.length - 1, at + step));
    list.reach(Math.floor(at / rowBytes));
    pick(at, true);
  });
  list.show(0);

  return {
    node,
    /** Marks ranges: `bad` and `warn` places of findings, `in` what is chosen, `hover` what is pointed at. */
    mark(name, ranges) {
      marks[name] = ranges;
      paint();
    },
    reveal([start]) {
      at = Math.min(start, bytes.length - 1);
      list.reach(Math.floor(at / rowBytes));
      paint();
      const line = list.row(Math.floor(at / rowBytes));
      if (line)
        node.scrollTop += line.getBoundingClientRect().top - node.getBoundingClientRect().top - node.clientHeight / 3;
    },
  };
}
