// One survey: its terms, and what it came to question by question over the stores in sight.
import { Pencil, Send } from 'lucide-react';
import { useState } from 'react';
import { Link } from 'react-router-dom';
import { useRefresh } from 'ra-core';
import { useT } from '../i18n/language.tsx';
import { useScope } from '../layout/scope.tsx';
import { request } from '../provider/client.ts';
import { useAsk } from '../provider/useOperation.ts';
import { useCan } from '../provider/viewer.ts';
import { Facts, listLink, OpenNumber, StatusTag } from '../shared/cells.tsx';
import { EditPage } from '../shared/EditPage.tsx';
import { CheckField, ReferenceField, TextField } from '../shared/fields.tsx';
import { FormDialog } from '../shared/FormDialog.tsx';
import { count, decimal, EMPTY, rate, useFormat } from '../shared/format.ts';
import { Breadcrumb, Card, PageHeader } from '../shared/Page.tsx';
import { Failed, SkeletonRows } from '../shared/states.tsx';
import { toastDone, toastFault } from '../shared/Toasts.tsx';
import './voice.css';
import { INVITE, type QuestionResult, RESULTS, type Results, SAVE_SURVEY, type SurveyRow } from './voice.operations.ts';

export function SurveyShow() {
  const t = useT();
  return <EditPage<SurveyRow> resource="surveys" what={t('surveys.title')}>{(row) => <Inside row={row} />}</EditPage>;
}

function Inside({ row }: { row: SurveyRow }) {
  const t = useT();
  const format = useFormat();
  const can = useCan();
  const refresh = useRefresh();
  const { storeIds } = useScope();
  const [editing, setEditing] = useState(false);
  const [inviting, setInviting] = useState<string | null>(null);
  const { data, error, refetch } = useAsk<{ surveyResults: Results }>(RESULTS, { id: row.id, storeIds: storeIds ?? null });
  const results = data?.surveyResults;
  return (
    <>
      <Breadcrumb path={[{ label: t('surveys.title'), to: '/surveys' }, { label: format.named(row) }]} />
      <PageHeader title={format.named(row)} facts={<><StatusTag tone={row.isOpen ? 'ok' : undefined}>{t(row.isOpen ? 'surveys.open' : 'surveys.closed')}</StatusTag><span>{t(`touchpoint.${row.touchpoint}`)}</span><OpenNumber to={listLink('surveyResponses', { surveyId: row.id })} label={`${t('surveyResponses.title')} ${results?.responses ?? ''}`}>{count(row.responses?.total ?? 0)}</OpenNumber><span className="t3">{t('surveyResponses.what')}</span></>}>
        {can('voice:write') && can('forms:write') && <Link className="btn" to={`/surveys/${row.id}`}><Pencil size={14} aria-hidden />{t('surveyEditor.edit')}</Link>}
        {can('voice:write') && can('tickets:read') && row.isOpen && <button type="button" className="btn" onClick={() => setInviting(crypto.randomUUID())}><Send size={14} aria-hidden />{t('surveys.invite')}</button>}
        {can('voice:write') && <button type="button" className="btn" onClick={() => setEditing(true)}>{t('surveys.terms')}</button>}
      </PageHeader>
      <div className="cards">
        <div className="voice-results"><Card flush title={t('surveys.results')} facts={results?.alpha ? t('surveys.alpha', { value: decimal(results.alpha, 2) }) : undefined}>
          {error ? <Failed what={t('surveys.results')} fault={error} onRetry={() => refetch()} /> : !results ? <SkeletonRows rows={5} /> : results.questions.length === 0 ? <p className="t13 t3" style={{ padding: '10px 16px' }}>{t('surveys.noAnswers')}</p> : <Questions results={results} />}
        </Card></div>
        <Card title={t('surveys.terms')}>
          <Facts items={[
            ...(row.touchpoint === 'TICKET' ? [[t('surveys.delay'), t('surveys.hours', { count: row.delayHours, smart_count: row.delayHours })] as [string, string]] : []), [t('surveys.quiet'), t('surveys.days', { count: row.quietDays, smart_count: row.quietDays })], [t('surveys.valid'), t('surveys.days', { count: row.validDays, smart_count: row.validDays })], [t('surveys.asked'), count(row.invitations?.total ?? 0)], ...(row.kept?.total ? [[t('surveys.kept'), count(row.kept.total)] as [string, string]] : []),
            [t('surveyResponses.channel'), row.channels?.length ? row.channels.map((one) => t(`responseChannel.${one}`)).join(format.language === 'zh' ? '、' : ', ') : t('surveys.everyChannel')], [t('surveys.window'), row.opensOn || row.closesOn ? `${row.opensOn ? format.day(row.opensOn) : '…'} – ${row.closesOn ? format.day(row.closesOn) : '…'}` : t('surveys.ever')],
          ]} />
          {results && results.straightLiners > 0 && <p className="t12 t3" style={{ marginTop: 8 }}>{t('surveys.straight', { count: count(results.straightLiners), smart_count: results.straightLiners })}</p>}
        </Card>
      </div>
      {inviting && (
        <FormDialog title={t('surveys.inviteTitle')} text={t('surveys.inviteText')} act={t('surveys.invite')} defaults={{ ticketId: null }} onClose={() => setInviting(null)}
          onSend={async (values) => {
            const ticketId = String(values.ticketId ?? '');
            // A ticket's wire id carries whose it is.
            const { inviteToSurvey: asked } = await request<{ inviteToSurvey: { sending: string | null } | null }>(INVITE, { input: { surveyId: row.id, customerId: /^W(\d+)-/.exec(ticketId)?.[1] ?? '', ticketId, idempotencyKey: inviting } });
            setInviting(null);
            refresh();
            if (asked?.sending === 'NO_WAY') toastFault(t('surveys.inviteKept')); else toastDone(t('surveys.invited'));
          }}>
          <ReferenceField name="ticketId" label={t('surveys.inviteTicket')} required resource="tickets" filter={{ status: { in: ['SOLVED', 'CALLBACK_DUE', 'CLOSED'] } }} sort={{ field: 'openedAt', order: 'DESC' }} say={(one) => `${String(one.number)} ${String(one.subject)}`} />
        </FormDialog>
      )}
      {editing && (
        <FormDialog title={t('surveys.terms')} text={t('surveys.termsText')} act={t('surveys.save')} defaults={{ isOpen: row.isOpen, delayHours: row.delayHours, quietDays: row.quietDays, validDays: row.validDays }} onClose={() => setEditing(false)}
          onSend={async (values) => {
            await request(SAVE_SURVEY, { input: { id: row.id, expectedVersion: row.version, isOpen: Boolean(values.isOpen), delayHours: Number(values.delayHours), quietDays: Number(values.quietDays), validDays: Number(values.validDays) } });
            setEditing(false);
            refresh();
            toastDone(t('surveys.saved'));
          }}>
          <CheckField name="isOpen" label={t('surveys.open')} /><TextField name="delayHours" label={t('surveys.delay')} inputMode="numeric" /><TextField name="quietDays" label={t('surveys.quiet')} inputMode="numeric" /><TextField name="validDays" label={t('surveys.valid')} inputMode="numeric" />
        </FormDialog>
      )}
    </>
  );
}

