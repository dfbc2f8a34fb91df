import { fetchPart, loadClips, loadNext } from './load-pair.ts';
import type { Loaded, Pair } from './load-pair.ts';
import { sendSkip, sendVote } from './send-vote.ts';
import type { Answer, Sent } from './send-vote.ts';
import { createTwinPlayer } from './twin-player.ts';
import type { TwinPlayer } from './twin-player.ts';

/** The vote page once it is awake. Without it the page is a plain form. */
interface Booth {
  /** Address of the page, which gives a matchup whenever it is asked. */
  readonly address: string;
  /** What stands on the page now: its matchup, with the clips at hand. */
  pair: Pair | undefined;
  player: TwinPlayer | undefined;
  phase: 'loading' | 'watching' | 'voting' | 'sending' | 'revealed';
  /** The next matchup, being loaded while this one is looked at. */
  reserve: Promise<Loaded> | undefined;
}

/** Keys that act, by what they do; the page lists them. */
const keys: Readonly<Record<string, string>> = {
  ArrowLeft: 'left',
  ArrowRight: 'right',
  t: 'tie',
  b: 'both_bad',
  s: 'skip',
  n: 'next',
  ' ': 'play',
  ',': 'back',
  '.': 'on',
};

/** Wakes the vote page up. */
export function wakeBooth(): void {
  const element = document.getElementById('pair');
  if (element?.dataset['part'] !== 'matchup') return;
  const booth: Booth = {
    address: location.pathname,
    pair: undefined,
    player: undefined,
    phase: 'loading',
    reserve: undefined,
  };
  document.documentElement.dataset['awake'] = '';
  listen(booth);
  element.dataset['state'] = 'loading';
  void loadClips(element).then((loaded) => {
    take(booth, loaded);
  });
}

