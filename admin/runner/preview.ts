// The questions of a stored version as the server would hand them to a phone: what an answer earns is left out, which answers fail is told of yes and no, and wherever a fail wants proof or a word. Pure.
import type { Section } from '../forms/judge.ts';

type Stored = Section['questions'][number] & { isReversed?: boolean; weight?: string; points?: string; critical?: unknown; source?: string };

/** As `auditVisitSheet` answers them. */
export function toldOf(sections: readonly Section[]): Section[] {
  return sections.map((section) => ({
    key: section.key, zh: section.zh, en: section.en,
    questions: (section.questions as Stored[]).map(({ weight: _w, points: _p, critical: _c, source: _s, ...one }) =>
      (one.type === 'YES_NO' ? { ...one, failsOn: Boolean(one.isReversed) } : one)),
  }));
}
