import { GROUPS } from '../../domain/ancestry/groups.ts';
import { placedGroups } from '../../domain/lab/continuum.ts';
import { expectedShift } from '../../domain/lab/drift.ts';
import { flaggedShare, type GroupShift, groupShifts } from '../../domain/lab/group-shift.ts';
import type { LabData } from '../../domain/lab/lab-data.ts';
import { mixedStanding } from '../../domain/lab/mixed.ts';
import { normalQuantile } from '../../domain/lab/normal.ts';
import { riskAtRank } from '../../domain/lab/rank-risk.ts';
import type { ScoreTable } from '../../domain/lab/score-table.ts';
import { screen } from '../../domain/lab/screening.ts';
import { spectra } from '../../domain/lab/spectrum.ts';
import { trialDesigns } from '../../domain/lab/trial-size.ts';
import { type SettingName, settingOf } from '../../domain/lab/view-settings.ts';
import type { LabViewId } from '../../domain/lab/views.ts';
import { Z_95 } from '../../domain/scores/score-standing.ts';
import { formatCount, formatDecimal, formatShare } from '../../i18n/format.ts';
import { m } from '../../i18n/messages.ts';
import { namedGroup } from '../words/ancestry.ts';
import { greatest, percentileOf } from './figures.ts';

/** What a teacher has beside the questions of a view. */
export interface ViewAnswers {
  /** One for each question of the worksheet. */
  answers: readonly string[];
  /** What students get wrong. */
  mistake: string;
}

/** What answers are computed from. */
export interface AnswerFacts {
  data: LabData;
  tables: readonly ScoreTable[];
}

const PEOPLE = 10_000;
const ITEM = '; ';

/** Where a setting of a view begins: what answers are computed for. */
function begins<View extends LabViewId>(view: View, name: SettingName<View>): number {
  return Number(settingOf(view, name)?.at);
}

function tableOf({ tables }: AnswerFacts, view: 'threshold' | 'spectrum' | 'mixed' | 'portability'): ScoreTable | null {
  return tables.find(({ id }) => id === settingOf(view, 'score')?.at) ?? null;
}

const list = (items: readonly { group: string }[], words: (at: number) => string): string =>
  items.map(({ group }, at) => `${namedGroup(group)} ${words(at)}`).join(ITEM);

/** The answers of a view. Their figures are computed from the tables, for the settings that the view begins with. */
export function viewAnswers(view: LabViewId, facts: AnswerFacts): ViewAnswers {
  return ANSWERS[view](facts);
}

