import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  drugAddress,
  findingPlace,
  geneAddress,
  labPlace,
  letterPlace,
  medicinePlace,
  scorePlace,
} from '../../../src/state/places.ts';
import { withSettings } from '../../../src/state/lab-settings.svelte.ts';
import { hashOf, parseHash, Route, VIEWS } from '../../../src/state/route.svelte.ts';

describe('an address', () => {
  it('names a view, a part of it, and what is looked at there', () => {
    for (const view of VIEWS) {
      expect(parseHash(hashOf(view))).toEqual({ view, path: [] });
      expect(parseHash(hashOf(view, 'part', 'a thing/with ümlaut?#'))).toEqual({ view, path: ['part', 'a thing/with ümlaut?#'] }); // prettier-ignore
    }
  });

  it('of any other form means the first view, or the beginning of a view', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        const { view, path } = parseHash(`#${text}`);
        expect(VIEWS).toContain(view);
        expect(path.length).toBeLessThanOrEqual(2);
      }),
    );
    for (const odd of ['#<script>', '', '#/', '#nowhere/genes']) expect(parseHash(odd).view).toBe('open');
    for (const odd of ['#medicines/a/b/c', '#medicines//x', '#medicines/%E0%A4', `#medicines/${'a'.repeat(81)}`]) {
      expect(parseHash(odd)).toEqual({ view: 'medicines', path: [] });
    }
  });
});

describe('settings in an address', () => {
  it.each([
    [
      '#lab/threshold?score=PGS000004&cut=5',
      { view: 'lab', path: ['threshold'], settings: { score: 'PGS000004', cut: '5' } },
    ],
    [
      '#lab/screening?group=United%20Kingdom',
      { view: 'lab', path: ['screening'], settings: { group: 'United Kingdom' } },
    ],
    ['#lab?cut=5&cut=6', { view: 'lab', path: [], settings: { cut: '6' } }],
    ['#lab/drift?', { view: 'lab', path: ['drift'] }],
    ['#lab/drift?variants', { view: 'lab', path: ['drift'], settings: { variants: '' } }],
    ['#lab/drift?<b>=1&__proto__=2', { view: 'lab', path: ['drift'], settings: { '?': '2' } }],
    [`#lab/drift?variants=${'9'.repeat(81)}`, { view: 'lab', path: ['drift'], settings: { variants: '' } }],
    ['#lab/drift?variants=%E0%A4', { view: 'lab', path: ['drift'], settings: { variants: '' } }],
    ['#nowhere?cut=5', { view: 'open', path: [] }],
    ['#medicines/drugs/codeine?x=1', { view: 'medicines', path: ['drugs', 'codeine'], settings: { x: '1' } }],
  ])('%s', (hash, target) => {
    expect(parseHash(hash)).toEqual(target);
  });

  it('are written as they are read, and at most ten of them are', () => {
    const settings = { trait: 'breast-cancer', group: 'United Kingdom' };
    expect(parseHash(withSettings(hashOf('lab', 'portability'), settings)).settings).toEqual(settings);
    const many = Array.from(
      { length: 30 },
      (_, at) => `s${String.fromCharCode(97 + (at % 26))}${at > 25 ? 'x' : ''}=1`,
    );
    expect(Object.keys(parseHash(`#lab?${many.join('&')}`).settings ?? {})).toHaveLength(10);
  });
});

describe('a place', () => {
  const at = (hash: string): Route => new Route(parseHash(hash));

  it.each([
    ['#medicines', { part: 'genes', drug: null, gene: null }],
    ['#medicines/nothing', { part: 'genes', drug: null, gene: null }],
    ['#medicines/mine', { part: 'mine', drug: null, gene: null }],
    [drugAddress('mycophenolic acid'), { part: 'drugs', drug: 'mycophenolic acid', gene: null }],
    [geneAddress('HLA-B'), { part: 'genes', drug: null, gene: 'HLA-B' }],
  ])('among medicines: %s', (hash, place) => {
    expect(medicinePlace(at(hash))).toEqual(place);
  });

  it.each([
    ['#scores/PGS000013', (route: Route) => scorePlace(route), 'PGS000013'],
    ['#scores', (route: Route) => scorePlace(route), null],
    ['#lab/drift', (route: Route) => labPlace(route), 'drift'],
    ['#lab/nothing', (route: Route) => labPlace(route), 'rulers'],
    ['#lab/portability?trait=breast-cancer', (route: Route) => labPlace(route), 'portability'],
    ['#lab/lesson', (route: Route) => labPlace(route), 'lesson'],
    ['#findings/errors', (route: Route) => findingPlace(route), 'errors'],
    ['#report/medicines', (route: Route) => letterPlace(route), 'medicines'],
  ])('in other rooms: %s', (hash, read, place) => {
    expect(read(at(hash))).toBe(place);
  });

  it('is kept for the link of its view, until everything is forgotten', () => {
    const route = at(drugAddress('codeine'));
    expect(route.addressOf('medicines')).toBe('#medicines');
    expect(route.addressOf('lab')).toBe('#lab');
    route.forgetPaths();
    expect(route.pathOf('medicines')).toEqual([]);
  });
});
