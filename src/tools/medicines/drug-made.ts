import type { DrugFacts } from './drug-facts.ts';
import { DRUG_HEADS } from './drug-heads.ts';
import { DRUG_COLUMNS, drugRows } from './drug-names.ts';
import { GUIDANCE_CHOICES } from './guidance-choices.ts';
import { GUIDANCE_COLUMNS, guidanceRows } from './guidance.ts';
import type { MadeTable } from './made-table.ts';
import { allOf, type Row, type Sourced } from './sources.ts';

/** The tables of `tables/drugs` but `classes.tsv`, which is written by hand. */
export function drugTables(drugs: readonly DrugFacts[], names: readonly Row[]): Sourced<MadeTable[]> {
  const rows = allOf<{ drugs: string[][]; cpic: string[][]; dpwg: string[][] }>({
    drugs: drugRows(drugs, names),
    cpic: guidanceRows(drugs, 'CPIC', GUIDANCE_CHOICES),
    dpwg: guidanceRows(drugs, 'DPWG', GUIDANCE_CHOICES),
  });
  if (!rows.ok) return rows;
  return {
    ok: true,
    value: [
      { name: 'drugs.tsv', head: DRUG_HEADS.drugs, columns: DRUG_COLUMNS, keys: ['drug'], rows: rows.value.drugs },
      {
        name: 'cpic.tsv',
        head: DRUG_HEADS.cpic,
        columns: GUIDANCE_COLUMNS,
        keys: ['drug', 'guideline', 'population', 'lookup'],
        rows: rows.value.cpic,
      },
      {
        name: 'dpwg.tsv',
        head: DRUG_HEADS.dpwg,
        columns: GUIDANCE_COLUMNS,
        keys: ['drug', 'guideline', 'population', 'lookup'],
        rows: rows.value.dpwg,
      },
    ],
  };
}
