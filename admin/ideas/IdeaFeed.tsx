// Gold ideas as a feed that reads well on a phone: the month's best, then every idea with its votes; proposing is one dialog.
import { Lightbulb, Plus, ThumbsUp, Trophy } from 'lucide-react';
import { useState } from 'react';
import { Link, useSearchParams } from 'react-router-dom';
import { useT } from '../i18n/language.tsx';
import { useScope } from '../layout/scope.tsx';
import { request } from '../provider/client.ts';
import { useAsk } from '../provider/useOperation.ts';
import { useCan, useViewer } from '../provider/viewer.ts';
import { StatusTag } from '../shared/cells.tsx';
import { TextField } from '../shared/fields.tsx';
import { FormDialog } from '../shared/FormDialog.tsx';
import { count, dayOf, sayMonth, useFormat } from '../shared/format.ts';
import { Card, PageHeader } from '../shared/Page.tsx';
import { Empty, Failed, PageSkeleton } from '../shared/states.tsx';
import { toastDone, toastFault } from '../shared/Toasts.tsx';
import { IDEA_TONES } from './looks.ts';
import { AWARD, FEED, type IdeaRow, PROPOSE, type Ranking, VOTE } from './ideas.operations.ts';

const STATES = ['ALL', 'PROPOSED', 'ADOPTED', 'DECLINED'] as const;
const SORTS = { newest: [{ field: 'PROPOSED_AT', order: 'DESC' }], votes: [{ field: 'VOTE_COUNT', order: 'DESC' }] } as const;

