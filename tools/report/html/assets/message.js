/** One message: its HTTP head, then the decoded tree and the bytes side by side, each pointing into the other. */

import { bytesOf, hexView } from './bytes.js';
import { count, el, hex, plain, seconds, short } from './dom.js';
import { nodeAt, rangeOf, unpack } from './tree.js';
import { treeView } from './treeview.js';

/** A byte inside a longer text stands for itself. */
const mostGrown = 1024;

/** `spans`: `{n, effect, span}` of the findings in this message. Content is made when `build` is called, or when it comes near. */
export function messagePanel(message, spans, names, sender, began) {
  const body = el('div', { class: 'body' });
  const toggle = el('button', {
    type: 'button',
    class: 'unfold',
    'aria-expanded': 'true',
    click: () => open(body.hidden),
  });
  const effects = new Set(spans.map((one) => one.effect));
  const kind = effects.has('fail') ? 'bad' : effects.size > 0 ? 'warn' : '';
  const node = el(
    'section',
    {
      class: `message ${kind} ${message.deviation === undefined ? '' : 'deviates'}`,
      id: `message-${message.n}`,
      tabindex: -1,
      'aria-label': `message ${message.n}`,
    },
    el(
      'h3',
      {},
      toggle,
      el('span', { class: 'from' }, `from the ${sender}`),
      el('span', { class: 'label' }, short(message.label, 240)),
    ),
    message.deviation !== undefined &&
      el(
        'p',
        { class: 'deviation' },
        `The tester deviates on purpose: ${plain(message.deviation)}. Rules that assume a correct partner rest until the session ends.`,
      ),
    el('p', { class: 'facts' }, factsOf(message, began)),
    headers(message),
    body,
  );
  toggle.textContent = `message ${message.n}`;
  let panes;

  function open(yes) {
    body.hidden = !yes;
    toggle.setAttribute('aria-expanded', String(yes));
    if (yes) build();
  }
  function build() {
    panes ??= bodyOf(message, spans, names, body);
    return panes;
  }
  return {
    node,
    size: message.size,
    build,
    open,
    /** Shows a range in both panes. */
    show(range) {
      open(true);
      panes.choose(range, true);
    },
  };
}

function factsOf({ http, encoding, size, head, step, t }, began) {
  const line = http.status === undefined ? `${http.method ?? ''} ${http.target ?? ''}`.trim() : `HTTP ${http.status}`;
  return [
    line && short(line, 200),
    head ?? encoding,
    count(size, 'byte'),
    step && `sent by ${step}`,
    seconds(t - began),
  ]
    .filter(Boolean)
    .join(' \u00b7 ');
}

function headers({ http }) {
  if (http.headers.length === 0) return undefined;
  const rows = http.headers.map(([name, value]) =>
    el('div', {}, el('span', { class: 'tag' }, plain(name)), ': ', short(value, 4000)),
  );
  return el(
    'details',
    { class: 'headers' },
    el('summary', {}, count(http.headers.length, 'HTTP header')),
    el('div', { class: 'code' }, rows),
  );
}

/** Fills the body; gives `choose(range, scroll)`. */
function bodyOf(message, spans, names, body) {
  const nothing = { choose() {} };
  if (message.size === 0) {
    body.append(el('p', { class: 'dim' }, 'The body is empty.'));
    return nothing;
  }
  if (message.bytes === undefined) {
    body.append(
      el(
        'p',
        { class: 'dim' },
        'The bytes were left out to keep this file small; the record of the run (run.jsonl) holds them.',
      ),
    );
    return nothing;
  }
  const bytes = bytesOf(message.bytes);
  if (bytes.length < message.size)
    body.append(
      el('p', { class: 'dim' }, `The first ${bytes.length} of ${message.size} bytes; the record of the run holds all.`),
    );
  const root = message.tree && unpack(message.tree, bytes, names);
  const hexPane = hexView(
    bytes,
    (offset, pinned) => pick(offset === undefined ? undefined : [offset, offset + 1], pinned, treePane),
    `bytes of message ${message.n}`,
  );
  const treePane = treeView(
    root,
    spans,
    (node, pinned) => pick(node && rangeOf(node), pinned, hexPane),
    `message ${message.n} as XML`,
  );
  const placed = spans.filter((one) => one.span);
  const ranges = (fails) => placed.filter((one) => (one.effect === 'fail') === fails).map((one) => one.span);
  hexPane.mark('warn', ranges(false));
  hexPane.mark('bad', ranges(true));
  notesOf(message, body, choose);
  body.append(el('div', { class: 'panes' }, treePane.node, hexPane.node));

  /** A byte stands for the smallest node around it. */
  function grown(range) {
    const node = range[1] - range[0] > 1 ? undefined : nodeAt(root, range);
    return node && node.end - node.start <= mostGrown ? [node.start, node.end] : range;
  }
  function pick(range, pinned, other) {
    if (pinned && range) choose(range, false, other);
    else for (const pane of [treePane, hexPane]) pane.mark('hover', range ? [grown(range)] : []);
  }
  function choose(range, scroll, other) {
    const whole = other === hexPane ? range : grown(range);
    for (const pane of [treePane, hexPane]) {
      pane.mark('in', [whole]);
      if (scroll || pane === other) pane.reveal(whole);
    }
  }
  return { choose: (range) => choose(range, true) };
}

function notesOf({ notes }, body, choose) {
  if (!notes || notes.length === 0) return;
  const items = notes.map(({ offset, severity, path, message, expected, actual }) => {
    const answer = [expected && `expected ${expected}`, actual && `found ${actual}`].filter(Boolean).join(', ');
    const go = el(
      'button',
      { type: 'button', class: 'place', click: () => choose([offset, offset + 1], true) },
      `byte ${hex(offset)}`,
    );
    return el(
      'li',
      { class: severity },
      go,
      ` ${short([path, message].filter(Boolean).join(': '), 400)}${answer ? ` (${short(answer, 300)})` : ''}`,
    );
  });
  body.append(el('ul', { class: 'notes', 'aria-label': 'what the decoder found' }, items));
}
