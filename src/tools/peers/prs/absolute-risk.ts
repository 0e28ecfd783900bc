import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { AgeRates, RiskDistribution } from '../../../domain/scores/absolute-risk.ts';
import {
  absoluteRisk,
  baselineRates,
  familyHistoryBesideScore,
  logNormalRisks,
  mixRisks,
} from '../../../domain/scores/absolute-risk.ts';
import { splitFields } from '../../../formats/scoring-lines.ts';
import { readText, type Tally } from './bench.ts';

interface Expected {
  age_start: number;
  age_interval_length: number;
  risks?: number[];
  linear_predictors?: number[];
  reference_risk_summary: { mean: number };
}

/** The peer's mortality table is printed with three digits; its own run had more. */
const ROUNDED_RATES = 5e-6;
/** The peer draws 10,000 people at random, we take the distribution they are drawn from: its sampling error remains. */
const RANDOM_REFERENCE_SHARE = 0.006;

type Row = ReadonlyMap<string, string>;

function readCsv(file: string): Map<string, string>[] {
  const [head = '', ...lines] = readText(file).trim().split(/\r?\n/);
  const names = splitFields(head, ',');
  return lines.map((line) => new Map(splitFields(line, ',').map((cell, index) => [names[index] ?? '', cell])));
}

/** Absolute risk of breast cancer by risk factors and by SNPs, against iCARE. */
export function absoluteRisks(folder: string, tally: Tally): void {
  const file = (part: string): string =>
    path.join(folder, readdirSync(folder).find((name) => name.includes(part)) ?? part);
  const read = (part: string): Expected => JSON.parse(readFileSync(file(part), 'utf8')) as Expected;
  const ratesOf = (part: string): number[] => readCsv(file(part)).map((row) => Number(row.get('rate')));
  const rates: AgeRates = { incidence: ratesOf('incidence'), competingMortality: ratesOf('mortality') };
  covariates({ file, expected: read('covariate_only.json'), rates }, tally);
  snps({ file, expected: read('with_profile.json'), rates }, read('no_profile.json'), tally);
  combined({ file, expected: read('combined.json'), rates }, tally);
}

interface Case {
  file: (part: string) => string;
  expected: Expected;
  rates: AgeRates;
}

function riskAt(logRisk: number, baseline: readonly number[], { expected, rates }: Case): number {
  return absoluteRisk(Math.exp(logRisk), baseline, rates, {
    from: expected.age_start,
    years: expected.age_interval_length,
  });
}

function covariates(given: Case, tally: Tally): void {
  const { file, expected, rates } = given;
  const effects = Object.entries(JSON.parse(readFileSync(file('log_odds'), 'utf8')) as Record<string, number>);
  const reference = readCsv(file('reference_covariate')).map((row) => Math.exp(linearPredictor(row, effects)));
  const population: RiskDistribution = { relativeRisks: reference, weights: reference.map(() => 1) };
  const baseline = baselineRates(rates.incidence, population);
  readCsv(file('query_covariate')).forEach((row, index) => {
    const id = `covariates ${row.get('id') ?? ''}`;
    const predictor = linearPredictor(row, effects);
    tally.close(`${id} predictor`, expected.linear_predictors?.[index] ?? NaN, predictor, 1e-6);
    tally.close(`${id} risk`, expected.risks?.[index] ?? NaN, riskAt(predictor, baseline, given), ROUNDED_RATES);
  });
  const mean = reference.reduce((sum, risk) => sum + riskAt(Math.log(risk), baseline, given), 0) / reference.length;
  tally.close('covariates reference mean', expected.reference_risk_summary.mean, mean, ROUNDED_RATES);
}

