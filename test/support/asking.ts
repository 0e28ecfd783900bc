import { ok } from '../../src/errors/result.ts';
import type { AnalysisClient, Question } from '../../src/rpc/client.ts';
import type { VaultWorkerApi } from '../../src/rpc/protocol.ts';

type Promised<Method> = Method extends (...asked: infer Asked) => infer Answer
  ? (...asked: Asked) => Promise<Awaited<Answer>>
  : never;

/** Answers of a vault, each a promise, as a worker gives them. */
export type Answers = { [Name in keyof VaultWorkerApi]?: Promised<VaultWorkerApi[Name]> };

/** The part of a client that asks, before a vault that answers some questions. */
export function asking(answers: Answers): Pick<AnalysisClient, 'ask' | 'askLoaded' | 'askStarted'> {
  const ask = async <T>(question: Question<T>): Promise<{ ok: true; value: T }> =>
    ok(await question(answers as Parameters<Question<T>>[0])) as { ok: true; value: T };
  return { ask, askLoaded: ask, askStarted: ask };
}
