/** What is known of a condition: it holds, it does not, or nobody has told us enough. */
export type Answer = 'no' | 'unknown' | 'yes';

const ORDER: readonly Answer[] = ['no', 'unknown', 'yes'];

/** The weakest of several answers: `and`. Of none it is `yes`, as in logic; a trial without conditions is told apart before. */
export function weakest(answers: readonly Answer[]): Answer {
  return answers.reduce((least, one) => (ORDER.indexOf(one) < ORDER.indexOf(least) ? one : least), 'yes');
}

/** The strongest of several answers: `or`. Of none it is `no`. */
export function strongest(answers: readonly Answer[]): Answer {
  return answers.reduce((best, one) => (ORDER.indexOf(one) > ORDER.indexOf(best) ? one : best), 'no');
}

/** What is not known stays not known when it is turned round. */
export function opposite(answer: Answer): Answer {
  return answer === 'yes' ? 'no' : answer === 'no' ? 'yes' : 'unknown';
}
