import {
  type AgeGroup,
  type Circumstance,
  type ClinicalFactors,
  type Diagnosis,
  type Experience,
  NO_FACTORS,
} from '../domain/pgx/mental-health/factors.ts';
import type { MedicineFacts } from '../domain/pgx/mental-health/medicine-facts.ts';
import type { OutsideLine } from '../domain/pgx/outside-lines.ts';
import { valueOr } from '../errors/result.ts';
import type { AnalysisClient } from '../rpc/client.ts';

type MedicineClient = Pick<AnalysisClient, 'askLoaded'>;

function toggled<T>(list: readonly T[], item: T): T[] {
  return list.includes(item) ? list.filter((one) => one !== item) : [...list, item];
}

/** What somebody says of themselves in the medicines room. It goes when the file is forgotten, and is kept only with a person who is saved. */
export class Clinical {
  readonly #client: MedicineClient;
  #factors = $state.raw<ClinicalFactors>(NO_FACTORS);
  #facts = $state.raw<MedicineFacts | null>(null);
  /** Text of results from elsewhere that is being written, kept while somebody looks at another view. */
  outsideText = $state('');

  readonly #onChange: () => void;

  /** @param onChange - called when somebody has said something else */
  constructor(client: MedicineClient, onChange: () => void = () => undefined) {
    this.#client = client;
    this.#onChange = onChange;
  }

  get factors(): ClinicalFactors {
    return this.#factors;
  }

  /** Tables about medicines; null until {@link Clinical.load} has brought them. */
  get facts(): MedicineFacts | null {
    return this.#facts;
  }

  /** Brings the tables, once. */
  async load(): Promise<void> {
    this.#facts ??= valueOr(await this.#client.askLoaded((vault) => vault.medicineFacts()), null);
  }

  /** What the tables make of results from elsewhere; null where the worker does not answer. */
  async readOutside(text: string): Promise<OutsideLine[] | null> {
    return valueOr(await this.#client.askLoaded((vault) => vault.readOutside(text)), null);
  }

  take(substances: readonly string[]): void {
    this.#change({ taken: [...new Set(substances)] });
  }

  toggleDiagnosis(diagnosis: Diagnosis): void {
    this.#change({ diagnoses: toggled(this.#factors.diagnoses, diagnosis) });
  }

  toggleCircumstance(circumstance: Circumstance): void {
    this.#change({ circumstances: toggled(this.#factors.circumstances, circumstance) });
  }

  setAge(age: AgeGroup | null): void {
    this.#change({ age });
  }

  /** Sets, or with null takes back, what happened with a medicine before. */
  setEarlier(drug: string, experience: Experience | null): void {
    const others = Object.entries(this.#factors.earlier).filter(([name]) => name !== drug);
    this.#change({ earlier: Object.fromEntries(experience === null ? others : [...others, [drug, experience]]) });
  }

  /** Puts what a saved person said in place of what was said now. */
  restore(factors: ClinicalFactors): void {
    this.#factors = factors;
  }

  /** Forgets everything that was said. The tables are about nobody and stay. */
  clear(): void {
    this.#factors = NO_FACTORS;
    this.outsideText = '';
  }

  #change(change: Partial<ClinicalFactors>): void {
    this.#factors = { ...this.#factors, ...change };
    this.#onChange();
  }
}
