import * as Comlink from 'comlink';
import { kernelBytes } from 'virtual:kernel';
import { Kernel } from '../../../engine/kernel/kernel.ts';
import { type FuzzRequest, type FuzzResult, runFuzz } from '../run-fuzz.ts';

const fuzz = {
  run: (request: FuzzRequest): Promise<FuzzResult> => runFuzz(request, () => Kernel.create(kernelBytes)),
};
export type FuzzWorkerApi = typeof fuzz;

Comlink.expose(fuzz);