const ANSWERS: Readonly<Record<LabViewId, (facts: AnswerFacts) => ViewAnswers>> = {
  rulers: () => ({
    answers: [m.class_rulers_answer1(), m.class_rulers_answer2(), m.class_rulers_answer3()],
    mistake: m.class_rulers_mistake(),
  }),
  drift: ({ data }) => {
    const others = GROUPS.filter((group) => group !== 'EUR').map((group) => ({ group }));
    const shifts = list(others, (at) => formatDecimal(expectedShift(data.markers, others[at]?.group ?? 'EUR'), 2));
    return {
      answers: [m.class_drift_answer1({ shifts }), m.class_drift_answer2(), m.class_drift_answer3()],
      mistake: m.class_drift_mistake(),
    };
  },
  threshold: (facts) => {
    const table = tableOf(facts, 'threshold');
    const shifts = shiftsOf(table);
    const share = begins('threshold', 'cut') / 100;
    const counts = list(shifts, (at) => formatCount(PEOPLE * flaggedShare(share, shifts[at] ?? { shift: 0, sdRatio: 1 })));
    return {
      answers: [
        m.class_threshold_answer1({ trait: table?.trait ?? m.lab_unknown(), counts }),
        m.class_threshold_answer2(),
        m.class_threshold_answer3(),
      ],
      mistake: m.class_threshold_mistake(),
    };
  },
  screening: screeningAnswers,
  calls: () => {
    const wrong = 1 / begins('calls', 'wrong');
    const carriers = formatCount(begins('calls', 'found') / 100 / wrong + 1);
    return {
      answers: [m.class_calls_answer1({ carriers }), m.class_calls_answer2(), m.class_calls_answer3()],
      mistake: m.class_calls_mistake(),
    };
  },
  continuum: continuumAnswers,
  studied: ({ data }) => {
    const rows = data.years.filter(({ measure }) => measure === 'discovery');
    const year = Math.max(...rows.map((row) => row.year));
    const of = (category: string): string => {
      const percent = rows.find((row) => row.year === year && row.category === category)?.percent;
      return percent === undefined ? m.lab_unknown() : formatDecimal(percent, 1);
    };
    const shares = { year: String(year), european: of('european'), asian: of('asian'), african: of('african') };
    return {
      answers: [m.class_studied_answer1(shares), m.class_studied_answer2(), m.class_studied_answer3()],
      mistake: m.class_studied_mistake(),
    };
  },
  spectrum: (facts) => {
    const table = tableOf(facts, 'spectrum');
    const all = table === null ? [] : spectra(table, begins('spectrum', 'floor') / 100);
    const counts = list(all, (at) => `${formatCount(all[at]?.kept ?? 0)} / ${formatCount(all[at]?.rows ?? 0)}`);
    return {
      answers: [
        m.class_spectrum_answer1({ trait: table?.trait ?? m.lab_unknown(), counts }),
        m.class_spectrum_answer2(),
        m.class_spectrum_answer3(),
      ],
      mistake: m.class_spectrum_mistake(),
    };
  },
  reference: () => ({
    answers: [m.class_reference_answer1(), m.class_reference_answer2(), m.class_reference_answer3()],
    mistake: m.class_reference_mistake(),
  }),
  coverage: () => {
    // A band of 40 points reaches from the 30th to the 70th percentile.
    const seen = 1 - (normalQuantile(0.7) / Z_95) ** 2;
    return {
      answers: [m.class_coverage_answer1({ share: formatShare(seen) }), m.class_coverage_answer2(), m.class_coverage_answer3()],
      mistake: m.class_coverage_mistake(),
    };
  },
  'trial-size': trialAnswers,
  mixed: (facts) => {
    const table = tableOf(facts, 'mixed');
    const [first, second] = ['EUR', 'AFR'] as const;
    const ranks = (share: number): string => {
      const standing = table === null ? null : mixedStanding(table, first, second, share);
      if (standing === null) return m.lab_unknown();
      return `${percentileOf(standing.middle.first)} / ${percentileOf(standing.middle.second)}`;
    };
    return {
      answers: [
        m.class_mixed_answer1({
          trait: table?.trait ?? m.lab_unknown(),
          first: namedGroup(first),
          second: namedGroup(second),
          none: ranks(0),
          half: ranks(0.5),
          all: ranks(1),
        }),
        m.class_mixed_answer2(),
        m.class_mixed_answer3(),
      ],
      mistake: m.class_mixed_mistake(),
    };
  },
  risk: () => {
    const question = { r2: begins('risk', 'accuracy') / 100, prevalence: begins('risk', 'prevalence') / 100 };
    const of = (rank: number): number => Math.round(1000 * riskAtRank(rank, question));
    const below = formatShare(screen({ ...question, flagged: 0.05 }).missed / question.prevalence);
    const [middle, high, well] = [of(50), of(95), 1000 - of(95)].map((count) => formatCount(count)) as [string, string, string];
    return {
      answers: [
        m.class_risk_answer1({ middle, high }),
        m.class_risk_answer2({ high, well, middle }),
        m.class_risk_answer3({ below }),
      ],
      mistake: m.class_risk_mistake(),
    };
  },
  portability: (facts) => {
    const [one, other] = [tableOf(facts, 'portability'), tableOf(facts, 'mixed')];
    const highest = (table: ScoreTable | null): string =>
      namedGroup(greatest(shiftsOf(table), ({ shift }) => shift)?.group ?? m.lab_unknown());
    return {
      answers: [
        m.class_portability_answer1(),
        m.class_portability_answer2({
          first: one?.trait ?? m.lab_unknown(),
          firstGroup: highest(one),
          second: other?.trait ?? m.lab_unknown(),
          secondGroup: highest(other),
        }),
        m.class_portability_answer3(),
      ],
      mistake: m.class_portability_mistake(),
    };
  },
}; // prettier-ignore