export function IdeaFeed() {
  const t = useT();
  const format = useFormat();
  const can = useCan();
  const viewer = useViewer();
  const { period: month } = useScope();
  const [search, setSearch] = useSearchParams();
  const state = STATES.find((one) => one === search.get('state')) ?? 'ALL';
  const by = search.get('by') === 'votes' ? 'votes' : 'newest';
  const [key] = useState(() => crypto.randomUUID());
  const { data, error, isPending, refetch } = useAsk<{ ideas: { total: number; items: IdeaRow[] }; ideaRanking: Ranking }>(FEED, { filter: state === 'ALL' ? { state: { ne: 'WITHDRAWN' } } : { state: { eq: state } }, sort: SORTS[by], month }, { staleTime: 3_000 });
  const put = (name: string, value: string | null): void => { const next = new URLSearchParams(search); if (value === null) next.delete(name); else next.set(name, value); setSearch(next, { replace: true }); };
  if (error) return <Failed what={t('ideas.title')} fault={error} onRetry={() => refetch()} />;
  if (isPending) return <PageSkeleton />;
  const act = async (work: () => Promise<unknown>, words: string): Promise<void> => { try { await work(); await refetch(); toastDone(words); } catch (fault) { toastFault((fault as Error).message); } };
  const ranking = data.ideaRanking;
  const isOver = dayOf(new Date()).slice(0, 7) > month;
  return (
    <>
      <PageHeader title={t('ideas.title')} facts={<span>{t('ideas.facts', { count: count(data.ideas.total), smart_count: data.ideas.total })}</span>}>
        <span className="seg" role="group" aria-label={t('ideas.state')}>{STATES.map((one) => <button key={one} type="button" aria-pressed={one === state} onClick={() => put('state', one)}>{t(`ideaState.${one}`)}</button>)}</span>
        <span className="seg" role="group" aria-label={t('ideas.order')}>{(['newest', 'votes'] as const).map((one) => <button key={one} type="button" aria-pressed={one === by} onClick={() => put('by', one)}>{t(`ideas.by.${one}`)}</button>)}</span>
        <button type="button" className="btn pri" onClick={() => put('propose', '1')}><Plus size={14} aria-hidden />{t('ideas.propose')}</button>
      </PageHeader>
      <div className="main" tabIndex={0}><div className="home col g16" style={{ paddingTop: 16 }}>
        <Card title={<span className="row g6"><Trophy size={16} aria-hidden />{t('ideas.best', { month: sayMonth(month, format.language) })}</span>} facts={t(ranking.isSettled ? 'ideas.settled' : 'ideas.soFar')}>
          {ranking.best.length === 0 ? <p className="t13 t3">{t('ideas.noBest')}</p> : (
            <ol className="plain col g6" aria-label={t('ideas.best', { month: sayMonth(month, format.language) })}>{ranking.best.map((one) => (
              <li key={one.ideaId} className="row g8 base wrap"><b className="t16">{one.place}</b><Link className="lk" to={`/ideas/${one.ideaId}/show`}>{one.title}</Link><span className="t13 t2">{format.person({ name: one.proposerName, nameEn: one.proposerNameEn })}</span><span className="t12 t3">{t('ideas.taken', { stores: one.adoptionCount, votes: one.voteCount })}</span></li>))}</ol>
          )}
          {can('staff:decide-ideas') && isOver && !ranking.isSettled && ranking.best.length > 0 && <p style={{ marginTop: 10 }}><button type="button" className="btn sm" onClick={() => void act(() => request(AWARD, { input: { month } }), t('ideas.awarded'))}>{t('ideas.settle')}</button></p>}
        </Card>
        {data.ideas.items.length === 0 ? <Empty icon={Lightbulb} title={t('ideas.empty')} text={t('ideas.emptyText')} /> : (
          <ul className="plain col g12" aria-label={t('ideas.title')}>{data.ideas.items.map((one) => (
            <li key={one.id} className="card" style={{ padding: '12px 16px' }}>
              <div className="row g8 wrap"><Link className="t14 b lk" to={`/ideas/${one.id}/show`}>{one.title}</Link><StatusTag tone={IDEA_TONES[one.state]}>{t(`ideaState.${one.state}`)}</StatusTag>{one.awardPlace && <StatusTag tone="soon" icon={<Trophy size={12} aria-hidden />}>{t('ideas.place', { place: one.awardPlace })}</StatusTag>}</div>
              <p className="t13 t2" style={{ margin: '4px 0 8px', overflowWrap: 'anywhere' }}>{one.body}</p>
              <div className="row g8 wrap t12 t3">
                <button type="button" className={one.hasMyVote ? 'btn sm on' : 'btn sm'} aria-pressed={one.hasMyVote} disabled={one.proposerId === viewer?.employeeId || !['PROPOSED', 'ADOPTED'].includes(one.state)} aria-label={t('ideas.voteFor', { title: one.title, count: one.voteCount })}
                  onClick={() => void act(() => request(VOTE, { input: { id: one.id, isFor: !one.hasMyVote } }), t(one.hasMyVote ? 'ideas.unvoted' : 'ideas.voted'))}><ThumbsUp size={14} aria-hidden />{count(one.voteCount)}</button>
                <span>{[format.person(one.proposer ?? { name: one.proposerName, nameEn: one.proposerNameEn }), one.store ? format.named(one.store) : null, format.instant(one.proposedAt)].filter(Boolean).join(' · ')}</span>
                {one.adoptionCount > 0 && <span>{t('ideas.stores', { count: one.adoptionCount, smart_count: one.adoptionCount })}</span>}
              </div>
            </li>))}</ul>
        )}
      </div></div>
      {search.get('propose') && (
        <FormDialog title={t('ideas.propose')} text={t('ideas.proposeText')} act={t('ideas.send')} defaults={{ title: '', body: '' }} onClose={() => put('propose', null)}
          onSend={async (values) => { await request(PROPOSE, { input: { idempotencyKey: key, title: values.title, body: values.body } }); put('propose', null); await refetch(); toastDone(t('ideas.proposed')); }}>
          <TextField name="title" label={t('ideas.titleField')} required /><TextField name="body" label={t('ideas.body')} multiline required />
        </FormDialog>
      )}
    </>
  );
}