function listen(booth: Booth): void {
  document.addEventListener('click', (event) => {
    const control =
      event.target instanceof Element
        ? event.target.closest<HTMLElement>('#pair [data-do], #said [data-do]')
        : null;
    if (control === null) return;
    event.preventDefault();
    act(booth, control.dataset['do']!, control);
  });
  document.addEventListener('keydown', (event) => {
    if (event.repeat || event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
    const target = event.target instanceof Element ? event.target : document.body;
    if (target.closest('input, select, textarea') !== null) return;
    const action = keys[event.key.length === 1 ? event.key.toLowerCase() : event.key];
    if (action === undefined) return;
    // Space presses the button that has the focus, as everywhere.
    if (event.key === ' ' && target.closest('button, a, summary') !== null) return;
    event.preventDefault();
    act(booth, action);
  });
  addEventListener('pagehide', () => booth.player?.pause());
}

function act(booth: Booth, action: string, control?: HTMLElement): void {
  switch (action) {
    case 'left':
    case 'right':
    case 'tie':
    case 'both_bad':
      void vote(booth, action);
      break;
    case 'skip':
      void skip(booth);
      break;
    case 'next':
      if (booth.phase === 'revealed') void next(booth);
      break;
    case 'reload':
      retry(booth);
      break;
    case 'play':
      booth.player?.toggle();
      break;
    case 'back':
      booth.player?.step(-1);
      break;
    case 'on':
      booth.player?.step(1);
      break;
    case 'hear':
      hear(booth, control);
      break;
  }
}

/** Puts on the page what was loaded. */
function take(booth: Booth, loaded: Loaded): void {
  switch (loaded.status) {
    case 'ready':
      show(booth, loaded.pair);
      break;
    case 'told':
      put(booth, loaded.element);
      booth.phase = 'loading';
      focusOn(loaded.element.querySelector('h2'));
      break;
    case 'clip-failed':
      put(booth, loaded.element);
      loaded.element.dataset['state'] = 'failed';
      say('A clip did not load.', [
        ['reload', 'Try again'],
        ['skip', 'Another pair'],
      ]);
      break;
    case 'offline':
      say('The next pair did not come: there is no connection.', [['reload', 'Try again']]);
      break;
  }
}

function put(booth: Booth, element: HTMLElement): void {
  booth.player?.stop();
  booth.player = undefined;
  const old = document.getElementById('pair');
  if (old !== null && old !== element) {
    old.replaceWith(element);
    booth.pair?.drop();
    booth.pair = undefined;
  }
}

function show(booth: Booth, pair: Pair): void {
  const isFirst = document.getElementById('pair') === pair.element;
  put(booth, pair.element);
  booth.pair = pair;
  pair.element.dataset['state'] = 'ready';
  const [left, right] = pair.clips;
  booth.phase = left === undefined || right === undefined ? 'voting' : 'watching';
  if (left !== undefined && right !== undefined) {
    lock(pair.element, true);
    booth.player = play(booth, [left, right]);
  }
  if (!isFirst) {
    say('');
    focusOn(pair.element.querySelector('h2'));
  }
  hearing(booth.phase === 'watching' ? 'Both clips are loaded.' : 'A pair to decide.');
  // While the voter looks there is time for what the vote will need.
  if (pair.element.querySelector('[data-proof]') !== null) void startProof(pair);
  booth.reserve = loadNext(booth.address, ticketOf(pair));
}

function play(booth: Booth, clips: readonly [HTMLVideoElement, HTMLVideoElement]): TwinPlayer {
  const element = booth.pair!.element;
  const clock = element.querySelector<HTMLElement>('[data-clock]');
  const line = element.querySelector<HTMLElement>('[data-line]');
  const button = element.querySelector<HTMLElement>('[data-do="play"]');
  const player = createTwinPlayer(clips, {
    onTime: (seconds, duration) => {
      line?.style.setProperty('--played', String(seconds / duration));
      if (clock !== null) clock.textContent = `${seconds.toFixed(2)} / ${duration.toFixed(2)} s`;
    },
    onPlaying: (isPlaying) => {
      if (button === null) return;
      button.dataset['playing'] = String(isPlaying);
      button.setAttribute('aria-label', isPlaying ? 'Pause' : 'Play both');
    },
    onWatched: () => {
      if (booth.phase !== 'watching') return;
      booth.phase = 'voting';
      lock(element, false);
      hearing('Both clips were watched: you can vote.');
    },
  });
  if (!matchMedia('(prefers-reduced-motion: reduce)').matches) player.toggle();
  return player;
}

function hear(booth: Booth, control: HTMLElement | undefined): void {
  if (control === undefined) return;
  const turnOn = control.getAttribute('aria-pressed') !== 'true';
  const toggles = document.querySelectorAll('#pair [data-do="hear"]');
  for (const toggle of toggles) {
    toggle.setAttribute('aria-pressed', String(turnOn && toggle === control));
  }
  booth.player?.hear(turnOn ? Number(control.dataset['side']) : undefined);
}

async function vote(booth: Booth, outcome: Answer): Promise<void> {
  const { pair } = booth;
  if (pair === undefined) return;
  if (booth.phase === 'watching') {
    hearing('Watch both clips to the end first.');
    pair.element.querySelector('[data-hint]')?.setAttribute('data-asked', '');
    return;
  }
  if (booth.phase !== 'voting') return;
  booth.phase = 'sending';
  pair.element.dataset['state'] = 'sending';
  const sent = await send(pair, outcome);
  pair.element.dataset['state'] = 'ready';
  switch (sent.status) {
    case 'stored':
      say('');
      await reveal(booth, pair, sent.vote);
      return;
    case 'spent':
      await next(booth);
      say(`${sent.message} Here is another pair.`);
      return;
    case 'wait':
      booth.phase = 'voting';
      await waitAndSend(booth, pair, outcome, sent);
      return;
    case 'offline':
      booth.phase = 'voting';
      say('There is no connection. Your answer is not lost: send it again when there is.', [
        [outcome, 'Send again'],
      ]);
      return;
    case 'proof-needed':
      booth.phase = 'voting';
      say('Your answer was not counted: this browser did not solve the task that comes with it.', [
        [outcome, 'Send again'],
      ]);
      return;
    case 'refused':
      booth.phase = 'voting';
      say(sent.message);
  }
}

/** Sends a vote, with a proof of work where the page or the server asks for one. */
async function send(pair: Pair, outcome: Answer): Promise<Sent> {
  const watched = pair.clips.length > 0 ? { watched: true } : {};
  const ballot = { ticket: ticketOf(pair), outcome, ...watched };
  if (pair.proof === undefined) {
    const sent = await sendVote(ballot);
    if (sent.status !== 'proof-needed') return sent;
  }
  const waiting = setTimeout(() => {
    say('Your browser solves a small task that comes with each vote; then your answer is sent.');
  }, 300);
  const proof = await (pair.proof ?? startProof(pair));
  clearTimeout(waiting);
  const sent = await sendVote(proof === undefined ? ballot : { ...ballot, proof });
  if (sent.status === 'proof-needed') delete pair.proof;
  return sent;
}

function startProof(pair: Pair): Promise<string | undefined> {
  pair.proof = import('./prove.ts').then(({ prove }) => prove(ticketOf(pair)));
  return pair.proof;
}

async function waitAndSend(
  booth: Booth,
  pair: Pair,
  outcome: Answer,
  { seconds, message }: { readonly seconds: number; readonly message: string },
): Promise<void> {
  for (let left = Math.ceil(seconds); left > 0; left -= 1) {
    say(`${message} Your answer is sent again in ${left} s.`, [[outcome, 'Send now']]);
    await new Promise((resolve) => setTimeout(resolve, 1000));
    if (booth.pair !== pair || booth.phase !== 'voting') return;
  }
  await vote(booth, outcome);
}

async function reveal(booth: Booth, pair: Pair, id: string): Promise<void> {
  const part = await fetchPart(`${booth.address}?vote=${encodeURIComponent(id)}`);
  booth.phase = 'revealed';
  if (booth.pair !== pair) return;
  if (part === undefined) {
    say('Your vote is stored, but what is behind it did not come.', [['next', 'Next pair']]);
    return;
  }
  pair.element.dataset['state'] = 'revealed';
  const ballot = pair.element.querySelector('[data-ballot]');
  const news = part.querySelector('[data-reveal]');
  if (ballot === null || news === null) return;
  ballot.replaceWith(news);
  hearing(news.querySelector<HTMLElement>('[data-said]')?.textContent ?? '');
  news.scrollIntoView({ block: 'nearest' });
  focusOn(news.querySelector('[data-do="next"]'));
}

async function skip(booth: Booth): Promise<void> {
  if (booth.phase === 'sending' || booth.phase === 'revealed') return;
  const ticket = ticketOf(booth.pair);
  if (ticket !== '') void sendSkip({ ticket });
  await next(booth);
}

async function next(booth: Booth): Promise<void> {
  const after = ticketOf(booth.pair);
  const loading = booth.reserve ?? loadNext(booth.address, after);
  booth.reserve = undefined;
  booth.phase = 'loading';
  const slow = setTimeout(() => {
    hearing('The next pair is loading.');
    document.getElementById('pair')?.setAttribute('data-state', 'loading');
  }, 150);
  const loaded = await loading;
  clearTimeout(slow);
  take(booth, loaded.status === 'offline' ? await loadNext(booth.address, after) : loaded);
}

function retry(booth: Booth): void {
  say('');
  const element = document.getElementById('pair');
  if (element?.dataset['state'] !== 'failed') {
    void next(booth);
    return;
  }
  element.dataset['state'] = 'loading';
  void loadClips(element).then((loaded) => {
    take(booth, loaded);
  });
}

function lock(element: HTMLElement, isLocked: boolean): void {
  element.toggleAttribute('data-locked', isLocked);
  for (const button of element.querySelectorAll('[data-answer]')) {
    button.setAttribute('aria-disabled', String(isLocked));
  }
}

function ticketOf(pair: Pair | undefined): string {
  return pair?.element.querySelector<HTMLInputElement>('input[name="ticket"]')?.value ?? '';
}

/** Says something above the pair, with what can be done about it. */
function say(text: string, actions: readonly (readonly [string, string])[] = []): void {
  const place = document.getElementById('said');
  if (place === null) return;
  const buttons = actions.map(([action, label]) => {
    const button = document.createElement('button');
    button.type = 'button';
    button.dataset['do'] = action;
    button.textContent = label;
    return button;
  });
  place.replaceChildren(text, ...buttons);
}

/** Says something to those who cannot see it. */
function hearing(text: string): void {
  const place = document.getElementById('heard');
  if (place !== null) place.textContent = text;
}

function focusOn(element: Element | null): void {
  if (element instanceof HTMLElement) element.focus({ preventScroll: true });
}

wakeBooth();
