/**
 * One step of the test command.
 * @typedef {object} Step
 * @property {string} name
 * @property {string} part
 * @property {(write: ((text: string) => void) | null) => Promise<boolean> | boolean} run prints through `write`, or straight away without it
 */

/**
 * Time since a moment, for people.
 * @param {number} startMs
 */
export function seconds(startMs) {
  return `${((performance.now() - startMs) / 1000).toFixed(1)} s`;
}

/**
 * Runs stages one after the other, the lanes of each side by side. What a step beside others prints is shown when it has ended, in one piece.
 * @param {Step[][][]} stages
 * @returns {Promise<string[]>} names of the steps that failed: no step of their lanes and no later stage ran
 */
export async function runStages(stages) {
  for (const stage of stages) {
    const lanes = stage.filter((lane) => lane.length > 0);
    const failed = await Promise.all(lanes.map((lane) => runLane(lane, lanes.length === 1)));
    const names = failed.filter((name) => name !== null);
    if (names.length > 0) return names;
  }
  return [];
}

/**
 * @param {Step[]} lane
 * @param {boolean} isAlone
 * @returns {Promise<string | null>} name of the step that failed
 */
async function runLane(lane, isAlone) {
  for (const { name, run } of lane) {
    const startMs = performance.now();
    const printed = [`\n== ${name}\n`];
    if (isAlone) process.stdout.write(printed.splice(0).join(''));
    const succeeded = await run(isAlone ? null : (text) => printed.push(text));
    process.stdout.write(printed.join(''));
    if (!succeeded) return name;
    process.stdout.write(`== ${name}: ok, ${seconds(startMs)}\n`);
  }
  return null;
}
