// Who is named for an award: named by one, seconded by another, decided by a third; for those who decide, where everybody stands by the measures.
import { Award, Plus } from 'lucide-react';
import { useState } from 'react';
import { useT } from '../i18n/language.tsx';
import { request } from '../provider/client.ts';
import type { Fault } from '../provider/faults.ts';
import { useAsk } from '../provider/useOperation.ts';
import { useCan, useViewer } from '../provider/viewer.ts';
import { StatusTag } from '../shared/cells.tsx';
import { ExplainPopover } from '../shared/Explain.tsx';
import { CheckField, ReferenceField, SelectField, TextField } from '../shared/fields.tsx';
import { FormDialog } from '../shared/FormDialog.tsx';
import { dayOf, useFormat } from '../shared/format.ts';
import { Card, PageHeader } from '../shared/Page.tsx';
import { Empty, Failed, SkeletonRows } from '../shared/states.tsx';
import { toastDone, toastFault } from '../shared/Toasts.tsx';
import { AWARD_KINDS, type AwardKind, DECIDE_NOMINATION, NOMINATE, type Nomination, NOMINATIONS, SECOND, type Standing, STANDINGS, WITHDRAW_NOMINATION } from './nomination.operations.ts';
import { AwardsGiven } from './AwardsGiven.tsx';
import { PayTabs } from './PayTabs.tsx';

const TONES: Record<string, 'ok' | 'soon' | 'paused' | 'ac' | undefined> = { PROPOSED: 'soon', SECONDED: 'ac', AWARDED: 'ok', DECLINED: 'paused', WITHDRAWN: 'paused' };
const today = (): string => dayOf(new Date());
/** The quarters that one may name for: this one and the last, each by its first day. */
function quarters(today: string): string[] {
  const first = (year: number, quarter: number): string => `${quarter < 0 ? year - 1 : year}-${String(((quarter + 4) % 4) * 3 + 1).padStart(2, '0')}-01`;
  const [year, quarter] = [Number(today.slice(0, 4)), Math.floor((Number(today.slice(5, 7)) - 1) / 3)];
  return [first(year, quarter), first(year, quarter - 1)];
}

