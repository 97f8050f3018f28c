// The answers behind a number of an audit: each in words with what it earned, its note, its photos and what was changed of it later.
import { X } from 'lucide-react';
import { useEffect, useRef } from 'react';
import type { Question } from '../forms/judge.ts';
import { useT } from '../i18n/language.tsx';
import { useAsk } from '../provider/useOperation.ts';
import { StatusTag } from '../shared/cells.tsx';
import type { Explanation } from '../shared/Explain.tsx';
import { count, decimal, useFormat } from '../shared/format.ts';
import { PanelSection } from '../shared/Page.tsx';
import { Gallery } from './Gallery.tsx';
import { AUDIT_SHEET, type AuditPage, type Sheet } from './audits.operations.ts';
import { usePrevious } from './PastScores.tsx';

/** A number that was opened: its name, and the questions that it is made of. */
export interface Behind { title: string; keys: readonly string[]; /** Only what was answered otherwise the time before. */ isChanged?: boolean }

const questionOf = (sheet: Sheet, path: Explanation['path']): Question | undefined => {
  const [, section, , question] = path ?? [];
  return typeof question === 'number' ? sheet.sections[Number(section)]?.questions[question] : undefined;
};
/** The questions that a number of the score's tree is made of, each once, in their order. */
export function keysUnder(sheet: Sheet, node: Explanation): string[] {
  const own = questionOf(sheet, node.path);
  return [...new Set([...(own ? [own.key] : []), ...node.inputs.flatMap((one) => keysUnder(sheet, one))])];
}
/** The number that each question stands for in the tree; what stands under another name (a cap) is not its own. */
function earnedOf(sheet: Sheet, tree: Explanation | undefined, found = new Map<string, Explanation>()): Map<string, Explanation> {
  for (const node of tree?.inputs ?? []) earnedOf(sheet, node, found);
  const own = tree && questionOf(sheet, tree.path);
  if (own && !found.has(own.key)) found.set(own.key, tree);
  return found;
}

export function AnswersBehind({ behind, audit, sheet, tree, onClose }: { behind: Behind; audit: AuditPage; sheet: Sheet; tree?: Explanation; onClose: () => void }) {
  const t = useT();
  const format = useFormat();
  const close = useRef<HTMLButtonElement>(null);
  // On a phone the panel stands below: the focus goes to what was asked for.
  // biome-ignore lint/correctness/useExhaustiveDependencies: again for each number that is opened
  useEffect(() => { close.current?.focus({ preventScroll: true }); close.current?.closest('section')?.scrollIntoView({ block: 'start' }); }, [behind]);
  const earned = earnedOf(sheet, tree);
  const previous = usePrevious(audit);
  const past = useAsk<{ auditSheet: Sheet }>(AUDIT_SHEET, { id: previous?.auditId ?? '' }, { enabled: Boolean(previous) }).data?.auditSheet.said;
  const isChanged = (key: string): boolean => Boolean(past && JSON.stringify(past[key]) !== JSON.stringify(sheet.said?.[key]));
  const asked = sheet.sections.flatMap((one) => one.questions).filter((one) => behind.keys.includes(one.key) && (!behind.isChanged || isChanged(one.key)));
  return (
    <PanelSection title={behind.title} aside={<button ref={close} type="button" className="ib" aria-label={t('audits.closeAnswers')} onClick={onClose}><X size={16} aria-hidden /></button>}>
      <p className="t12 t3">{t('audits.answersBehind', { count: count(asked.length), smart_count: asked.length })}</p>
      <ul className="plain behind">{asked.map((question) => {
        const failure = audit.failures?.items.find((one) => one.questionKey === question.key);
        const node = earned.get(question.key);
        const answer = sheet.answers[question.key];
        const said = sheet.said?.[question.key];
        const files = audit.files.filter((one) => one.questionKey === question.key && !one.disputeId);
        return (
          <li key={question.key}>
            <span className="t13 b">{format.label(question)}</span>
            <span className="row wrap g6 t13">
              {failure ? <StatusTag tone="late">{t('audits.notPassed')}</StatusTag> : null}{failure?.isCritical && <StatusTag tone="late">{t('audits.critical')}</StatusTag>}
              <span>{said ? format.label(said) : '–'}</span>
              {node && node.value !== null && <span className="t3">{t('audits.points', { score: decimal(String(node.value), 1) })}</span>}
            </span>
            {past && isChanged(question.key) && <span className="t12 t3">{t('audits.answerBefore', { answer: past[question.key] ? format.label(past[question.key] as { zh: string; en: string }) : '–' })}</span>}
            {answer?.note && <span className="t12 t2">{answer.note}</span>}
            {node?.required && <span className="t12 t3">{format.label(node.required)}</span>}
            {files.length > 0 && <Gallery files={files} nameOf={() => ''} />}
            {audit.edits.filter((one) => one.questionKey === question.key).map((one) => <span key={one.id} className="t12 t3">{t('audits.changedBy', { who: format.person(one.editedBy), when: format.instant(one.editedAt), reason: one.reason })}</span>)}
          </li>
        );
      })}</ul>
    </PanelSection>
  );
}
