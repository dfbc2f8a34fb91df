import { describe, expect, it } from 'vitest';
import { parseRateArguments, rateHelp } from '../../../src/lib/import/rate-arguments.ts';

describe('parseRateArguments()', () => {
  it('has defaults for everything but the file', () => {
    expect(parseRateArguments(['votes.csv'])).toEqual({
      path: 'votes.csv',
      isJson: false,
      options: {
        method: 'bradley-terry',
        k: 4,
        ties: 'half',
        bothBad: 'tie',
        cluster: 'voter',
        interval: 'sandwich',
        seed: 1,
        prior: 0,
        audit: false,
        pairs: false,
      },
    });
  });

  it('reads every option', () => {
    const words =
      'votes.csv --method davidson --ties drop --both-bad drop --cluster none --interval bootstrap --seed 7 --prior 0.5 --history week --audit --json';
    expect(parseRateArguments(words.split(' '))).toEqual({
      path: 'votes.csv',
      isJson: true,
      options: {
        method: 'davidson',
        k: 4,
        ties: 'drop',
        bothBad: 'drop',
        cluster: 'none',
        interval: 'bootstrap',
        seed: 7,
        prior: 0.5,
        history: 'week',
        audit: true,
        pairs: false,
      },
    });
    expect(parseRateArguments(['v.csv', '--method', 'elo', '--k=32'])).toMatchObject({
      options: { method: 'elo', k: 32 },
    });
  });

  it.each([
    ['', 'found no file, wanted one: npm run rate -- votes.csv'],
    ['a.csv b.csv', 'found 2 files, wanted one'],
    ['a.csv --odds', "Unknown option '--odds'"],
    ['a.csv --method', "Option '--method <value>' argument missing"],
    ['a.csv --method --json', "Option '--method' argument is ambiguous"],
    ['a.csv --audit=no', "Option '--audit' does not take an argument"],
    ['a.csv --method glicko', 'wanted bradley-terry or davidson or elo'],
    ['a.csv --history year', '--history: found "year", wanted day or week or month'],
    ['a.csv --method elo --k 0', '--k: found "0", wanted a number above 0'],
    ['a.csv --method elo --k=', '--k: found "", wanted a number above 0'],
    ['a.csv --interval bootstrap --seed 1.5', '--seed: found "1.5", wanted a whole number'],
    ['a.csv --prior=-1', '--prior: found "-1", wanted a number, 0 or more'],
    ['a.csv --k 8', '--k is for online Elo: add --method elo'],
    ['a.csv --seed 8', '--seed is for the bootstrap: add --interval bootstrap'],
    ['a.csv --method elo --audit', '--audit does not go with --method elo'],
    ['a.csv --method elo --pairs', '--pairs does not go with --method elo'],
    ['a.csv --pairs --history day', '--history needs single votes with a tstamp, not --pairs'],
  ])('says in one line what is wrong with %j', (line, message) => {
    const words = line === '' ? [] : line.split(' ');
    expect(() => parseRateArguments(words)).toThrow(message);
    try {
      parseRateArguments(words);
    } catch (error) {
      expect(String(error)).not.toContain('\n');
    }
  });

  it('has help that names every option and fits a terminal', () => {
    expect(parseRateArguments(['--help'])).toBe('help');
    expect(parseRateArguments(['votes.csv', '-h'])).toBe('help');
    for (const name of 'method k ties both-bad cluster interval seed prior history audit pairs json'.split(
      ' ',
    )) {
      expect(rateHelp).toContain(`--${name}`);
    }
    for (const line of rateHelp.split('\n')) expect(line.length).toBeLessThanOrEqual(80);
  });
});
