import type { Outcome, RatedStanding } from '../../lib/rating/index.ts';

interface Own {
  readonly votes: readonly { left: string; right: string; outcome: Outcome }[];
  readonly models: readonly { id: string; title: string; place: number | null }[];
}

/** Phantom wins and losses of each model: one voter's few votes seldom link all models. */
const prior = 0.5;

for (const place of document.querySelectorAll<HTMLElement>('[data-ranking]')) {
  const button = place.querySelector('button');
  if (button === null) continue;
  button.hidden = false;
  button.addEventListener('click', () => {
    button.disabled = true;
    void showRanking(place, JSON.parse(place.dataset['ranking']!) as Own);
  });
}

/** Rates one voter's votes by the engine that rates the boards, and puts the ranking in place. */
async function showRanking(place: HTMLElement, { votes, models }: Own): Promise<void> {
  const { computeStandings, hasRating, tallyVotes } = await import('../../lib/rating/index.ts');
  const { rows } = computeStandings(tallyVotes(votes), { prior });
  const table = document.createElement('table');
  table.createCaption().textContent =
    'My own ranking: the engine of the boards on my votes alone, drawn to the middle while they are few.';
  const head = table.createTHead().insertRow();
  for (const [text, isNumber] of [
    ['Place', true],
    ['Model', false],
    ['My rating', true],
    ['Place by all', true],
  ] as const) {
    const cell = document.createElement('th');
    cell.scope = 'col';
    cell.textContent = text;
    cell.classList.toggle('number', isNumber);
    head.append(cell);
  }
  const body = table.createTBody();
  for (const row of rows.filter(hasRating)) fill(body.insertRow(), row, models);
  table.tabIndex = -1;
  place.replaceChildren(table);
  table.focus({ preventScroll: true });
}

function fill(line: HTMLTableRowElement, row: RatedStanding, models: Own['models']): void {
  const model = models.find(({ id }) => id === row.model);
  const name = document.createElement('th');
  name.scope = 'row';
  name.textContent = model?.title ?? row.model;
  const number = (text: string): HTMLTableCellElement => {
    const cell = document.createElement('td');
    cell.className = 'number';
    cell.textContent = text;
    return cell;
  };
  line.append(
    number(String(row.rank)),
    name,
    number(`${row.rating.toFixed(0)} ±${(row.upper - row.rating).toFixed(0)}`),
    number(model?.place == null ? '–' : String(model.place)),
  );
}
