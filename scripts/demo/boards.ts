import type { DemoBoard } from './simulate-votes.ts';

/** The boards of the demonstration that have votes; the others wait for clips. */
export const demoBoards: readonly DemoBoard[] = [
  { board: 'next-project', share: 0.25, prompts: [] },
  { board: 'motion-and-physics', share: 0.15, prompts: [] },
  {
    board: 'text-to-video-silent',
    share: 0.4,
    prompts: ['disc-rolls-to-a-mark', 'square-turns-on-a-grid', 'pan-past-three-rows-of-columns'],
  },
  { board: 'text-to-video-audio', share: 0.2, prompts: ['pendulum-ticks-as-it-turns'] },
];
