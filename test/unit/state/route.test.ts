import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hashOf, parseHash, VIEWS } from '../../../src/state/route.svelte.ts';

describe('an address', () => {
  it('names a view, or a paragraph of the methods page', () => {
    for (const view of VIEWS) expect(parseHash(hashOf(view))).toEqual({ view, anchor: null });
    expect(parseHash(hashOf('methods', 'score-sum'))).toEqual({ view: 'methods', anchor: 'score-sum' });
  });

  it('carries nothing else: an anchor of another view is dropped', () => {
    expect(parseHash('#medicines/cyp2c19')).toEqual({ view: 'medicines', anchor: null });
  });

  it('of any other form means the first view', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        const { view, anchor } = parseHash(`#${text}`);
        expect(VIEWS).toContain(view);
        if (anchor !== null) expect(anchor).toMatch(/^[a-z0-9-]{1,48}$/);
      }),
    );
    expect(parseHash('#<script>').view).toBe('open');
    expect(parseHash('').view).toBe('open');
  });
});
