/** How far a test picture is from what its prompt asks; 0 is none. */
export interface Faults {
  /** How far things jump from picture to picture, in pixels. */
  readonly jitter: number;
  /** How far outlines bend, in pixels. */
  readonly wobble: number;
  /** How soft edges are, in pixels. */
  readonly blur: number;
  /** How much the light changes from picture to picture, as a share. */
  readonly flicker: number;
  /** Noise on every pixel, as a share. */
  readonly grain: number;
  /** For how many pictures a movement stands still at a time. */
  readonly stutter: number;
  /** How far the movement misses its end, as a share of it. */
  readonly miss: number;
}

/** A model of the demonstration: nobody makes or sells it. */
export interface DemoModel {
  readonly id: string;
  /** The day from which on it is voted on, as its file says. */
  readonly released: string;
  /** How much voters like it: natural log-odds against the mean of the field. */
  readonly strength: number;
  readonly faults: Faults;
}

/** None: the picture that a prompt hands to every model. */
export const steady: Faults = {
  jitter: 0,
  wobble: 0,
  blur: 0.8,
  flicker: 0,
  grain: 0,
  stutter: 1,
  miss: 0,
};

/** The eight of the demonstration, the best first. */
export const demoModels: readonly DemoModel[] = [
  { id: 'alderworks-two', released: '2026-06-02', strength: 0.95, faults: { ...steady, blur: 0.7 } },
  { id: 'cobbleframe-one', released: '2025-11-01', strength: 0.65, faults: { ...steady, flicker: 0.05 } },
  { id: 'brinelight-xl', released: '2026-03-20', strength: 0.4, faults: { ...steady, wobble: 3 } },
  { id: 'dovetail-three', released: '2026-08-28', strength: 0.15, faults: { ...steady, jitter: 1.4, grain: 0.015 } },
  { id: 'alderworks-one', released: '2025-09-15', strength: -0.1, faults: { ...steady, blur: 3, stutter: 3 } },
  { id: 'embershot-s', released: '2025-10-05', strength: -0.35, faults: { ...steady, stutter: 5, flicker: 0.08 } },
  { id: 'brinelight-s', released: '2026-03-20', strength: -0.6, faults: { ...steady, miss: 0.3, wobble: 6 } },
  {
    id: 'fathomreel-beta',
    released: '2026-09-30',
    strength: -1.1,
    faults: { ...steady, jitter: 3, wobble: 7, miss: 0.5 },
  },
];
