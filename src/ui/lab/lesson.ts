import type { LabViewId } from '../../domain/lab/views.ts';
import { m } from '../../i18n/messages.ts';
import { withSettings } from '../../state/lab-settings.svelte.ts';
import { hashOf } from '../../state/route.svelte.ts';
import { type AnswerFacts, viewAnswers } from './answers.ts';
import { viewWords } from './words.ts';
import { paper } from './worksheet.ts';
import { escapeXml as escape } from './picture.ts';

/** One step of a lesson. */
export interface LessonStep {
  /** Minutes from the beginning. */
  from: number;
  to: number;
  title: string;
  show: { words: string; address: string };
  /** What to ask, each with its answer. */
  asked: readonly { ask: string; answer: string }[];
  mistake: string;
}

interface Part {
  view: LabViewId;
  minutes: number;
  /** Questions of the view that are asked, from 0. */
  questions: readonly number[];
  settings: Readonly<Record<string, string>>;
}

/** Minutes for the first step, which has no picture. */
const FIRST = 4;
/** The parts, with the pictures as they are shown. */
const PARTS: readonly Part[] = [
  { view: 'rulers', minutes: 8, questions: [0, 1], settings: { person: 'sample-ana' } },
  { view: 'drift', minutes: 7, questions: [0, 1], settings: { variants: '500' } },
  { view: 'threshold', minutes: 7, questions: [0, 2], settings: { cut: '5' } },
  { view: 'risk', minutes: 7, questions: [0, 2], settings: { rank: '95' } },
  { view: 'screening', minutes: 7, questions: [0, 2], settings: { group: 'Nigeria' } },
  { view: 'portability', minutes: 5, questions: [0, 2], settings: { trait: 'breast-cancer' } },
];

/** The order of a lesson: 45 minutes. */
export function lessonSteps(facts: AnswerFacts): LessonStep[] {
  const start: LessonStep = {
    from: 0,
    to: FIRST,
    title: m.class_lesson_own_title(),
    show: { words: m.class_lesson_own_show(), address: hashOf('lab', 'class') },
    asked: [{ ask: m.class_lesson_own_ask(), answer: m.class_lesson_own_answer() }],
    mistake: m.class_lesson_own_wrong(),
  };
  const steps = [start];
  for (const { view, minutes, questions, settings } of PARTS) {
    const words = viewWords(view);
    const { answers, mistake } = viewAnswers(view, facts);
    const from = steps[steps.length - 1]?.to ?? 0;
    steps.push({
      from,
      to: from + minutes,
      title: words.question,
      show: { words: words.title, address: withSettings(hashOf('lab', view), settings) },
      asked: questions.map((at) => ({ ask: words.tasks[at] ?? '', answer: answers[at] ?? '' })),
      mistake,
    });
  }
  return steps;
}

/** The notes as a page that prints by itself. */
export function lessonHtml(facts: AnswerFacts): string {
  const part = (term: string, text: string): string => `<dt>${escape(term)}</dt><dd>${escape(text)}</dd>`;
  return paper(m.class_lesson_title(), [
    `<h1>${escape(m.class_lesson_title())}</h1><p>${escape(m.class_lesson_lead())}</p>`,
    `<h2>${escape(m.class_lesson_before())}</h2><p>${escape(m.class_lesson_before_text())}</p>`,
    ...lessonSteps(facts).map(({ from, to, title, show, asked, mistake }) =>
      [
        `<div class="step"><h2>${escape(m.class_lesson_minutes({ from: String(from), to: String(to) }))}: ${escape(title)}</h2><dl>`,
        part(m.class_lesson_show(), `${show.words} (${show.address})`),
        ...asked.flatMap(({ ask, answer }) => [part(m.class_lesson_ask(), ask), part(m.class_lesson_answer(), answer)]),
        part(m.class_lesson_wrong(), mistake),
        '</dl></div>',
      ].join(''),
    ),
    `<h2>${escape(m.class_lesson_after())}</h2><p>${escape(m.class_lesson_after_text())}</p>`,
  ]);
}
