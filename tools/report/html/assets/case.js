/** A case: verdict, findings with their requirements, the ladder, the messages. */
import { count, el, hex, plain, seconds, short } from './dom.js';
import { ladder } from './ladder.js';
import { messagePanel } from './message.js';

/** Bytes of messages that are laid out at once; the rest when it comes near. */
const atOnce = 48 * 1024;

/** Gives the page of a case: `node`, and `show({finding, message})` to go to a place. */
export function casePage(one, report) {
  const iutIsClient = !/server|terminal/.test(report.role);
  const requirements = new Map(report.requirements);
  const spansOf = (n) => one.findings.filter((finding) => finding.place.message === n);
  const panels = new Map();
  const worst = (n) => {
    const effects = new Set(spansOf(n).map((finding) => finding.effect));
    return effects.has('fail') ? 'bad' : effects.size > 0 ? 'warn' : undefined;
  };
  const showMessage = (n) => goTo(`message-${n}`, () => panels.get(n)?.open(true));
  const showPlace = (finding) => {
    const panel = panels.get(finding.place.message);
    if (!panel) return;
    goTo(`message-${finding.place.message}`, () => finding.span && panel.show(finding.span));
  };

  const stream = one.timeline.map((entry) => {
    if (entry.n === undefined) return eventBox(entry, one.t);
    const toRight = (entry.direction === 'in') === iutIsClient;
    const sender = `${toRight ? 'client' : 'server'}${entry.direction === 'in' ? '' : ' (tester)'}`;
    const panel = messagePanel(entry, spansOf(entry.n), report.names, sender, one.t);
    panels.set(entry.n, panel);
    return panel.node;
  });
  const roots = one.findings.filter((finding) => !one.findings.some((other) => other.n === finding.follows));
  const findings = roots.map((finding) => findingBox(finding, one.findings, requirements, showPlace, new Set()));
  const picture =
    one.timeline.length > 0 && ladder(one, iutIsClient, report.product, (message) => worst(message.n), showMessage);
  const node = el(
    'div',
    { class: 'case' },
    el('div', { class: 'side' }, picture || el('p', { class: 'dim' }, 'Nothing crossed the wire.')),
    el('div', { class: 'stream' }, findings.length > 0 && el('div', { class: 'findings' }, findings), stream),
  );
  node.addEventListener('click', (event) => {
    const chip = event.target.closest('[data-finding]');
    if (!chip) return;
    event.preventDefault();
    goTo(`finding-${chip.dataset.finding}`);
  });
  return {
    node: el('div', {}, heading(one, requirements), node),
    /** Lays the messages out; call it when the page stands in the document. */
    start: () => layOut([...panels.values()]),
    show({ finding, message }) {
      const found = one.findings.find((each) => each.n === finding);
      if (found?.place.message) showPlace(found);
      else if (found) goTo(`finding-${found.n}`);
      else if (message !== undefined) showMessage(message);
    },
  };
}

function layOut(panels) {
  const near = new IntersectionObserver(
    (entries) => {
      for (const entry of entries)
        if (entry.isIntersecting) panels.find((panel) => panel.node === entry.target)?.build();
    },
    { rootMargin: '600px' },
  );
  let room = atOnce;
  for (const panel of panels) {
    if (panel.size <= room) panel.build();
    else near.observe(panel.node);
    room -= panel.size;
  }
}

function goTo(id, before) {
  before?.();
  const target = document.getElementById(id);
  if (!target) return;
  target.scrollIntoView({ block: 'start' });
  target.focus({ preventScroll: true });
  target.classList.remove('flash');
  requestAnimationFrame(() => target.classList.add('flash'));
}

