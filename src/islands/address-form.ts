import { afterPaint } from './after-paint.ts';
import { setAddress, watchAddress } from './use-address.ts';

/** How the fields of a form and an address say the same. */
export interface FormWords {
  /** The query of an address that asks for what the fields hold, which come as a browser sends them. */
  readonly toAddress: (fields: URLSearchParams) => string;
  /** What the fields hold where the query of an address asks for something. */
  readonly toFields: (search: string) => URLSearchParams;
}

/** How long after the last key the answer follows, so that it does not jump at every digit. */
const pauseMilliseconds = 250;

/**
 * Lets the form that came with the page write the address, and the address fill the form: what was
 * typed before the program woke counts, back and forward are followed. The button that resets the form
 * shows while the address holds a choice.
 *
 * @param heading of the answer; the focus goes there when the form is reset and the button is gone
 */
export function watchForm(
  form: HTMLFormElement,
  { toAddress, toFields }: FormWords,
  heading?: HTMLElement,
): void {
  let timer: number | undefined;
  let typedIn: EventTarget | null = null;
  let isSending = false;

  function send(target: EventTarget | null): void {
    clearTimeout(timer);
    // One field is one step back, however many letters it took.
    const isSameField = typedIn !== null && typedIn === target;
    isSending = true;
    setAddress(toAddress(readFields(form)), isSameField ? 'replace' : 'push');
    isSending = false;
    typedIn = isText(target) ? target : null;
  }

  function follow(): void {
    clearTimeout(timer);
    typedIn = null;
    fillForm(form, toFields(location.search));
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
  form.addEventListener('change', ({ target }) => {
    if (isText(target)) send(target);
  });
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    send(typedIn);
  });
  form.addEventListener('reset', (event) => {
    // The form may have come with what was asked for already in it.
    event.preventDefault();
    setAddress('', 'push');
    follow();
    heading?.focus();
  });
  watchAddress(() => {
    if (!isSending) follow();
    showReset(form);
  });
  if (location.search === '') send(null);
  else follow();
  showReset(form);
}

/** Says under each field what is wrong with it, by the field's name. */
export function showProblems(
  form: HTMLFormElement,
  problems: Readonly<Record<string, string | undefined>>,
): void {
  for (const line of form.querySelectorAll('[id$="-problem"]')) {
    const name = line.id.slice(0, -'-problem'.length);
    const field = form.elements.namedItem(name);
    line.textContent = problems[name] ?? '';
    if (field instanceof HTMLElement) {
      field.setAttribute('aria-invalid', String(problems[name] !== undefined));
    }
  }
}

function isText(target: EventTarget | null): boolean {
  return target instanceof HTMLInputElement && ['text', 'search'].includes(target.type);
}

function readFields(form: HTMLFormElement): URLSearchParams {
  const fields = new URLSearchParams();
  new FormData(form).forEach((value, name) => {
    if (typeof value === 'string') fields.append(name, value.trim());
  });
  return fields;
}

function fillForm(form: HTMLFormElement, fields: URLSearchParams): void {
  for (const field of form.elements) {
    if (field instanceof HTMLInputElement && field.type === 'checkbox') {
      field.checked = fields.getAll(field.name).includes(field.value);
    } else if (field instanceof HTMLInputElement || field instanceof HTMLSelectElement) {
      field.value = fields.get(field.name) ?? '';
    }
  }
}

function showReset(form: HTMLFormElement): void {
  for (const button of form.elements) {
    if (button instanceof HTMLButtonElement && button.type === 'reset') {
      button.hidden = location.search === '';
    }
  }
}
