// A version of a check as the phone will show it, question by question, before anybody is sent: nothing is kept, nothing is sent.
import { ChevronLeft, X } from 'lucide-react';
import { useMemo, useState } from 'react';
import { useNavigate, useParams } from 'react-router-dom';
import { useT } from '../i18n/language.tsx';
import { useAsk } from '../provider/useOperation.ts';
import { StatusTag } from '../shared/cells.tsx';
import { useFormat } from '../shared/format.ts';
import { usePageTitle } from '../shared/Page.tsx';
import { Empty, Failed, PageSkeleton } from '../shared/states.tsx';
import { askedOf, isDone } from './fill.ts';
import { RunQuestion } from './RunQuestion.tsx';
import './runner.css';
import type { Answers } from '../forms/judge.ts';
import { PREVIEW, type PreviewFile } from './runner.operations.ts';
import { toldOf } from './preview.ts';

export function RunPreview() {
  const { id = '' } = useParams();
  const t = useT();
  const format = useFormat();
  const navigate = useNavigate();
  const [answers, setAnswers] = useState<Answers>({});
  const [place, setPlace] = useState(0);
  const [said, setSaid] = useState('');
  const { data, error, isPending, refetch } = useAsk<{ formFile: PreviewFile }>(PREVIEW, { id });
  const file = data?.formFile;
  usePageTitle(file ? format.named(file) : t('run.preview'));
  const paper = useMemo(() => (file ? { sections: toldOf(file.content.sections) } : { sections: [] }), [file]);
  if (error) return <Failed what={t('run.preview')} fault={error} onRetry={() => refetch()} />;
  if (isPending || !file) return <PageSkeleton />;
  const asked = askedOf(paper, answers);
  const at = Math.min(place, asked.length - 1);
  const here = asked[at];
  if (!here) return <Empty icon={X} title={t('state.notFound')} text={t('state.notFoundText')} />;
  const go = (to: number) => { setSaid(''); setPlace(to); };
  return (
    <div className="runner">
      <header className="row runhead">
        <button type="button" className="ib" aria-label={t('run.previewClose')} onClick={() => navigate(-1)}><X size={18} aria-hidden /></button>
        <span className="col grow" style={{ lineHeight: '18px' }}><h1 className="t15 b">{format.named(file)}</h1><span className="t12 t3">{t('run.previewText')}</span></span>
        <StatusTag tone="paused">{t('run.preview')}</StatusTag>
      </header>
      <div className="col g4 runticks">
        <span className="row t13"><b>{format.label(here.section)}</b><span className="t3">{t('run.ofAll', { at: at + 1, all: asked.length })}</span></span>
        <div className="ticks" role="img" aria-label={t('run.ofAll', { at: at + 1, all: asked.length })}>
          {asked.map((one, index) => { const mine = answers[one.question.key]; return <i key={one.question.key} className={[one.fails ? 'fail' : mine && isDone(one, mine) ? 'done' : '', index === at ? 'here' : ''].filter(Boolean).join(' ')} />; })}
        </div>
      </div>
      <div aria-live="assertive">{said && <p className="note late" style={{ margin: '12px 16px 0' }}>{said}</p>}</div>
      <RunQuestion key={here.question.key} draftId="preview" question={here.question} fails={here.fails} answer={answers[here.question.key]} onSaid={setSaid}
        onAnswer={async (change) => { setAnswers((now) => ({ ...now, [here.question.key]: change(now[here.question.key]) })); return true; }} />
      <div className="runbar">
        <button type="button" className="btn" aria-label={t('run.back')} disabled={at === 0} onClick={() => go(at - 1)}><ChevronLeft size={16} aria-hidden /></button>
        <button type="button" className="btn pri grow" disabled={at + 1 >= asked.length} onClick={() => go(at + 1)}>{t('run.next')}</button>
      </div>
    </div>
  );
}
