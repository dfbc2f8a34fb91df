import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  dropMustHave,
  emptyFindQuery,
  parseAmount,
  readFindQuery,
  toMustHaves,
  writeFindQuery,
} from '../../../src/lib/catalog/find-query.ts';

const ids = ['api', 'native-audio'];

describe('readFindQuery()', () => {
  it('reads back whatever writeFindQuery() writes, also what makes no sense', () => {
    const query = fc.record({
      needs: fc.uniqueArray(fc.string()),
      seconds: fc.string(),
      picture: fc.string(),
      available: fc.boolean(),
      price: fc.string(),
    });
    fc.assert(
      fc.property(query, (asked) => {
        expect(readFindQuery(writeFindQuery(asked))).toEqual(asked);
      }),
    );
  });

  it('takes a need once', () => {
    expect(readFindQuery('?need=api&need=api').needs).toEqual(['api']);
  });
});

describe('writeFindQuery()', () => {
  it('gives a plain address', () => {
    expect(
      writeFindQuery({
        needs: ['native-audio', 'api'],
        seconds: '10',
        picture: '1080p',
        available: true,
        price: '0.2',
      }),
    ).toBe('?need=native-audio&need=api&seconds=10&picture=1080p&available=yes&price=0.2');
    expect(writeFindQuery(emptyFindQuery)).toBe('');
  });
});

describe('toMustHaves()', () => {
  it('turns a query into must-haves', () => {
    const query = readFindQuery('?need=api&seconds=10&picture=4K&available=yes&price=0.2');
    expect(toMustHaves(query, ids)).toEqual({
      mustHaves: {
        capabilities: ['api'],
        seconds: 10,
        pictureLines: 2160,
        isUsable: true,
        maxUsdPerSecond: 0.2,
      },
      problems: {},
    });
  });

  it('says of each field what was found and what is wanted, and lets it narrow nothing', () => {
    const query = readFindQuery('?need=teleport&seconds=ten&picture=900p&price=cheap');
    const { mustHaves, problems } = toMustHaves(query, ids);
    expect(mustHaves).toEqual({
      capabilities: [],
      seconds: undefined,
      pictureLines: undefined,
      isUsable: false,
      maxUsdPerSecond: undefined,
    });
    expect(problems.need).toMatch(/teleport/);
    expect(problems.seconds).toMatch(/Found “ten”, wanted a number of seconds above 0/);
    expect(problems.picture).toMatch(/900p.*720p, 1080p or 4K/);
    expect(problems.price).toMatch(/Found “cheap”, wanted US dollars/);
  });

  it('refuses a take of 0 seconds', () => {
    expect(toMustHaves(readFindQuery('?seconds=0'), ids).problems.seconds).toMatch(/above 0/);
  });
});

describe('dropMustHave()', () => {
  it('drops one and keeps the others', () => {
    const full = readFindQuery('?need=api&need=hdr&seconds=5&picture=4K&available=yes&price=1');
    expect(writeFindQuery(dropMustHave(full, 'hdr'))).toBe(
      '?need=api&seconds=5&picture=4K&available=yes&price=1',
    );
    const keys = ['hdr', 'api', 'seconds', 'picture', 'available', 'price'];
    expect(keys.reduce(dropMustHave, full)).toEqual(emptyFindQuery);
  });
});

describe('parseAmount()', () => {
  it('reads numbers as people type them', () => {
    expect(['10', ' 0.2 ', '0,20', '$0.20', '.5', '1.'].map(parseAmount)).toEqual([
      10, 0.2, 0.2, 0.2, 0.5, 1,
    ]);
  });

  it('reads nothing into what is no number', () => {
    for (const text of ['', '.', 'ten', '-1', '1e3', '1.2.3', 'Infinity', '10 s']) {
      expect(parseAmount(text), text).toBeUndefined();
    }
  });
});
