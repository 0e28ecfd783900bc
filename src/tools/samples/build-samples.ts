import { zipSync } from 'fflate';
import { type Vendor, vendorText } from '../../domain/synthetic/vendor-files.ts';
import type { BuiltPack } from '../packs/built-pack.ts';
import type { Person } from './person.ts';
import { chipRows } from './person.ts';

/** A file to try the app with. */
interface Sample {
  id: string;
  vendor: Vendor;
  person: Person;
  /** Share of the archive's bytes that is left: a download that broke off. */
  keepShare?: number;
}

const GOOD_CHIP = { background: 1, scores: 0.85, medicines: 1 };
const POOR_CHIP = { background: 0.25, scores: 0.12, medicines: 0.2 };

const ANA: Person = { name: 'Ana', sex: 'female', group: 'EUR', medicineGroup: 'European', onChip: GOOD_CHIP };

const SAMPLES: readonly Sample[] = [
  { id: 'sample-ana', vendor: '23andMe', person: ANA },
  {
    id: 'sample-bao',
    vendor: 'AncestryDNA',
    person: { name: 'Bao', sex: 'male', group: 'EAS', medicineGroup: 'East Asian', onChip: GOOD_CHIP },
  },
  {
    id: 'sample-chidi',
    vendor: 'MyHeritage',
    person: { name: 'Chidi', sex: 'male', group: 'AFR', medicineGroup: 'Sub-Saharan African', onChip: GOOD_CHIP },
  },
  {
    id: 'sample-poor-chip',
    vendor: '23andMe',
    person: { name: 'Devi', sex: 'female', group: 'SAS', medicineGroup: 'Central/South Asian', onChip: POOR_CHIP },
  },
  { id: 'sample-broken', vendor: '23andMe', person: ANA, keepShare: 0.6 },
];

/** ZIP timestamps are local times without zone: a fixed one keeps the bytes the same everywhere. */
const ZIP_TIME = new Date(2026, 0, 1);

/** Builds the synthetic people, zipped as vendors hand files out. */
export function buildSamples(root: string): BuiltPack[] {
  return SAMPLES.map(({ id, vendor, person, keepShare }) => {
    const text = new TextEncoder().encode(vendorText(vendor, chipRows(root, person)));
    const zipped = zipSync({
      [`${id}.${vendor === 'MyHeritage' ? 'csv' : 'txt'}`]: [text, { level: 9, mtime: ZIP_TIME }],
    });
    const bytes = new Uint8Array(
      keepShare === undefined ? zipped : zipped.slice(0, Math.floor(zipped.length * keepShare)),
    );
    return {
      id,
      kind: 'sample',
      path: `samples/${id}.zip`,
      version: '1',
      date: '2026-01-01',
      licence: 'CC0-1.0',
      bytes,
    };
  });
}
