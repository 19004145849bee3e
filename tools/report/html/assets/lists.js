/** The list of cases: filter by verdict, suite and words; permutations folded under their case. */

export const filters = { text: document.getElementById('filter-text'), suite: document.getElementById('filter-suite') };
const groups = [...document.querySelectorAll('#list .group')].map((node) => ({
  node,
  suite: node.dataset.suite,
  head: node.querySelector('.head'),
  button: node.querySelector('.unfold'),
  runs: [...node.querySelectorAll('.run')].map((row) => ({
    row,
    index: Number(row.dataset.index),
    verdict: row.dataset.verdict,
    words: `${row.textContent} ${node.querySelector('.head')?.textContent ?? ''}`.toLowerCase(),
  })),
  open: false,
  matching: [],
}));

function filterList() {
  const verdicts = new Set([...document.querySelectorAll('.filter [name=verdict]:checked')].map((box) => box.value));
  const words = filters.text.value.toLowerCase().split(/\s+/).filter(Boolean);
  let shown = 0;
  for (const group of groups) {
    const here = !filters.suite.value || group.suite === filters.suite.value;
    group.matching = here
      ? group.runs.filter(
          ({ verdict, words: all }) => verdicts.has(verdict) && words.every((word) => all.includes(word)),
        )
      : [];
    shown += group.matching.length;
    drawGroup(group);
  }
  const total = groups.reduce((sum, group) => sum + group.runs.length, 0);
  document.getElementById('shown').textContent = shown === total ? `${total}` : `${shown} of ${total}`;
  document.getElementById('none').hidden = shown > 0;
}

function drawGroup(group) {
  group.node.hidden = group.matching.length === 0;
  for (const run of group.runs) run.row.hidden = !group.matching.includes(run) || (group.head !== null && !group.open);
  group.button?.setAttribute('aria-expanded', String(group.open));
}

/** Indexes of the cases that the filter lets through, in the order of the list. */
export function listed() {
  return groups.flatMap((group) => group.matching.map((run) => run.index));
}

export function startList() {
  document.querySelector('.filter').addEventListener('input', filterList);
  document.querySelector('.filter').addEventListener('submit', (event) => event.preventDefault());
  for (const group of groups) {
    group.button?.addEventListener('click', () => {
      group.open = !group.open;
      drawGroup(group);
    });
  }
  filterList();
}