function Questions({ results }: { results: Results }) {
  const t = useT();
  const format = useFormat();
  return (
    <div className="scrollx"><table className="table phone" aria-label={t('surveys.results')}>
      <thead><tr><th scope="col">{t('surveys.question')}</th><th scope="col">{t('surveys.spread')}</th><th scope="col" className="r">{t('surveys.mean')}</th><th scope="col" className="r">{t('surveys.median')}</th><th scope="col" className="r">{t('surveys.topTwo')}</th><th scope="col" className="r">{t('surveys.net')}</th><th scope="col" className="r">{t('surveys.together')}</th></tr></thead>
      <tbody>{results.questions.map((one) => (
        <tr key={one.key}><td className="lead">{format.label(one.label)}</td><td className="minor"><Bars one={one} /></td><td className="r b">{one.mean === null ? EMPTY : t('surveyResponses.rated', { rating: decimal(one.mean, 2), best: one.best })}</td><td className="r">{one.median ?? EMPTY}</td>
          <td className="r">{rate(one.topTwo)}</td><td className="r">{one.net === null ? EMPTY : decimal(one.net, 1)}</td><td className="r minor">{one.pearson === null ? EMPTY : decimal(one.pearson, 2)}</td></tr>
      ))}</tbody>
    </table></div>
  );
}

/** How many gave each answer; the figures stand beside it, so it is a picture with its words. */
function Bars({ one }: { one: QuestionResult }) {
  const t = useT();
  const most = Math.max(...one.counts, 1);
  const words = t('surveys.counts', { list: one.counts.map((n, at) => `${one.least + at}: ${n}`).join(', ') });
  return <span className="voice-bars" role="img" aria-label={words} title={words}>{one.counts.map((n, at) => <i key={one.least + at} style={{ height: `${Math.round((n / most) * 36)}px` }} />)}</span>;
}
