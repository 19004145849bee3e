/** A case as a ladder: two life lines, an arrow for each message, marks for what else happened. */
import { plain, seconds, short, svg } from './dom.js';

const lanes = { width: 500, left: 70, right: 462, top: 46 };
const labelChars = 58;

/** `go(n)` opens a message. `state(message)`: `bad`, `warn` or undefined, by its findings. */
export function ladder(one, iutIsClient, product, state, go) {
  const parts = [];
  let y = lanes.top;
  let session;
  for (const entry of one.timeline) {
    if (entry.session !== session) {
      session = entry.session;
      parts.push(boundary(y, session));
      y += 26;
    }
    const drawn =
      entry.n === undefined ? eventMark(entry, y, one.t) : arrow(entry, y, one.t, iutIsClient, state(entry), go);
    parts.push(drawn.node);
    y += drawn.height;
  }
  y += 12;
  const heads = [
    head(lanes.left, iutIsClient ? 'client' : 'client (tester)', iutIsClient ? product : undefined),
    head(lanes.right, iutIsClient ? 'server (tester)' : 'server', iutIsClient ? undefined : product),
  ];
  const lives = [lanes.left, lanes.right].map((x) =>
    svg('line', { class: 'life', x1: x, x2: x, y1: lanes.top - 6, y2: y }),
  );
  return svg(
    'svg',
    {
      class: 'ladder',
      viewBox: `0 0 ${lanes.width} ${y + 6}`,
      role: 'group',
      'aria-label': 'Messages of the case in their order',
    },
    svg('defs', {}, ...['ok', 'warn', 'bad', 'deviation'].map(arrowHead)),
    lives,
    heads,
    parts,
  );
}

function head(x, party, product) {
  // The words are too long to stand in the middle over their line: they begin and end at the edges.
  const [at, anchor] = x === lanes.left ? [6, 'start'] : [lanes.width - 6, 'end'];
  const title = product && svg('title', {}, plain(product));
  return svg(
    'g',
    {},
    svg('text', { class: 'party', x: at, y: 16, 'text-anchor': anchor }, party),
    product && svg('text', { class: 'dim', x: at, y: 31, 'text-anchor': anchor }, short(product, 22), title),
  );
}

function arrowHead(name) {
  const box = { markerUnits: 'userSpaceOnUse', markerWidth: 12, markerHeight: 12, refX: 11, refY: 6, orient: 'auto' };
  return svg('marker', { id: `head-${name}`, ...box }, svg('path', { d: 'M0,0 L12,6 L0,12 z', class: name }));
}

function boundary(y, session) {
  return svg(
    'g',
    { class: 'session' },
    svg('line', { x1: 8, x2: lanes.width - 8, y1: y + 8, y2: y + 8 }),
    svg('text', { x: lanes.width / 2, y: y + 12, 'text-anchor': 'middle' }, `session ${session}`),
  );
}

function arrow(message, y, began, iutIsClient, state, go) {
  const toRight = (message.direction === 'in') === iutIsClient;
  const kind = state === 'bad' ? 'bad' : message.deviation !== undefined ? 'deviation' : (state ?? 'ok');
  const lines = labelLines(message.label);
  const under = message.deviation === undefined ? [] : [`on purpose: ${short(message.deviation, 42)}`];
  const at = y + lines.length * 14 + 6;
  const [from, to] = toRight ? [lanes.left, lanes.right] : [lanes.right, lanes.left];
  const middle = (lanes.left + lanes.right) / 2;
  const open = () => go(message.n);
  const name = `message ${message.n} from the ${toRight ? 'client' : 'server'}: ${plain(message.label)}${state === 'bad' ? ', with findings' : ''}`;
  const height = lines.length * 14 + 16 + under.length * 14;
  const node = svg(
    'g',
    {
      class: `arrow ${kind}`,
      role: 'link',
      tabindex: 0,
      'aria-label': name,
      click: open,
      keydown: (event) => event.key === 'Enter' && open(),
      'data-n': message.n,
    },
    svg('title', {}, name),
    svg('rect', { class: 'hit', x: 4, y, width: lanes.width - 8, height, rx: 4 }),
    svg('text', { class: 'dim', x: 10, y: at + 4 }, seconds(message.t - began)),
    lines.map((line, index) =>
      svg('text', { class: 'label', x: middle, y: y + 12 + index * 14, 'text-anchor': 'middle' }, line),
    ),
    svg('line', { class: 'shaft', x1: from, x2: to, y1: at, y2: at, 'marker-end': `url(#head-${kind})` }),
    svg('circle', { cx: from, cy: at, r: 9 }),
    svg('text', { class: 'number', x: from, y: at + 4, 'text-anchor': 'middle' }, message.n),
    under.map((line) => svg('text', { class: 'words', x: middle, y: at + 15, 'text-anchor': 'middle' }, line)),
  );
  return { node, height };
}

/** At most three lines, broken between commands where that goes. */
function labelLines(label) {
  const lines = [];
  let rest = plain(label);
  while (rest.length > labelChars && lines.length < 2) {
    const cut = Math.max(rest.lastIndexOf('; ', labelChars), rest.lastIndexOf(', ', labelChars)) + 1;
    const at = cut > labelChars / 3 ? cut : labelChars;
    lines.push(rest.slice(0, at));
    rest = rest.slice(at).trim();
  }
  return [...lines, short(rest, labelChars)];
}

function eventMark(event, y, began) {
  const grave = ['crash', 'hang', 'timeout'].includes(event.what);
  const text = short(event.what === 'note' || event.what === 'step' ? event.text : `${event.what}: ${event.text}`, 58);
  const node = svg(
    'g',
    { class: grave ? 'event bad' : 'event' },
    svg('title', {}, plain(`${event.what}: ${event.text}`)),
    svg('text', { class: 'dim', x: 10, y: y + 14 }, seconds(event.t - began)),
    svg('rect', { x: lanes.left + 12, y: y + 2, width: lanes.right - lanes.left - 24, height: 18, rx: 9 }),
    svg('text', { x: (lanes.left + lanes.right) / 2, y: y + 15, 'text-anchor': 'middle' }, text),
  );
  return { node, height: 26 };
}