export function NominationList() {
  const t = useT();
  const format = useFormat();
  const can = useCan();
  const viewer = useViewer();
  const [naming, setNaming] = useState<{ employeeId?: string } | null>(null);
  const [deciding, setDeciding] = useState<Nomination | null>(null);
  const { data, error, isPending, refetch } = useAsk<{ awardNominations: { items: Nomination[] } }>(NOMINATIONS, {}, { staleTime: 0 });
  const kinds = useAsk<{ awardKinds: AwardKind[] }>(AWARD_KINDS).data?.awardKinds ?? [];
  const rows = data?.awardNominations.items ?? [];
  const act = async (document: typeof SECOND, row: Nomination, words: string): Promise<void> => {
    try { await request(document, { input: { id: row.id, expectedVersion: row.version } }); toastDone(words); } catch (fault) { toastFault((fault as Fault).message); }
    await refetch();
  };
  const said = (from: string): string => t('nominations.quarter', { year: from.slice(0, 4), quarter: (Number(from.slice(5, 7)) + 2) / 3 });
  const period = (row: Nomination): string => (row.periodUntil.slice(0, 7) === row.periodFrom.slice(0, 7) || Number(row.periodUntil.slice(5, 7)) - Number(row.periodFrom.slice(5, 7)) === 1 ? format.month(row.periodFrom.slice(0, 7)) : said(row.periodFrom));
  const isMine = (row: Nomination): boolean => Boolean(viewer?.employeeId) && row.nominatorId === viewer?.employeeId;
  const isOpen = (row: Nomination): boolean => row.state === 'PROPOSED' || row.state === 'SECONDED';
  return (
    <>
      <PageHeader title={t('nominations.title')} facts={<span>{t('nominations.facts')}</span>}>
        {kinds.length > 0 && <button type="button" className="btn pri" onClick={() => setNaming({})}><Plus size={14} aria-hidden />{t('nominations.nominate')}</button>}
      </PageHeader>
      <PayTabs at="awardNominations" />
      {error ? <Failed what={t('nominations.title')} fault={error} onRetry={() => refetch()} /> : isPending ? <SkeletonRows /> : rows.length === 0 ? <Empty icon={Award} title={t('nominations.empty')} text={t('nominations.emptyText')} /> : (
        <div className="scrollx" style={{ flex: 'none' }}>
          <table className="table phone" aria-label={t('nominations.title')}>
            <thead><tr><th scope="col">{t('nominations.person')}</th><th scope="col">{t('incentives.state')}</th><th scope="col">{t('nominations.standing')}</th><th scope="col">{t('nominations.hands')}</th><th scope="col"><span className="visually-hidden">{t('nominations.decide')}</span></th></tr></thead>
            <tbody>{rows.map((row) => (
              <tr key={row.id}>
                <td className="lead" style={{ whiteSpace: 'normal' }}><span className="b">{format.person(row.employee)}</span> <span className="t2">{format.language === 'zh' ? row.awardZh : row.awardEn} · {period(row)}</span><span className="t12 t3" style={{ display: 'block', overflowWrap: 'anywhere' }}>{row.reason}{row.decision && ` → ${row.decision}`}</span></td>
                <td><StatusTag tone={TONES[row.state]}>{t(`nominationState.${row.state}`)}</StatusTag></td>
                <td data-label={t('nominations.standing')}>{row.standing ? <ExplainPopover explanation={row.standing} name={t('nominations.standing')}>{row.standing.value === null ? '–' : t('nominations.place', { place: String(row.standing.value) })}</ExplainPopover> : '–'}</td>
                <td className="t2" data-label={t('nominations.hands')}>{[format.person(row.nominator, row.nominatorName), row.seconderName && format.person(row.seconder, row.seconderName), row.deciderName && format.person({ name: row.deciderName, nameEn: row.deciderNameEn })].filter(Boolean).join(' → ')}</td>
                <td className="r"><span className="row g6 wrap" style={{ justifyContent: 'flex-end' }}>
                  {row.state === 'PROPOSED' && can('staff:read-scorecards') && !isMine(row) && row.employeeId !== viewer?.employeeId && <button type="button" className="btn sm" onClick={() => void act(SECOND, row, t('nominations.seconded'))}>{t('nominations.second')}</button>}
                  {isOpen(row) && isMine(row) && <button type="button" className="btn sm" onClick={() => void act(WITHDRAW_NOMINATION, row, t('nominationState.WITHDRAWN'))}>{t('incentives.withdraw')}</button>}
                  {isOpen(row) && can('incentives:write') && !isMine(row) && row.seconderId !== viewer?.employeeId && row.employeeId !== viewer?.employeeId && <button type="button" className="btn sm" onClick={() => setDeciding(row)}>{t('nominations.decide')}</button>}
                </span></td>
              </tr>
            ))}</tbody>
          </table>
        </div>
      )}
      {can('staff:read-pay') && <AwardsGiven kinds={kinds} />}
      {can('incentives:write') && kinds[0] && <Standings kinds={kinds} onName={(employeeId) => setNaming({ employeeId })} />}
      {naming && (
        <FormDialog title={t('nominations.nominate')} text={t('nominations.nominateText')} act={t('nominations.nominate')} defaults={{ employeeId: naming.employeeId ?? null, awardKey: kinds[0]?.key ?? '', on: quarters(today())[0], reason: '', key: crypto.randomUUID() }} onClose={() => setNaming(null)}
          onSend={async (values) => { await request(NOMINATE, { input: { idempotencyKey: String(values.key), employeeId: String(values.employeeId ?? ''), awardKey: String(values.awardKey), on: values.on, reason: String(values.reason ?? '') } }); setNaming(null); await refetch(); toastDone(t('nominations.nominated')); }}>
          <ReferenceField name="employeeId" label={t('nominations.person')} required resource="employees" filter={{ leftOn: { isNull: true } }} say={format.person} />
          <SelectField name="awardKey" label={t('nominations.award')} required choices={kinds.map((one) => ({ value: one.key, label: format.label(one.label) }))} />
          <SelectField name="on" label={t('nominations.period')} required choices={quarters(today()).map((value) => ({ value, label: said(value) }))} />
          <TextField name="reason" label={t('nominations.reason')} required multiline />
        </FormDialog>
      )}
      {deciding && (
        <FormDialog title={t('nominations.decideOn', { name: format.person(deciding.employee) })} text={deciding.state === 'SECONDED' ? deciding.reason : t('nominations.notSeconded')} act={t('nominations.decide')} defaults={{ isAwarded: deciding.state === 'SECONDED', reason: '' }} onClose={() => setDeciding(null)}
          onSend={async (values) => { await request(DECIDE_NOMINATION, { input: { id: deciding.id, expectedVersion: deciding.version, isAwarded: Boolean(values.isAwarded), reason: String(values.reason ?? '') } }); setDeciding(null); await refetch(); toastDone(t(values.isAwarded ? 'nominations.awarded' : 'nominations.declined')); }}>
          {deciding.state === 'SECONDED' && <CheckField name="isAwarded" label={t('nominations.give')} />}
          <TextField name="reason" label={t('incentives.reason')} required multiline />
        </FormDialog>
      )}
    </>
  );
}

