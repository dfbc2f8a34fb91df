import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { VotingSite } from '../../../../src/lib/voting/server/handlers.ts';
import { answerPicture, pictureHref } from '../../../../src/lib/voting/server/pictures.ts';

const folder = 'demo/content/prompts';
const prompt = 'disc-rolls-down-from-its-picture';

const site: VotingSite = {
  boards: new Map(),
  describeModel: (id) => ({ title: id, href: '/' }),
  describePrompt: (id) =>
    ({
      [prompt]: { text: 'The picture comes alive.', picture: 'picture.png' },
      'square-turns-on-a-grid': { text: 'A square turns.', picture: undefined },
      'no-such-file': { text: 'A picture that is not there.', picture: 'picture.png' },
    })[id],
};

describe('answerPicture()', () => {
  it('hands out the picture that a prompt begins from', async () => {
    expect(pictureHref(prompt)).toBe(`/api/pictures/${prompt}`);
    const answer = await answerPicture(prompt, { folder, site });
    expect(answer.headers.get('content-type')).toBe('image/png');
    const file = readFileSync(`${folder}/${prompt}/picture.png`);
    expect(Buffer.from(await answer.arrayBuffer()).equals(file)).toBe(true);
  });

  it.each(['square-turns-on-a-grid', 'no-such-file', 'no-such-prompt', '../boards'])(
    'has none of %s',
    async (id) => {
      await expect(answerPicture(id, { folder, site })).rejects.toThrow('has no picture');
    },
  );
});
