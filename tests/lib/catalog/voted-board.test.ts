import { describe, expect, it } from 'vitest';
import type { Prompt } from '../../../src/lib/catalog/catalog.ts';
import { toVotedBoard } from '../../../src/lib/catalog/voted-board.ts';
import type { AuthoredVotedBoard } from '../../../src/lib/schema/board.ts';
import { aClip, aPrompt } from '../../content-builders.ts';

/** What a blind board of a modality and sound makes of prompts. */
function blindBoard(prompts: readonly Prompt[], change: { audio?: boolean } = {}) {
  const board: AuthoredVotedBoard = {
    kind: 'blind',
    name: 'Silent',
    question: 'Which shows it better?',
    label: 'Blind.',
    place: 1,
    modality: 'text-to-video',
    audio: false,
    ...change,
  };
  return toVotedBoard({ ...board, id: 'silent' }, [], prompts);
}

const clip = (model: string, audio = false) =>
  aClip({ model, audio, url: undefined, file: `${model}.webm` });

describe('toVotedBoard() of a blind board', () => {
  it('shows the clips of its prompts that lie beside them, none from elsewhere', () => {
    const clips = [clip('reel-2'), clip('reel-1'), aClip({ model: 'reel-3' })];
    const board = blindBoard([{ ...aPrompt({ clips }), id: 'glass' }]);
    expect(board.pool).toEqual(['reel-1', 'reel-2']);
    expect(board.missing).toBeUndefined();
    expect([...board.prompts[0]!.clips]).toEqual([
      ['reel-2', 'glass/reel-2.webm'],
      ['reel-1', 'glass/reel-1.webm'],
    ]);
  });

  it('keeps silent clips and clips with sound apart', () => {
    const clips = [clip('reel-1'), clip('reel-2'), clip('reel-1', true), clip('reel-3', true)];
    const prompts = [{ ...aPrompt({ clips }), id: 'glass' }];
    expect(blindBoard(prompts).pool).toEqual(['reel-1', 'reel-2']);
    expect(blindBoard(prompts, { audio: true }).pool).toEqual(['reel-1', 'reel-3']);
  });

  it('waits while no prompt of its modality has clips of two models', () => {
    const picture = { file: 'a.jpg', sha256: '0'.repeat(64), licence: 'CC0-1.0' };
    const both = [clip('reel-1'), clip('reel-2')];
    const board = blindBoard([
      { ...aPrompt({ clips: [clip('reel-1')] }), id: 'one-clip' },
      { ...aPrompt({ modality: 'image-to-video', picture, clips: both }), id: 'of-a-picture' },
    ]);
    expect(board).toMatchObject({ pool: [], prompts: [] });
    expect(board.missing).toBe('It opens when a prompt has silent clips of two models.');
  });
});
