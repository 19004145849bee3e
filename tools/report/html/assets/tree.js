/** The decoded tree, unpacked (html/compact.ts tells the packing), laid out in lines and linked to the bytes. */
import { count, el, plain, short } from './dom.js';

const utf8 = new TextDecoder();

/** Nodes with `start` and `end` in the bytes of the message; -1 where only the text around them has a place. */
export function unpack(packed, bytes, names) {
  return elementFrom(packed, 0, bytes, names, undefined, false);
}

function elementFrom([name, gap, length, ...content], from, bytes, names, parent, lost) {
  const start = from + gap;
  const [ns, local] = split(names[name]);
  const node = {
    kind: 'element',
    name: local,
    ns,
    start,
    end: start + length,
    lost,
    attributes: [],
    children: [],
    parent,
  };
  let at = start;
  for (const part of content) {
    const begin = at + part[1];
    at = begin + part[2];
    if (part[0] >= 0) node.children.push(elementFrom(part, begin - part[1], bytes, names, node, lost));
    else if (part[0] === -4) node.attributes.push({ name: part[3], value: part[4] });
    else node.children.push(textFrom(part, begin, bytes, names, node, lost));
  }
  return node;
}

function textFrom([kind, , length, ...rest], start, bytes, names, parent, lost) {
  const end = start + length;
  const node = { kind: 'text', text: '', start, end, lost, parent };
  if (kind === -1) return { ...node, text: utf8.decode(bytes.subarray(start + (rest[0] ?? 0), end - (rest[1] ?? 0))) };
  if (kind === -2) return { ...node, text: rest[0] };
  if (kind === -3) return { ...node, binary: rest[0] };
  const [base, root] = rest;
  const inner = base < 0 ? new Uint8Array() : bytes;
  const embedded = elementFrom(root, base < 0 ? 0 : start + base, inner, names, parent, lost || base < 0);
  return { ...node, kind: 'document', root: embedded };
}

function split(name) {
  const at = name.lastIndexOf(' ');
  return [name.slice(0, at), name.slice(at + 1)];
}

/** Bytes of a node; of one without a place, those of the nearest node around it that has one. */
export function rangeOf(node) {
  let at = node;
  while (at.lost && at.parent) at = at.parent;
  return [at.start, at.end];
}

/** The deepest node that holds the range; undefined where none does. */
export function nodeAt(root, [start, end]) {
  const holds = (node) => !node.lost && node.start <= start && end <= node.end;
  if (!root || !holds(root)) return undefined;
  let at = root;
  for (;;) {
    const inside = at.kind === 'document' ? [at.root] : (at.children ?? []);
    const next = inside.find(holds);
    if (!next) return at;
    at = next;
  }
}

/** One entry a line: `{depth, node, form}`, form `whole`, `open`, `close` or `text`. Sets `first` and `last` of each node. */
export function linesOf(root) {
  const lines = [];
  function add(node, depth, form) {
    node.first ??= lines.length;
    node.last = lines.length;
    lines.push({ node, depth, form });
  }
  function walk(node, depth) {
    if (node.kind === 'document') {
      walk(node.root, depth);
      node.first = node.root.first;
      node.last = node.root.last;
    } else if (node.kind === 'text') add(node, depth, 'text');
    else if (node.children.every((child) => child.kind === 'text') && sizeOf(node) < 300) {
      add(node, depth, 'whole');
      for (const child of node.children) child.first = child.last = node.first;
    } else {
      add(node, depth, 'open');
      for (const child of node.children) walk(child, depth + 1);
      add(node, depth, 'close');
    }
  }
  if (root) walk(root, 0);
  return lines;
}

function sizeOf(node) {
  return node.children.reduce((sum, child) => sum + child.text.length, 0);
}

export function lineElement({ node, depth, form }, index) {
  const line = el('div', { class: 'line', 'data-i': index });
  line.style.paddingLeft = `${Math.min(depth, 24) * 1.1 + 0.5}em`;
  if (form === 'text') line.append(textElement(node));
  else if (form === 'close') line.append(tag(`</${node.name}>`));
  else {
    const empty = form === 'whole' && node.children.length === 0;
    line.append(tag(`<${node.name}`), ...attributesOf(node), tag(empty ? '/>' : '>'));
    if (form === 'whole' && !empty) line.append(...node.children.map(textElement), tag(`</${node.name}>`));
  }
  return line;
}

function tag(text) {
  return el('span', { class: 'tag' }, plain(text));
}

function attributesOf(node) {
  const outside = node.parent ? node.parent.ns : '';
  const parts = node.ns === outside ? [] : [el('span', { class: 'ns' }, plain(` xmlns="${node.ns}"`))];
  for (const { name, value } of node.attributes)
    parts.push(el('span', { class: 'attribute' }, short(` ${name}="${value}"`, 400)));
  return parts;
}

function textElement(node) {
  if (node.binary !== undefined)
    return el('span', { class: 'binary' }, `${count(node.binary, 'byte')} that are no text`);
  return el('span', { class: 'text' }, short(node.text, 4000));
}
