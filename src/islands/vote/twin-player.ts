/** Two clips that play as one. */
export interface TwinPlayer {
  readonly isPlaying: () => boolean;
  readonly toggle: () => void;
  readonly pause: () => void;
  /** Goes so many pictures on or back, both clips alike. */
  readonly step: (pictures: number) => void;
  /** Lets one clip be heard, or none. */
  readonly hear: (side: number | undefined) => void;
  readonly stop: () => void;
}

/** What happens to the clips. */
export interface TwinEvents {
  readonly onTime: (seconds: number, duration: number) => void;
  readonly onPlaying: (isPlaying: boolean) => void;
  /** Both were seen to their ends. */
  readonly onWatched: () => void;
}

/**
 * How fast the second clip plays to stay with the first: a little faster or slower while it is more
 * than half a picture off, which nobody sees.
 *
 * @param drift how far it is ahead, in seconds
 * @returns undefined where it is so far off that it must leap
 */
export function rateFor(drift: number): number | undefined {
  if (Math.abs(drift) > 0.3) return undefined;
  if (Math.abs(drift) < 0.02) return 1;
  return drift > 0 ? 0.9 : 1.1;
}

/** Keeps a clip with the one that leads. */
function follow(leader: HTMLVideoElement, clip: HTMLVideoElement): void {
  if (leader.ended || clip.ended) return;
  const rate = rateFor(clip.currentTime - leader.currentTime);
  if (rate === undefined) clip.currentTime = leader.currentTime;
  clip.playbackRate = rate ?? 1;
}

/** What is left of a clip when it counts as watched, in seconds. */
const restOfClip = 0.15;

/** The longest leap that counts as watching and not as seeking, in seconds. */
const longestLeap = 0.75;

/** How long a picture stands until the clip has shown otherwise, in seconds. */
const usualPicture = 1 / 24;

/** The middle of the picture that lies so many away: where a seek is sure to show it. */
export function stepTime(now: number, pictures: number, picture: number): number {
  const shown = Math.floor(now / picture + 0.01);
  return Math.max(0, shown + pictures + 0.5) * picture;
}

/** How far a clip was watched from its beginning, with what is seen now; leaps do not count. */
export function watchOn(watchedTo: number, now: number): number {
  return now > watchedTo && now - watchedTo <= longestLeap ? now : watchedTo;
}

/** Keeps two loaded clips in step: one transport, one loop, as long as the longer of them. */
export function createTwinPlayer(
  clips: readonly [HTMLVideoElement, HTMLVideoElement],
  { onTime, onPlaying, onWatched }: TwinEvents,
): TwinPlayer {
  const [first] = clips;
  const longer = clips[0].duration >= clips[1].duration ? clips[0] : clips[1];
  const watchedTo = [0, 0];
  let isWatched = false;
  let isPlaying = false;
  let ticking = 0;
  let picture = usualPicture;
  let lastShown = 0;

  // How long a picture stands is learnt from those that are shown one after the other.
  const learn: VideoFrameRequestCallback = (_, { mediaTime }) => {
    const gap = mediaTime - lastShown;
    if (gap > 1 / 130 && gap < 1 / 10) picture = Math.min(picture, gap);
    lastShown = mediaTime;
    if (isPlaying) first.requestVideoFrameCallback(learn);
  };

  const look = (): void => {
    clips.forEach((clip, side) => {
      watchedTo[side] = watchOn(watchedTo[side]!, clip.currentTime);
    });
    onTime(longer.currentTime, longer.duration);
    if (isWatched || clips.some((clip, side) => watchedTo[side]! < clip.duration - restOfClip)) {
      return;
    }
    isWatched = true;
    onWatched();
  };

  const seek = (seconds: number): void => {
    for (const clip of clips) clip.currentTime = Math.min(seconds, clip.duration - 0.001);
  };

  const start = (): void => {
    for (const clip of clips) {
      if (clip.ended || clip.currentTime >= clip.duration - 0.01) continue;
      clip.play().catch(() => {
        pause();
      });
    }
  };

  const tick = (): void => {
    if (!isPlaying) return;
    look();
    if (clips.every(({ ended }) => ended)) {
      seek(0);
      start();
    } else {
      follow(first, clips[1]);
    }
    ticking = requestAnimationFrame(tick);
  };

  const play = (): void => {
    isPlaying = true;
    if (clips.every(({ ended }) => ended)) seek(0);
    else seek(Math.min(...clips.filter(({ ended }) => !ended).map((clip) => clip.currentTime)));
    start();
    onPlaying(true);
    ticking = requestAnimationFrame(tick);
    if ('requestVideoFrameCallback' in first) first.requestVideoFrameCallback(learn);
  };

  const pause = (): void => {
    isPlaying = false;
    cancelAnimationFrame(ticking);
    for (const clip of clips) clip.pause();
    onPlaying(false);
  };

  for (const clip of clips) clip.addEventListener('seeked', look);
  return {
    isPlaying: () => isPlaying,
    toggle: () => {
      if (isPlaying) pause();
      else play();
    },
    pause,
    step: (pictures) => {
      if (isPlaying) pause();
      seek(stepTime(longer.currentTime, pictures, picture));
    },
    hear: (side) => {
      clips.forEach((clip, index) => (clip.muted = index !== side));
    },
    stop: () => {
      pause();
      for (const clip of clips) clip.removeEventListener('seeked', look);
    },
  };
}
