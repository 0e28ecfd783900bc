/** Parts of the medicines room. They are no addresses: what somebody looks up never stands in the address bar. */
export const MEDICINE_PARTS = ['genes', 'drugs', 'mine', 'mental'] as const;
export type MedicinePart = (typeof MEDICINE_PARTS)[number];

/** Where somebody is in the medicines room, and the medicines that they named. In memory only. */
export class MedicineRoom {
  part = $state<MedicinePart>('genes');
  /** Generic name of the drug whose page is open. */
  #drug = $state.raw<string | null>(null);
  /** Generic names of "my medicines", in the order in which they were named. */
  #mine = $state.raw<readonly string[]>([]);

  get drug(): string | null {
    return this.#drug;
  }

  get mine(): readonly string[] {
    return this.#mine;
  }

  /** Opens a drug's page, from whatever part. */
  openDrug(name: string): void {
    this.#drug = name;
    this.part = 'drugs';
  }

  closeDrug(): void {
    this.#drug = null;
  }

  /** Adds drugs to "my medicines"; those that are there already stay where they are. */
  add(names: readonly string[]): void {
    this.#mine = [...new Set([...this.#mine, ...names])];
  }

  remove(name: string): void {
    this.#mine = this.#mine.filter((one) => one !== name);
  }

  /** Forgets what was named and looked up. */
  clear(): void {
    this.part = 'genes';
    this.#drug = null;
    this.#mine = [];
  }
}
