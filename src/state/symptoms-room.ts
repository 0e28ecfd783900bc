import type { AnalysisClient } from '../rpc/client.ts';
import { RareClient } from '../rpc/rare-client.ts';
import { CandidateGenes } from './candidate-genes.svelte.ts';
import type { Findings } from './findings.svelte.ts';
import type { Session } from './session.svelte.ts';
import { Symptoms } from './symptoms.svelte.ts';

/** What the room of symptoms is made of. */
export interface SymptomsTools {
  client: AnalysisClient;
  spawnRare: () => Worker;
  session: Session;
  findings: Findings;
}

/** The room's state: made when somebody first enters it, so that the first view does without it. */
export interface SymptomsRoom {
  symptoms: Symptoms;
  candidateGenes: CandidateGenes;
}

export function makeSymptomsRoom({ client, spawnRare, session, findings }: SymptomsTools): SymptomsRoom {
  const rare = new RareClient(
    spawnRare,
    () => client.rareList(),
    (language) => client.signNames(language),
  );
  return { symptoms: new Symptoms(rare), candidateGenes: new CandidateGenes(client, session, findings) };
}