function heading(one, requirements) {
  const words = { pass: 'passed', fail: 'failed' }[one.verdict] ?? one.verdict;
  const { version, encoding, clientAuth, serverAuth, transport } = one.permutation;
  const covers = one.covers.map((id) => requirementBox(requirements.get(id), id));
  const facts = [
    `version ${version}`,
    encoding,
    `client authentication ${clientAuth}`,
    `server authentication ${serverAuth}`,
    transport,
    `${Math.round(one.ms)} ms`,
    ...one.scr.map((item) => `SCR ${item}`),
    ...(one.ets ? [`ETS ${one.ets}`] : []),
  ];
  const rules = one.rules.map(([rule, outcome]) => el('li', { class: outcome }, `${plain(rule)}: ${outcome}`));
  return el(
    'header',
    { class: `casehead ${one.verdict}` },
    el('h1', { tabindex: -1 }, el('span', { class: `verdict ${one.verdict}` }, words), ' ', plain(one.title)),
    el('p', { class: 'sub' }, plain(one.id)),
    el('p', { class: 'facts' }, facts.map(plain).join(' \u00b7 ')),
    one.reason !== undefined && el('p', { class: 'reason' }, plain(one.reason)),
    covers.length > 0 &&
      el('details', { class: 'fold' }, el('summary', {}, `covers ${count(covers.length, 'requirement')}`), covers),
    rules.length > 0 &&
      el(
        'details',
        { class: 'fold' },
        el('summary', {}, `${count(rules.length, 'rule')} judged`),
        el('ul', { class: 'plain rules' }, rules),
      ),
  );
}

function requirementBox(known, id) {
  if (!known) return el('p', { class: 'requirement' }, plain(id));
  return el(
    'p',
    { class: 'requirement' },
    el('span', { class: 'level' }, [known.id, known.level].filter(Boolean).join(' \u00b7 ')),
    ' ',
    el(
      'span',
      {
        class: `evidence ${/^\w+$/.test(known.evidence) ? known.evidence : ''}`,
        title: 'evidence: where the rule was seen',
      },
      known.evidence,
    ),
    ' ',
    el('span', { class: 'dim' }, `${known.document} ${known.clause}`),
    el('br'),
    known.text,
  );
}

function findingBox(finding, all, requirements, showPlace, seen) {
  seen.add(finding.n);
  const { place } = finding;
  const words = placeWords(finding);
  const where =
    place.message === null
      ? words
      : el('button', { type: 'button', class: 'place', click: () => showPlace(finding) }, words);
  const by =
    finding.by.rule !== undefined
      ? `rule ${finding.by.rule}`
      : [finding.by.step, finding.by.line && `line ${finding.by.line}`].filter(Boolean).join(', ');
  const next = all.filter((other) => other.follows === finding.n && !seen.has(other.n));
  return el(
    'article',
    { class: `finding ${finding.effect}`, id: `finding-${finding.n}`, tabindex: -1 },
    el('h3', {}, el('span', { class: `effect ${finding.effect}` }, finding.effect), ' ', short(finding.text, 2000)),
    finding.requirement !== null && requirementBox(requirements.get(finding.requirement), finding.requirement),
    el(
      'dl',
      { class: 'demand' },
      ...row('expected', short(finding.expected.join(' or ') || 'nothing of the kind', 2000), 'good'),
      ...row('actual', short(finding.actual || '(nothing)', 2000), 'bad'),
      ...row('place', where),
      ...(by ? row('demanded by', short(by, 200)) : []),
    ),
    next.length > 0 && el('p', { class: 'dim' }, 'From this follows:'),
    next.map((other) => findingBox(other, all, requirements, showPlace, seen)),
  );
}

function row(label, value, kind) {
  return [el('dt', {}, label), el('dd', { class: kind }, value)];
}

function placeWords({ place, exchange }) {
  const nowhere = place.offset === undefined ? 'in no message: it is missing' : 'the push';
  const parts = [place.message === null ? nowhere : `message ${place.message}`];
  if (exchange !== undefined) parts.push(`exchange ${exchange}`);
  if (place.path) parts.push(short(place.path, 300));
  if (place.offset !== undefined) parts.push(`byte ${hex(place.offset)}`);
  if (place.line !== undefined) parts.push(`line ${place.line}, column ${place.column ?? 1}`);
  return parts.join(', ');
}

function eventBox(event, began) {
  const grave = ['crash', 'hang', 'timeout'].includes(event.what);
  const data = (event.data ?? []).map(([name, value]) =>
    el('div', {}, el('span', { class: 'tag' }, plain(name)), ' ', el('pre', {}, plain(value))),
  );
  return el(
    'div',
    { class: grave ? 'eventbox bad' : 'eventbox' },
    el(
      'p',
      {},
      el('b', {}, event.what),
      ` ${short(event.text, 2000)} `,
      el('span', { class: 'dim' }, seconds(event.t - began)),
    ),
    data,
  );
}
