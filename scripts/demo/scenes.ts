import type { Faults } from './models.ts';
import { blue, box, dim, disc, height, ink, quarters, red, width } from './picture.ts';
import type { Shape } from './picture.ts';

/** A prompt of the demonstration, and what a picture of it shows. */
export interface Scene {
  readonly id: string;
  readonly title: string;
  readonly text: string;
  readonly tags: readonly string[];
  readonly about: string;
  readonly audio: boolean;
  /** Whether models get its first picture beside the text. */
  readonly fromPicture?: boolean;
  /** Everything in the picture at a time from 0 to 1. */
  readonly draw: (time: number, faults: Faults) => readonly Shape[];
  /** When it ticks, from 0 to 1, where it has sound. */
  readonly ticks?: readonly number[];
}

const middle = [width / 2, height / 2] as const;

const rollingDisc: Scene = {
  id: 'disc-rolls-to-a-mark',
  title: 'Disc rolls to a mark',
  text: 'A quartered disc rolls along a line from the left, slows down and stops exactly at a red mark. Static camera.',
  tags: ['physics', 'objects'],
  about: 'It must turn as far as it travels, and stop where the mark is.',
  audio: false,
  draw: (time, { miss }) => {
    const radius = 34;
    const way = (1 - (1 - time) ** 2) * 300 * (1 - miss * 0.4);
    const [x, y] = [70 + way, 190 - radius];
    const turn = (way / radius) * (1 - miss);
    return [
      box([width / 2, 192], [200, 1], dim),
      box([370, 200], [2, 9], red),
      disc(x, y, radius, ink),
      quarters(x, y, radius, blue, turn),
    ];
  },
};

const turningSquare: Scene = {
  id: 'square-turns-on-a-grid',
  title: 'Square turns on a grid',
  text: 'A square turns once around its centre, at one speed, over a grid that stays perfectly still. Static camera.',
  tags: ['motion', 'adherence'],
  about: 'One thing moves; everything else must not.',
  audio: false,
  draw: (time, { miss }) => [
    ...Array.from({ length: 9 }, (_, line) => box([40 + line * 50, height / 2], [0.6, 110], dim)),
    ...Array.from({ length: 5 }, (_, line) => box([width / 2, 35 + line * 50], [205, 0.6], dim)),
    box(middle, [58, 58], ink, time * Math.PI * 2 * (1 - miss)),
    box(middle, [40, 40], blue, time * Math.PI * 2 * (1 - miss)),
    disc(middle[0], middle[1], 5, red),
  ],
};

const panPastColumns: Scene = {
  id: 'pan-past-three-rows-of-columns',
  title: 'Pan past columns',
  text: 'The camera travels to the right at one speed past three rows of columns; near columns pass faster than far ones.',
  tags: ['camera', 'depth'],
  about: 'The nearer a row, the faster it passes, and the speed never changes.',
  audio: false,
  draw: (time, { miss }) =>
    [
      { speed: 60, half: 7, gap: 60, top: 60, colour: dim },
      { speed: 130, half: 12, gap: 110, top: 45, colour: blue },
      { speed: 260 * (1 - miss), half: 20, gap: 240, top: 25, colour: ink },
    ].flatMap(({ speed, half, gap, top, colour }) => [
      ...Array.from({ length: Math.ceil((width + speed) / gap) + 1 }, (_, column) =>
        box([column * gap + 40 - time * speed, (top + 225) / 2], [half, (225 - top) / 2], colour),
      ),
      box([width / 2, 226], [width, 1.5], dim),
    ]),
};

const swings = 3;

const tickingPendulum: Scene = {
  id: 'pendulum-ticks-as-it-turns',
  title: 'Pendulum that ticks',
  text: 'A pendulum swings to and fro. Each time it turns back it ticks, once, at that very moment. Static camera, no other sound.',
  tags: ['audio', 'physics'],
  about: 'The tick belongs to the moment of turning, not before and not after.',
  audio: true,
  ticks: Array.from({ length: swings * 2 }, (_, turn) => (turn + 0.5) / (swings * 2)),
  draw: (time, { miss }) => {
    const angle = 0.75 * (1 - miss * 0.6) * Math.sin(time * Math.PI * 2 * swings);
    const [x, y] = [width / 2 + Math.sin(angle) * 150, 30 + Math.cos(angle) * 150];
    return [
      box([width / 2, 30], [60, 1.5], dim),
      box(
        [width / 2 + Math.sin(angle) * 75, 30 + Math.cos(angle) * 75],
        [1.2, 75],
        dim,
        -angle,
      ),
      disc(x, y, 26, ink),
      disc(x, y, 17, red),
    ];
  },
};

const slope = { top: [90, 80], foot: [330, 200], post: 410, radius: 24 } as const;

const discDownASlope: Scene = {
  id: 'disc-rolls-down-from-its-picture',
  title: 'Disc on a slope',
  text: 'The picture comes alive: the disc at the top of the slope rolls down, faster and faster, and comes to rest against the red post. Nothing else moves.',
  tags: ['picture', 'physics'],
  about: 'It must begin as the picture does, and nothing but the disc may move.',
  audio: false,
  fromPicture: true,
  draw: (time, { miss }) => {
    const { top, foot, post, radius } = slope;
    const [across, down] = [foot[0] - top[0], foot[1] - top[1]];
    const [length, angle] = [Math.hypot(across, down), Math.atan2(down, across)];
    const rest = post - 3 - radius - foot[0] - radius * Math.sin(angle);
    const way = Math.min(1, (time / 0.85) ** 2) * (length + rest) * (1 - miss * 0.4);
    const onSlope = Math.min(way, length);
    const x = top[0] + Math.cos(angle) * onSlope + Math.sin(angle) * radius + (way - onSlope);
    const y =
      way > length
        ? foot[1] - radius
        : top[1] + Math.sin(angle) * onSlope - Math.cos(angle) * radius;
    return [
      box([(top[0] + foot[0]) / 2, (top[1] + foot[1]) / 2], [length / 2, 1.5], dim, angle),
      box([(foot[0] + width) / 2, foot[1]], [(width - foot[0]) / 2, 1.5], dim),
      box([post, foot[1] - 40], [3, 40], red),
      disc(x, y, radius, ink),
      quarters(x, y, radius, blue, way / radius),
    ];
  },
};

/** The prompts of the demonstration. */
export const scenes: readonly Scene[] = [
  rollingDisc,
  turningSquare,
  panPastColumns,
  tickingPendulum,
  discDownASlope,
];
