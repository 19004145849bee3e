/** Ways through the report: the hash says which case is open, keys and links change the hash. */

import { casePage } from './case.js';
import { el, plain } from './dom.js';
import { filters, listed, startList } from './lists.js';

const report = JSON.parse(document.getElementById('data').textContent);
const summaryPage = document.getElementById('summary');
const caseMain = document.getElementById('case');
const summaryTitle = document.title;
let openIndex;
let wantedIndex;
let openPage;
let summaryScroll = 0;

function keyHash(index) {
  return `#case=${encodeURIComponent(report.keys[index].toWellFormed?.() ?? report.keys[index])}`;
}

function place() {
  const found = new Map(
    location.hash
      .slice(1)
      .split('&')
      .map((part) => [part.split('=')[0], part.slice(part.indexOf('=') + 1)]),
  );
  if (!found.has('case')) return {};
  let key = found.get('case');
  try {
    key = decodeURIComponent(key);
  } catch {
    // A hash typed by hand: taken as it stands.
  }
  const number = (name) => (found.has(name) ? Number(found.get(name)) : undefined);
  const index = report.keys.findIndex((each) => each === key || each.toWellFormed?.() === key);
  return { index, finding: number('finding'), message: number('message') };
}

async function route() {
  const { index, finding, message } = place();
  wantedIndex = index;
  if (index === undefined || index < 0) return closeCase();
  if (index !== openIndex) {
    const one = await caseData(index);
    // Somebody went on meanwhile.
    if (wantedIndex !== index) return;
    openCase(index, one);
  }
  if (finding !== undefined || message !== undefined) openPage.show({ finding, message });
}

/** The case as the page holds it: gzip in base64. */
async function caseData(index) {
  const packed = atob(JSON.parse(document.getElementById(`case-${index}`).textContent));
  const bytes = Uint8Array.from(packed, (char) => char.charCodeAt(0));
  const plain = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('gzip'));
  return JSON.parse(await new Response(plain).text());
}

function openCase(index, one) {
  if (openIndex === undefined) summaryScroll = window.scrollY;
  openIndex = index;
  openPage = casePage(one, report);
  const order = listed();
  const at = order.indexOf(index);
  caseMain.replaceChildren(navigation(order[at - 1], order[at + 1], at, order.length), openPage.node);
  summaryPage.hidden = true;
  caseMain.hidden = false;
  document.title = `${one.verdict}: ${plain(one.title)}`;
  openPage.start();
  window.scrollTo(0, 0);
  caseMain.focus({ preventScroll: true });
}

function closeCase() {
  if (openIndex === undefined) return;
  openIndex = undefined;
  caseMain.hidden = true;
  caseMain.replaceChildren();
  summaryPage.hidden = false;
  document.title = summaryTitle;
  window.scrollTo(0, summaryScroll);
}

function navigation(before, after, at, total) {
  const link = (index, text, key) =>
    index === undefined ? el('span', { class: 'dim' }, text) : el('a', { href: keyHash(index), 'data-key': key }, text);
  return el(
    'nav',
    { class: 'ways', 'aria-label': 'Cases' },
    el('a', { href: '#', 'data-key': 'Escape' }, '\u2190 Summary'),
    el('span', { class: 'dim' }, at < 0 ? '' : `case ${at + 1} of ${total}`),
    link(before, 'previous (k)', 'k'),
    link(after, 'next (j)', 'j'),
  );
}

function keys(event) {
  if (event.altKey || event.ctrlKey || event.metaKey) return;
  const typing = /^(INPUT|SELECT|TEXTAREA)$/.test(event.target.tagName ?? '');
  if (event.key === '/' && !typing && openIndex === undefined) {
    event.preventDefault();
    filters.text.focus();
    return;
  }
  if (typing) {
    if (event.key === 'Escape') event.target.blur();
    return;
  }
  caseMain.querySelector(`.ways [data-key="${CSS.escape(event.key)}"]`)?.click();
}

startList();
document.addEventListener('keydown', keys);
window.addEventListener('hashchange', route);
route();
