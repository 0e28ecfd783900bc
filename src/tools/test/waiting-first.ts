import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** The usual order, but the leak suite first: it waits for most of its time, and the last file to end would wait alone. */
export class WaitingFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    const waits = ({ project }: TestSpecification): boolean => project.name === 'leak';
    return [...sorted.filter(waits), ...sorted.filter((file) => !waits(file))];
  }
}
