import { readCostQuery, writeCostQuery } from '../lib/catalog/cost-query.ts';
import type { CostProblems, CostQuery } from '../lib/catalog/cost-query.ts';
import { setAddress } from './use-address.ts';

/** How long after the last key the answer follows, so that it does not jump at every digit. */
const pauseMilliseconds = 250;

/**
 * Lets the form that came with the page write the address, and the address fill the form: what was
 * typed before the island woke counts, back and forward are followed.
 *
 * @returns shows what is wrong with a field, under it, and whether there is a way back
 */
export function watchForm(
  form: HTMLFormElement,
  page: CostQuery,
): (problems: CostProblems) => void {
  let timer: number | undefined;
  let typedIn: EventTarget | null = null;

  function send(target: EventTarget | null): void {
    clearTimeout(timer);
    // One field is one step back, however many letters it took.
    const isSameField = typedIn !== null && typedIn === target;
    setAddress(writeCostQuery(readForm(form, page), page), isSameField ? 'replace' : 'push');
    typedIn = isText(target) ? target : null;
  }

  form.addEventListener('input', ({ target }) => {
    clearTimeout(timer);
    if (!isText(target)) {
      afterPaint(() => {
        send(target);
      });
    } else {
      timer = window.setTimeout(() => {
        send(target);
      }, pauseMilliseconds);
    }
  });
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    send(typedIn);
  });
  form.addEventListener('reset', () => {
    setAddress('', 'push');
  });
  addEventListener('popstate', () => {
    typedIn = null;
    fillForm(form, readCostQuery(location.search, page));
  });
  if (location.search === '') send(null);
  else fillForm(form, readCostQuery(location.search, page));
  return (problems) => {
    showProblems(form, problems);
    const reset = form.querySelector<HTMLElement>('[type=reset]');
    if (reset !== null) reset.hidden = location.search === '';
  };
}

/** The field shows what was chosen before the work begins. */
function afterPaint(work: () => void): void {
  requestAnimationFrame(() => setTimeout(work));
}

function isText(target: EventTarget | null): boolean {
  return target instanceof HTMLInputElement && target.type === 'text';
}

function readForm(form: HTMLFormElement, page: CostQuery): CostQuery {
  const fields = new FormData(form);
  const text = (name: string): string => {
    const value = fields.get(name);
    return typeof value === 'string' ? value.trim() : '';
  };
  return {
    ...page,
    clips: text('clips'),
    seconds: text('seconds'),
    picture: text('picture'),
    tries: text('tries'),
    board: text('board'),
    sound: fields.has('sound'),
    clean: fields.has('clean'),
    commercial: fields.has('commercial'),
    yearly: fields.has('yearly'),
    direct: fields.has('direct'),
    needs: fields.getAll('need').map(String),
  };
}

function fillForm(form: HTMLFormElement, query: CostQuery): void {
  for (const field of form.elements) {
    if (field instanceof HTMLInputElement && field.type === 'checkbox') {
      field.checked =
        field.name === 'need'
          ? query.needs.includes(field.value)
          : query[field.name as 'sound' | 'clean' | 'commercial' | 'yearly' | 'direct'];
    } else if (field instanceof HTMLInputElement || field instanceof HTMLSelectElement) {
      field.value = query[field.name as 'clips' | 'seconds' | 'picture' | 'tries' | 'board'];
    }
  }
}

function showProblems(form: HTMLFormElement, problems: CostProblems): void {
  for (const name of ['clips', 'seconds', 'tries', 'picture'] as const) {
    const field = form.elements.namedItem(name);
    const line = form.querySelector(`#${name}-problem`);
    if (!(field instanceof HTMLElement) || line === null) continue;
    line.textContent = problems[name] ?? '';
    field.setAttribute('aria-invalid', String(problems[name] !== undefined));
  }
}
