import { describe, expect, it } from 'vitest';
import { measureEngineSize, ratedInBrowser } from '../../../scripts/bench/engine-size.ts';

describe('measureEngineSize()', () => {
  it('finds that ratings with intervals load in under 8 kB, without what may load apart', async () => {
    const core = await measureEngineSize(ratedInBrowser);
    expect(core).toBeGreaterThan(2000);
    expect(core).toBeLessThan(8000);
    const all = await measureEngineSize([...ratedInBrowser, 'computeHistory', 'auditVotes']);
    expect(all - core).toBeGreaterThan(2000);
  });
});
