import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { demoBoards } from '../../scripts/demo/boards.ts';
import { demoModels } from '../../scripts/demo/models.ts';
import { demoVoteOptions, prepareDemoVotes } from '../../scripts/demo/prepare-votes.ts';
import { simulateDemoVotes } from '../../scripts/demo/simulate-votes.ts';
import { readContent } from '../../src/lib/content/read-content.ts';
import {
  computeStandings,
  eloPerLogOdds,
  hasRating,
  sandwichOfVoters,
  sumVoters,
  tallyByVoter,
} from '../../src/lib/rating/index.ts';
import { auditBoard } from '../../src/lib/voting/audit-board.ts';
import { openSqliteStore } from '../../src/lib/voting/store/sqlite-store.ts';

const { votes, planted } = simulateDemoVotes(demoVoteOptions);
const content = await readContent('demo/content', '2026-11-26');

describe('the content of the demonstration', () => {
  it('has no problem, and a clip of each of eight models for every prompt', () => {
    expect(content.problems).toEqual([]);
    const models = demoModels.map(({ id }) => id).sort();
    expect(models).toHaveLength(8);
    expect(content.models.map(({ id }) => id).sort()).toEqual(models);
    for (const { id, data } of content.prompts) {
      expect(data.clips.map(({ model }) => model).sort(), id).toEqual(models);
    }
  });

  it('is what the simulated votes are about', () => {
    const boards = content.boards.map(({ id }) => id);
    const prompts = content.prompts.map(({ id }) => id);
    for (const { board, prompts: shown } of demoBoards) {
      expect(boards).toContain(board);
      expect(prompts).toEqual(expect.arrayContaining([...shown]));
    }
    for (const { id, released } of demoModels) {
      const model = content.models.find((candidate) => candidate.id === id)!;
      expect(model.data.lifecycle.released![0]!.value).toBe(released);
    }
  });
});

describe('simulateDemoVotes()', () => {
  it('makes 20,000 votes of a year, the same from the same seed', () => {
    expect(votes).toHaveLength(20_000);
    expect(votes[0]!.castAt > '2025-11-20').toBe(true);
    expect(votes.at(-1)!.castAt < '2026-11-21').toBe(true);
    const few = { ...demoVoteOptions, count: 500 };
    expect(simulateDemoVotes(few)).toEqual(simulateDemoVotes(few));
  });

  it('lets nobody answer a matchup twice, nor meet a model before its release', () => {
    const keys = votes.map(({ voter, board, prompt, left, right }) =>
      JSON.stringify([voter, board, prompt, ...[left, right].sort()]),
    );
    expect(new Set(keys).size).toBe(votes.length);
    const released = new Map(demoModels.map((model) => [model.id, model.released]));
    const early = votes.filter(
      ({ left, right, castAt }) =>
        castAt.slice(0, 10) < released.get(left)! || castAt.slice(0, 10) < released.get(right)!,
    );
    expect(early).toEqual([]);
  });

  it('leaves the truth within nine intervals of ten once the suspects are out', () => {
    const truth = new Map(
      demoModels.map(({ id, strength }) => [id, 1000 + eloPerLogOdds * strength]),
    );
    const rows = demoBoards.flatMap(({ board }) => {
      const cast = votes.filter((vote) => vote.board === board);
      const suspects = new Set(auditBoard(cast).proposals.map(({ voter }) => voter));
      const kept = tallyByVoter(cast.filter(({ voter }) => !suspects.has(voter)));
      return computeStandings(sumVoters(kept), { interval: sandwichOfVoters(kept) }).rows;
    });
    const rated = rows.filter(hasRating);
    const covered = rated.filter(
      ({ model, lower, upper }) => lower <= truth.get(model)! && truth.get(model)! <= upper,
    );
    expect(rated).toHaveLength(32);
    expect(covered.length / rated.length).toBeGreaterThanOrEqual(0.9);
  });

  it('plants voters of whom the audit finds four in five, and hardly anybody else', () => {
    const found = new Set(
      demoBoards.flatMap(({ board }) =>
        auditBoard(votes.filter((vote) => vote.board === board)).proposals.map(
          ({ voter }) => voter,
        ),
      ),
    );
    const caught = [...planted.keys()].filter((voter) => found.has(voter)).length;
    expect(caught / planted.size).toBeGreaterThanOrEqual(0.8);
    const honest = new Set(votes.map(({ voter }) => voter)).size - planted.size;
    expect((found.size - caught) / honest).toBeLessThanOrEqual(0.01);
  });
});

describe('prepareDemoVotes()', () => {
  it('stores them once, also after a run that was stopped half-way', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'matchcut-demo-'));
    onTestFinished(() => {
      rmSync(folder, { recursive: true, force: true });
    });
    const file = join(folder, 'votes.db');
    writeFileSync(`${file}.unfinished`, 'half a database');
    expect(await prepareDemoVotes(file)).toBe(20_000);
    expect(await prepareDemoVotes(file)).toBe(0);
    expect(existsSync(`${file}.unfinished`)).toBe(false);
    const store = openSqliteStore(file);
    const { pairs } = await store.boardCounts('next-project');
    await store.close();
    expect(pairs.length).toBeGreaterThan(40);
  });
});
