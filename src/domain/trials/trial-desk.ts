import type { OncoTree } from '../tumour/oncotree.ts';
import type { TumourProfile } from '../tumour/profile.ts';
import { answerTrials, type TrialsAnswer } from './answer-trials.ts';
import { type SampleTrial, trialOfSample } from './sample-trial.ts';
import type { Trial } from './trial.ts';

/** Which trials a page asks for: of so many files, and the samples or not. */
export interface AskedTrials {
  files: number;
  withSamples: boolean;
}

/** The trials that are answered: those that the app brings to learn with, and those of files that a person brought. */
export class TrialDesk {
  readonly #tree: OncoTree;
  #samples: readonly Trial[] = [];
  #brought: readonly (readonly Trial[])[] = [];

  constructor(tree: OncoTree) {
    this.#tree = tree;
  }

  takeSamples(samples: readonly SampleTrial[]): void {
    this.#samples = samples.map((one) => trialOfSample(one, this.#tree));
  }

  /** Adds the trials of one file. */
  bring(trials: readonly Trial[]): void {
    this.#brought = [...this.#brought, trials];
  }

  /** Takes the file at this place of the order of bringing away. */
  drop(at: number): void {
    this.#brought = this.#brought.filter((_, index) => index !== at);
  }

  /** Whether it holds what the page was told: as many files, and the samples where they are asked for. One that was started anew holds nothing. */
  holds({ files, withSamples }: AskedTrials): boolean {
    return this.#brought.length === files && (!withSamples || this.#samples.length > 0);
  }

  /** Files that were brought and are held. */
  get files(): number {
    return this.#brought.length;
  }

  answer(profile: TumourProfile, { withSamples }: Pick<AskedTrials, 'withSamples'>): TrialsAnswer {
    return answerTrials([...this.#brought.flat(), ...(withSamples ? this.#samples : [])], profile, this.#tree);
  }
}
