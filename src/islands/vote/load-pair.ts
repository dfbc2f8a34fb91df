/** A matchup that can be shown at once: its part of the page, with the clips at hand. */
export interface Pair {
  readonly element: HTMLElement;
  readonly clips: readonly HTMLVideoElement[];
  /** The proof of work for its vote, where one was begun. */
  proof?: Promise<string | undefined>;
  /** Frees the memory of the clips. */
  readonly drop: () => void;
}

/** What came instead of a matchup, or the matchup. */
export type Loaded =
  | { readonly status: 'ready'; readonly pair: Pair }
  /** The page had something to say instead: nothing left, or the board waits. */
  | { readonly status: 'told'; readonly element: HTMLElement }
  | { readonly status: 'clip-failed'; readonly element: HTMLElement }
  | { readonly status: 'offline' };

/** Reads the part of a page of ours that holds a matchup or what became of a vote. */
export async function fetchPart(
  address: string,
  headers: Readonly<Record<string, string>> = {},
): Promise<HTMLElement | undefined> {
  try {
    const answer = await fetch(address, { headers, cache: 'no-store' });
    const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
    const part = page.getElementById('pair');
    return part === null ? undefined : document.importNode(part, true);
  } catch {
    return undefined;
  }
}

/** Gets the next matchup of a board; `after` is the ticket of one that shall not come again. */
export async function loadNext(address: string, after: string): Promise<Loaded> {
  const element = await fetchPart(address, after === '' ? {} : { 'x-after': after });
  return element === undefined ? { status: 'offline' } : loadClips(element);
}

/** Loads both clips of a matchup whole, so that neither shows before the other can. */
export async function loadClips(element: HTMLElement): Promise<Loaded> {
  if (element.dataset['part'] !== 'matchup') return { status: 'told', element };
  const clips = [...element.querySelectorAll('video')];
  try {
    const addresses = await Promise.all(clips.map(loadClip));
    const drop = (): void => {
      addresses.forEach((address) => {
        URL.revokeObjectURL(address);
      });
    };
    return { status: 'ready', pair: { element, clips, drop } };
  } catch {
    return { status: 'clip-failed', element };
  }
}

/** Puts a whole clip behind a video; resolves with its address when the first picture is there. */
async function loadClip(video: HTMLVideoElement): Promise<string> {
  const source = video.dataset['src'] ?? video.getAttribute('src') ?? '';
  video.dataset['src'] = source;
  const answer = await fetch(source);
  if (!answer.ok) throw new Error(`${source}: ${answer.status}`);
  const address = URL.createObjectURL(await answer.blob());
  await new Promise<void>((resolve, reject) => {
    video.addEventListener('loadeddata', () => {
      resolve();
    });
    video.addEventListener('error', () => {
      reject(new Error('The clip cannot be played'));
    });
    video.removeAttribute('controls');
    video.muted = true;
    video.preload = 'auto';
    video.src = address;
    video.load();
  });
  return address;
}