function shiftsOf(table: ScoreTable | null): readonly GroupShift[] {
  return table === null ? [] : (groupShifts(table)?.shifts ?? []);
}

function screeningAnswers({ data }: AnswerFacts): ViewAnswers {
  const [accuracy, prevalence, flagged] = [begins('screening', 'accuracy') / 100, begins('screening', 'prevalence') / 100, begins('screening', 'flagged') / 100]; // prettier-ignore
  const of = (name: string): { right: number; missed: number } => {
    const percent = data.portability.find(({ group }) => group === name)?.percent ?? NaN;
    const { trueFlags, missed } = screen({ r2: (accuracy * percent) / 100, prevalence, flagged });
    return { right: Math.round(PEOPLE * trueFlags), missed: Math.round(PEOPLE * missed) };
  };
  const [first, last] = [of('United Kingdom'), of('Nigeria')];
  const chance = Math.round(PEOPLE * flagged * prevalence);
  const count = (value: number): string => formatCount(value);
  return {
    answers: [
      m.class_screening_answer1({
        first: count(first.right),
        last: count(last.right),
        flagged: count(PEOPLE * flagged),
      }),
      m.class_screening_answer2({
        chance: count(chance),
        firstAbove: count(first.right - chance),
        lastAbove: count(last.right - chance),
      }),
      m.class_screening_answer3({
        firstMissed: count(first.missed),
        lastMissed: count(last.missed),
        ill: count(PEOPLE * prevalence),
      }),
    ],
    mistake: m.class_screening_mistake(),
  };
}

/** The two neighbours on the axis of distance between which accuracy falls most for the way. */
function continuumAnswers({ data }: AnswerFacts): ViewAnswers {
  const groups = placedGroups(data.portability, data.populations).sort((a, b) => a.x - b.x);
  const pairs = groups.slice(1).map((second, at) => ({ first: groups[at] ?? second, second }));
  const steepest = greatest(pairs, ({ first, second }) => (first.y - second.y) / (second.x - first.x));
  const [first, second] = [steepest?.first, steepest?.second];
  const two = (value: number | undefined): string => (value === undefined ? m.lab_unknown() : formatDecimal(value, 2));
  return {
    answers: [
      m.class_continuum_answer1(),
      m.class_continuum_answer2({
        first: first?.group ?? m.lab_unknown(),
        second: second?.group ?? m.lab_unknown(),
        firstDistance: two(first?.x),
        secondDistance: two(second?.x),
        firstAccuracy: two(first?.y),
        secondAccuracy: two(second?.y),
      }),
      m.class_continuum_answer3(),
    ],
    mistake: m.class_continuum_mistake(),
  };
}

function trialAnswers(): ViewAnswers {
  const share = (name: SettingName<'trial-size'>): number => begins('trial-size', name) / 100;
  const designs = (carriers: number) =>
    trialDesigns({
      carriers,
      usual: share('usual'),
      withMarker: share('with'),
      withoutMarker: share('without'),
      sensitivity: share('sensitivity'),
      specificity: share('specificity'),
    });
  const [before, after] = [designs(share('carriers')), designs(share('carriers') / 2)];
  return {
    answers: [
      m.class_trial_size_answer1({
        before: formatShare(share('carriers')),
        after: formatShare(share('carriers') / 2),
        everybody: formatCount(before.everybody.people),
        everybodyAfter: formatCount(after.everybody.people),
        tested: formatCount(before.tested.people),
        testedAfter: formatCount(after.tested.people),
        screened: formatCount(before.tested.tested),
        screenedAfter: formatCount(after.tested.tested),
      }),
      m.class_trial_size_answer2(),
      m.class_trial_size_answer3(),
    ],
    mistake: m.class_trial_size_mistake(),
  };
}
