// A dry run: answers go in, the score with its whole explanation comes out, what is missing or wrong stands at its question; nothing is kept.
import { Calculator, RotateCcw } from 'lucide-react';
import { useState } from 'react';
import { FormFields } from '../forms/FormFields.tsx';
import { type Answers, sentOf } from '../forms/judge.ts';
import { useT } from '../i18n/language.tsx';
import type { Fault } from '../provider/faults.ts';
import { request } from '../provider/client.ts';
import { StatusTag } from '../shared/cells.tsx';
import { decimal, useFormat } from '../shared/format.ts';
import { toastFault } from '../shared/Toasts.tsx';
import { ScoreTree } from '../shared/ScoreTree.tsx';
import { type FormContent, type Trial, TRY_FORM } from './template.operations.ts';

/** `versionId` where the version is stored as it stands; else its content is sent along. */
export function TemplateTry({ content, versionId }: { content: FormContent; versionId: string | null }) {
  const t = useT();
  const format = useFormat();
  const [answers, setAnswers] = useState<Answers>({});
  const [trial, setTrial] = useState<Trial | null>(null);
  const [busy, setBusy] = useState(false);
  const run = async () => {
    setBusy(true);
    try {
      setTrial((await request<{ tryForm: Trial }>(TRY_FORM, { input: { ...(versionId ? { formVersionId: versionId } : { content }), answers: sentOf(content, answers) } })).tryForm);
    } catch (fault) { toastFault((fault as Fault).message); } finally { setBusy(false); }
  };
  const errors = Object.fromEntries((trial?.faults ?? []).map((one) => [one.question, format.language === 'zh' ? one.textZh : one.textEn]));
  const band = content.scoring?.bands?.find((one) => one.key === trial?.band);
  return (
    <section className="tpl-try" aria-label={t('templateEdit.try')}>
      <p className="t13 t2">{t('templateEdit.tryText')}</p>
      <div className="runbox"><FormFields content={content} answers={answers} errors={errors} onChange={(next) => { setAnswers(next); setTrial(null); }} /></div>
      <div className="row g8 wrap trybar">
        <button type="button" className="btn pri" disabled={busy} onClick={() => void run()}><Calculator size={14} aria-hidden />{t('templateEdit.reckon')}</button>
        <button type="button" className="btn" onClick={() => { setAnswers({}); setTrial(null); }}><RotateCcw size={14} aria-hidden />{t('templateEdit.clear')}</button>
        <span className="row g8" aria-live="polite">{trial && (trial.score === null
          ? <StatusTag tone="soon">{t('templateEdit.faults', { count: trial.faults.length, smart_count: trial.faults.length })}</StatusTag>
          : <><b className="t20">{decimal(trial.score, 1)}</b>{band && <StatusTag tone={trial.isPassed === false ? 'late' : 'ok'}>{format.label(band)}</StatusTag>}{(trial.outcome?.raised ?? []).length > 0 && <StatusTag tone="late">{t('templateEdit.raised', { level: trial.outcome?.raised.map((one) => one.level).join(', ') })}</StatusTag>}</>)}
        </span>
      </div>
      {trial?.explanation && trial.score !== null && <ScoreTree tree={trial.explanation} />}
    </section>
  );
}
