// Reviewing one ticket: what was said and done at the left, the sheet at the right; kept on the way, submitted once.
import { X } from 'lucide-react';
import { useEffect, useState } from 'react';
import { Link, useParams } from 'react-router-dom';
import { FormFields } from '../forms/FormFields.tsx';
import { type Answers, sentOf } from '../forms/judge.ts';
import { useT } from '../i18n/language.tsx';
import { request } from '../provider/client.ts';
import { toFault } from '../provider/faults.ts';
import { useAsk } from '../provider/useOperation.ts';
import { useCan } from '../provider/viewer.ts';
import { StatusTag } from '../shared/cells.tsx';
import { ExplainPopover, type Explanation } from '../shared/Explain.tsx';
import { decimal, useFormat } from '../shared/format.ts';
import { Breadcrumb, ContextPanel, PageHeader, PanelSection } from '../shared/Page.tsx';
import { Empty, Failed, PageSkeleton, SkeletonRows } from '../shared/states.tsx';
import { toastDone } from '../shared/Toasts.tsx';
import { REVIEW_ONE, REVIEW_TICKET, REVIEW_TONES, type ReviewRow, SAMPLED_WHY, SAVE_REVIEW, type SheetAnswer, SUBMIT_REVIEW, type ThreadTicket } from './ticket-quality.operations.ts';
import './ticket-quality.css';

function Thread({ ticketId }: { ticketId: string }) {
  const t = useT();
  const format = useFormat();
  const { data, error, isPending, refetch } = useAsk<{ ticket: ThreadTicket | null }>(REVIEW_TICKET, { id: ticketId });
  if (error) return <Failed what={t('tq.ticket')} fault={error} onRetry={() => refetch()} />;
  if (isPending) return <SkeletonRows />;
  const ticket = data?.ticket;
  if (!ticket) return <p className="note t13">{t('tq.noSight')}</p>;
  const said = [...(ticket.events?.items ?? [])].filter((one) => one.kind === 'MESSAGE').sort((a, b) => a.createdAt.localeCompare(b.createdAt));
  return (
    <>
      <section><h2>{ticket.subject}</h2><p className="t13 t2">{t(`ticketChannel.${ticket.channel}`, { _: ticket.channel })}</p></section>
      <section aria-label={t('tq.thread')}>
        <h2>{t('tq.thread')}</h2>
        <ul className="plain col g12">{said.map((one) => (
          <li key={one.id} className="t13"><span className="row g6 t12 t3"><b className="t2">{t(one.direction === 'IN' ? 'tq.customer' : 'tq.us')}</b>{one.direction === 'IN' ? null : <span>{format.person(one.author, one.authorName)}</span>}<time dateTime={one.createdAt}>{format.instant(one.createdAt)}</time></span><p style={{ whiteSpace: 'pre-wrap' }}>{one.body}</p></li>
        ))}</ul>
      </section>
      {ticket.solution && <section><h2>{t('tq.solution')}</h2><p className="t13">{ticket.solution}</p></section>}
    </>
  );
}

export function ReviewShow() {
  const { id = '' } = useParams();
  const t = useT();
  const can = useCan();
  const [answers, setAnswers] = useState<Answers | null>(null);
  const [comment, setComment] = useState('');
  const [errors, setErrors] = useState<Record<string, string>>({});
  const [said, setSaid] = useState('');
  const [busy, setBusy] = useState(false);
  const [key] = useState(() => crypto.randomUUID());
  const { data, error, isPending, refetch } = useAsk<{ ticketReview: (ReviewRow & { comment: string | null }) | null } & SheetAnswer>(REVIEW_ONE, { id }, { staleTime: 0 });
  useEffect(() => { if (data && answers === null) setAnswers(data.ticketReviewSheet.answers); }, [data, answers]);
  const row = data?.ticketReview;
  if (error) return <Failed what={t('tq.mine')} fault={error} onRetry={() => refetch()} />;
  if (isPending) return <PageSkeleton />;
  if (!row || !data) return <Empty icon={X} title={t('state.notFound')} text={t('state.notFoundText')} />;
  const isOpen = row.state === 'ASSIGNED';
  const sheet = data.ticketReviewSheet;
  const act = async (send: () => Promise<unknown>, done: string) => {
    setBusy(true); setErrors({}); setSaid('');
    try { await send(); await refetch(); toastDone(done); } catch (failure) {
      const fault = toFault(failure);
      const wrong = Object.fromEntries(Object.entries(fault.fields).flatMap(([name, words]) => (name.includes('answers.') ? [[name.slice(name.indexOf('answers.') + 8), words]] : [])));
      setErrors(wrong);
      setSaid(Object.keys(wrong).length ? '' : fault.message);
      if (Object.keys(wrong).length) setTimeout(() => document.querySelector('.err-line')?.closest('fieldset')?.scrollIntoView({ block: 'center' }), 0);
    } finally { setBusy(false); }
  };
  const target = { id, expectedVersion: row.version, answers: sentOf(sheet.content, answers ?? {}) };
  return (
    <>
      <Breadcrumb path={[{ label: t('tq.mine'), to: '/ticketReviews' }, { label: row.ticketNumber }]} />
      <PageHeader title={row.ticketNumber} facts={<StatusTag tone={REVIEW_TONES[row.state]}>{t(`ticketReviewState.${row.state}`)}</StatusTag>}>
        {can('tickets:read') && <Link className="btn" to={`/tickets/${row.ticketId}/show`}>{t('tq.openTicket')}</Link>}
      </PageHeader>
      <div className="two" style={{ borderTop: '1px solid var(--line)' }}>
        <div className="main tq-body"><Thread ticketId={row.ticketId} /></div>
        <ContextPanel label={sheet.nameZh}>
          {row.score !== null && <PanelSection title={t('tq.score')}><ExplainPopover name={t('tq.why')} load={() => request<{ explain: { tree: Explanation } }>(SAMPLED_WHY, { input: { number: 'ticketReview.score', id } }).then((answer) => answer.explain.tree)}>{decimal(row.score, 1)}</ExplainPopover>{row.comment && <p className="t13">{row.comment}</p>}</PanelSection>}
          {isOpen && (
            <PanelSection title={t('tq.one')}>
              <p className="t12 t3" style={{ marginBottom: 12 }}>{t('tq.blind')}</p>
              <div className="col g12">
                <FormFields content={sheet.content} answers={answers ?? {}} errors={errors} onChange={setAnswers} />
                <label className="col g4"><span className="lbl">{t('tq.comment')}</span><span className="in"><textarea name="comment" rows={3} maxLength={2000} value={comment} onChange={(event) => setComment(event.target.value)} /></span><span className="help">{t('tq.commentHelp')}</span></label>
                <div aria-live="assertive">{said && <p className="note late">{said}</p>}</div>
                <div className="row g6">
                  <button type="button" className="btn" disabled={busy} onClick={() => void act(() => request(SAVE_REVIEW, { input: target }), t('tq.kept'))}>{t('tq.keep')}</button>
                  <button type="button" className="btn pri" disabled={busy} onClick={() => void act(() => request(SUBMIT_REVIEW, { input: { ...target, idempotencyKey: key, comment: comment.trim() || null } }), t('tq.sent'))}>{t('tq.send')}</button>
                </div>
              </div>
            </PanelSection>
          )}
        </ContextPanel>
      </div>
    </>
  );
}
