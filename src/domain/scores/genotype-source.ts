import type { Build } from '../genotype/genome.ts';
import type { SiteLookup } from '../genotype/observed-site.ts';
import type { Sex } from '../genotype/sex.ts';
import type { ScoreEngine } from './score-engine.ts';

/** One person's genotypes, as a score sees them. */
export interface GenotypeSource {
  engine: ScoreEngine;
  lookup: SiteLookup;
  /** null: neither the file's header nor its positions tell. */
  build: Build | null;
  sex: Sex;
  /** `letters`: a chip file. `vcf`, `gvcf`: alleles are compared as text, record by record. */
  records: 'letters' | 'vcf' | 'gvcf';
  /** Letters that were imputed, every one, with no word on how certain they are. */
  lettersImputed?: boolean;
}
