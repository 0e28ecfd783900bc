import path from 'node:path';
import { type DrugCatalogue, type IdentifiedDrugPack, openCatalogue } from '../../src/domain/pgx/drugs/catalogue.ts';
import { decodeDrugPack } from '../../src/reference/drug-pack.ts';
import { buildDrugPacks } from '../../src/tools/packs/drugs.ts';

const ROOT = path.resolve(import.meta.dirname, '../..');

/** The drug packs as the app has them: built from the tables, and decoded again. */
export function builtDrugPacks(): IdentifiedDrugPack[] {
  return buildDrugPacks(ROOT).map(({ bytes, id, version, date, licence }) => {
    const pack = decodeDrugPack(bytes);
    if (!pack.ok) throw new Error('does not decode');
    return { ...pack.value, identity: { id, version, date, licence, sha256: '' } };
  });
}

/** The catalogue of those packs. */
export function builtCatalogue(): DrugCatalogue {
  return openCatalogue(builtDrugPacks());
}