/** Sum of the effects of a row; names read `C(factor, levels=[…])[T.level]`, products `name:name`. */
function linearPredictor(row: Row, effects: readonly (readonly [string, number])[]): number {
  return effects.reduce((sum, [name, effect]) => {
    const factors = name.split(/:(?=C\()/);
    return sum + factors.reduce((product, factor) => product * indicator(row, factor), effect);
  }, 0);
}

function indicator(row: Row, name: string): number {
  const found = /^C\((\w+), levels=\[.*\]\)\[T\.(.*)\]$/.exec(name);
  if (found?.[1] === undefined) return Number(row.get(name));
  return row.get(found[1]) === found[2] ? 1 : 0;
}

interface Snp {
  name: string;
  weight: number;
  frequency: number;
}

function snpsOf(file: (part: string) => string): Snp[] {
  return readCsv(file('snps_info')).map((row) => ({
    name: row.get('snp_name') ?? '',
    weight: Math.log(Number(row.get('snp_odds_ratio'))),
    frequency: Number(row.get('snp_freq')),
  }));
}

/** Mean and variance of independent SNPs on the scale of log risk. */
function momentsOf(snps: readonly Snp[]): { mean: number; variance: number } {
  return {
    mean: snps.reduce((sum, { weight, frequency }) => sum + 2 * frequency * weight, 0),
    variance: snps.reduce((sum, { weight, frequency }) => sum + 2 * frequency * (1 - frequency) * weight * weight, 0),
  };
}

/** Points of a normal distribution that a reference of fourteen thousand people leaves time for. */
const FEW_POINTS = 13;
/** The peer averages somebody with unread SNPs over those of its drawn people who are about alike: fewer than all, so more error. */
const RANDOM_PROFILE_SHARE = 0.01;

/** Risk factors, family history among them, beside a score. */
function combined(given: Case, tally: Tally): void {
  const { file, expected, rates } = given;
  const effects = Object.entries(JSON.parse(readFileSync(file('log_odds'), 'utf8')) as Record<string, number>);
  const all = snpsOf(file);
  const whole = momentsOf(all);
  const family = familyHistoryBesideScore(new Map(effects).get('family_history') ?? NaN, whole.variance);
  const attenuated = effects.map(([name, effect]): [string, number] => [name, name === 'family_history' ? family.logRisk : effect]); // prettier-ignore
  const reference = readCsv(file('reference_covariate')).map((row) => {
    const mean = linearPredictor(row, attenuated) + whole.mean + Number(row.get('family_history')) * family.shift;
    return { share: 1, risks: logNormalRisks(mean, Math.sqrt(whole.variance), FEW_POINTS) };
  });
  const baseline = baselineRates(rates.incidence, mixRisks(reference));
  const people = readCsv(file('query_covariate'));
  readCsv(file('query_snp')).forEach((row, index) => {
    const person = people[index] ?? new Map<string, string>();
    const unread = momentsOf(all.filter(({ name }) => (row.get(name) ?? '') === ''));
    const known = all.reduce((sum, { name, weight }) => sum + weight * Number(row.get(name) ?? 0), 0);
    // Genotypes that were not read are expected as people with this family history have them.
    const mean = known + unread.mean + (Number(person.get('family_history')) * unread.variance) / 2;
    const risks = logNormalRisks(linearPredictor(person, attenuated) + mean, Math.sqrt(unread.variance));
    const risk = expected.risks?.[index] ?? NaN;
    const got = averageRisk(risks, baseline, given);
    tally.close(`combined ${row.get('id') ?? ''}`, risk, got, RANDOM_PROFILE_SHARE * risk);
  });
}

function snps(given: Case, withoutProfile: Expected, tally: Tally): void {
  const { file, expected, rates } = given;
  const rows = snpsOf(file);
  const moments = (some: readonly Snp[]): [number, number] => {
    const { mean, variance } = momentsOf(some);
    return [mean, Math.sqrt(variance)];
  };
  const population = logNormalRisks(...moments(rows));
  const baseline = baselineRates(rates.incidence, population);
  readCsv(file('query_snp')).forEach((row, index) => {
    const missing = rows.filter(({ name }) => (row.get(name) ?? '') === '');
    const known = rows.reduce((sum, { name, weight }) => sum + weight * Number(row.get(name) ?? 0), 0);
    const [mean, sd] = moments(missing);
    const got = averageRisk(logNormalRisks(known + mean, sd), baseline, given);
    const risk = expected.risks?.[index] ?? NaN;
    tally.close(`snps ${row.get('id') ?? ''}`, risk, got, RANDOM_REFERENCE_SHARE * risk);
  });
  const everybody = withoutProfile.reference_risk_summary.mean;
  tally.close(
    'snps everybody',
    everybody,
    averageRisk(population, baseline, given),
    RANDOM_REFERENCE_SHARE * everybody,
  );
}

function averageRisk({ relativeRisks, weights }: RiskDistribution, baseline: readonly number[], given: Case): number {
  let sum = 0;
  let total = 0;
  relativeRisks.forEach((risk, index) => {
    const weight = weights[index] ?? 0;
    sum += weight * riskAt(Math.log(risk), baseline, given);
    total += weight;
  });
  return sum / total;
}
