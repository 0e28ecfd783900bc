import { kernelBytes, kernelSha256 } from 'virtual:kernel';
import { APP_VERSION } from '../../domain/report/app-version.ts';
import { analyse, type Analysis, type AnalysisContext, type AnalysisRequest } from '../../engine/analysis.ts';
import type { InflateEngine } from '../../formats/inflate.ts';
import { kernelEngine } from '../../engine/kernel/inflate.ts';
import { KernelPool } from '../../engine/kernel/kernel-pool.ts';
import { Kernel } from '../../engine/kernel/kernel.ts';
import { refusalReport } from '../../engine/refusal-report.ts';
import { fail, type Failure, type Result } from '../../errors/result.ts';
import type { Report } from '../../domain/report/report.ts';
import { nodeReferences } from '../analyse/node-packs.ts';
import { type AnalysisSettings, requestOf } from '../analyse/run-analysis.ts';

/** What is done with an analysis while its genome is still in the kernel. */
type Use<T> = (context: AnalysisContext, analysis: Analysis) => T;

/** Packs and kernels for file after file: each gets a wiped kernel, as in the vault. */
export class Analyser {
  readonly #kernels: KernelPool;
  readonly base: Omit<AnalysisContext, 'kernel'>;

  private constructor(kernels: KernelPool, base: Omit<AnalysisContext, 'kernel'>) {
    this.#kernels = kernels;
    this.base = base;
  }

  /**
   * @param root - the folder in which `public/packs` lies
   * @throws Error where the packs cannot be read
   */
  static async open(root: string): Promise<Analyser> {
    const references = nodeReferences(root);
    if (!references.ok) throw new Error(`the bundled packs cannot be read: ${references.error.code}`);
    const app = { version: APP_VERSION, kernelSha256 };
    return new Analyser(new KernelPool(await Kernel.compile(kernelBytes)), { app, references: references.value });
  }

  /** Reads lists that were named (scores, frequencies) once for all files. */
  async prepare(settings: AnalysisSettings): Promise<Result<Omit<AnalysisRequest, 'file'>>> {
    const kernel = await this.#kernels.take();
    const request = requestOf({ kernel, references: this.base.references }, settings);
    this.#kernels.release(kernel);
    return request;
  }

  /** Analyses one file; `use` has the genome, which is wiped afterwards. */
  async run<T>(request: AnalysisRequest, use: Use<T>): Promise<Result<T>> {
    const kernel = await this.#kernels.take();
    const context = { ...this.base, kernel };
    const analysis = await analyse(context, request);
    if (!analysis.ok) {
      this.#kernels.giveUp(kernel, analysis.error);
      return analysis;
    }
    try {
      return { ok: true, value: use(context, analysis.value) };
    } catch (error) {
      if (error instanceof WebAssembly.RuntimeError) return fail('kernel/trap');
      throw error;
    } finally {
      this.#kernels.release(kernel);
    }
  }

  /** Unpacks with a kernel of its own, which is wiped afterwards. */
  async unpack<T>(work: (engine: InflateEngine) => Promise<T>): Promise<T> {
    const kernel = await this.#kernels.take();
    try {
      return await work(kernelEngine(kernel));
    } finally {
      this.#kernels.release(kernel);
    }
  }

  /** The report of a file that could not be read. */
  refusal(failure: Failure): Report {
    return refusalReport(this.base, failure);
  }
}
