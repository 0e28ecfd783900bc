import type { SymptomsRoom, SymptomsTools } from './symptoms-room.ts';
import type { TumourTools } from './tumour-room.ts';
import type { Tumour } from './tumour.svelte.ts';

/** Rooms that are made when somebody enters them: their code comes with their view. */
export abstract class LateRooms {
  #symptomsRoom: SymptomsRoom | null = null;
  #tumourRoom: Tumour | null = null;

  /** What the rooms are made with. */
  protected abstract readonly roomTools: SymptomsTools & TumourTools;

  /** Makes the room of symptoms where nobody entered it before. */
  enterSymptoms(make: (tools: SymptomsTools) => SymptomsRoom): SymptomsRoom {
    this.#symptomsRoom ??= make(this.roomTools);
    return this.#symptomsRoom;
  }

  /** What was entered of signs; only within its room. */
  get symptoms(): SymptomsRoom['symptoms'] {
    return this.#entered.symptoms;
  }

  /** What the open file says in genes of candidates; only within the room of symptoms. */
  get candidateGenes(): SymptomsRoom['candidateGenes'] {
    return this.#entered.candidateGenes;
  }

  get #entered(): SymptomsRoom {
    if (this.#symptomsRoom === null) throw new Error('nobody entered the room of symptoms');
    return this.#symptomsRoom;
  }

  /** Makes the room of tumours where nobody entered it before. */
  enterTumour(make: (tools: TumourTools) => Tumour): Tumour {
    this.#tumourRoom ??= make(this.roomTools);
    return this.#tumourRoom;
  }

  /** What was entered of a tumour; only within its room. */
  get tumour(): Tumour {
    if (this.#tumourRoom === null) throw new Error('nobody entered the room of tumours');
    return this.#tumourRoom;
  }

  /** Forgets what was entered in these rooms. */
  protected clearLateRooms(): void {
    this.#symptomsRoom?.symptoms.clear();
    this.#tumourRoom?.clear();
  }

  /** Forgets what the file of another person said in genes of candidates. */
  protected forgetCandidateGenes(): void {
    this.#symptomsRoom?.candidateGenes.clear();
  }
}
