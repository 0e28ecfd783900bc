import type { TumourProfile } from '../domain/tumour/profile.ts';

/**
 * The form of a tumour that somebody asked to keep with the saved person who is open. Nothing comes here by itself, and nothing goes from here into the room of tumours
 * unless somebody asks for it.
 */
export class TumourForm {
  #profile = $state.raw<TumourProfile | null>(null);
  readonly #onChange: () => void;

  /** @param onChange - called when somebody has asked to keep something else */
  constructor(onChange: () => void = () => undefined) {
    this.#onChange = onChange;
  }

  /** Null where none is kept. */
  get profile(): TumourProfile | null {
    return this.#profile;
  }

  /** Keeps a form in place of the one before; null keeps none. */
  keep(profile: TumourProfile | null): void {
    this.#profile = profile;
    this.#onChange();
  }

  /** Puts back what a saved person's record holds. */
  restore(profile: TumourProfile | null): void {
    this.#profile = profile;
  }

  clear(): void {
    this.#profile = null;
  }
}
