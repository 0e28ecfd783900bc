import { m } from '../../i18n/messages.ts';
import type { Stage } from '../../domain/analysis/stages.ts';

const NAMES: Readonly<Record<Stage, () => string>> = {
  unpacking: () => m.work_stage_unpacking(),
  reading: () => m.work_stage_reading(),
  medicines: () => m.work_stage_medicines(),
  scores: () => m.work_stage_scores(),
};

/** Name of a stage of the analysis. */
export function stageName(stage: Stage): string {
  return NAMES[stage]();
}