/** The ranking of a quarter: satisfaction first, then resolution; too few answers are no place. */
function Standings({ kinds, onName }: { kinds: readonly AwardKind[]; onName: (employeeId: string) => void }) {
  const t = useT();
  const format = useFormat();
  const [on, setOn] = useState(quarters(today())[0] ?? today());
  const { data, isPending } = useAsk<{ awardStandings: Standing[] }>(STANDINGS, { key: kinds[0]?.key ?? '', on });
  const rows = data?.awardStandings ?? [];
  const percent = (rate: string | null): string => (rate === null ? '–' : `${(Number(rate) * 100).toFixed(1)}%`);
  return (
    <div className="cards">
      <Card title={t('nominations.standings')} facts={t('nominations.standingsFacts')} flush actions={
        <span className="in sm"><select aria-label={t('nominations.period')} value={on} onChange={(event) => setOn(event.target.value)}>{quarters(today()).map((one) => <option key={one} value={one}>{t('nominations.quarter', { year: one.slice(0, 4), quarter: (Number(one.slice(5, 7)) + 2) / 3 })}</option>)}</select></span>}>
        {isPending ? <SkeletonRows rows={4} /> : rows.length === 0 ? <p className="t13 t3" style={{ padding: '12px 16px' }}>{t('nominations.noStandings')}</p> : (
          <div className="scrollx"><table className="table phone" aria-label={t('nominations.standings')}>
            <thead><tr><th scope="col" style={{ width: 96 }}>{t('nominations.standing')}</th><th scope="col">{t('nominations.person')}</th><th scope="col" className="r">{t('nominations.satisfaction')}</th><th scope="col" className="r">{t('nominations.answers')}</th><th scope="col" className="r">{t('nominations.resolution')}</th><th scope="col"><span className="visually-hidden">{t('nominations.nominate')}</span></th></tr></thead>
            <tbody>{rows.slice(0, 20).map((row) => (
              <tr key={row.employeeId}>
                <td data-label={t('nominations.standing')}><ExplainPopover explanation={row.explanation} name={`${t('nominations.standing')} ${format.person({ name: row.employeeName, nameEn: row.employeeNameEn })}`}>{row.place === null ? '–' : row.place}</ExplainPopover>{row.alike > 1 && <span className="t12 t3"> {t('nominations.alike', { count: row.alike })}</span>}</td>
                <td className="lead"><span className="b">{format.person({ name: row.employeeName, nameEn: row.employeeNameEn })}</span>{row.storeName && <span className="t12 t3" style={{ display: 'block' }}>{format.label(row.storeName)}</span>}</td>
                <td className="r" data-label={t('nominations.satisfaction')}>{row.satisfaction === null ? '–' : Number(row.satisfaction).toFixed(2)}</td><td className="r" data-label={t('nominations.answers')}>{row.sample}</td><td className="r" data-label={t('nominations.resolution')}>{percent(row.resolutionRate)}</td>
                <td className="r"><button type="button" className="btn sm" onClick={() => onName(row.employeeId)}>{t('nominations.nominate')}</button></td>
              </tr>
            ))}</tbody>
          </table></div>
        )}
      </Card>
    </div>
  );
}
