// Risk alerts and their rules: what was told and why, what is made of it; each rule as a sentence, tried on the past.
import { ShieldAlert } from 'lucide-react';
import { useState } from 'react';
import { Link, useNavigate } from 'react-router-dom';
import { useT } from '../i18n/language.tsx';
import { useScope } from '../layout/scope.tsx';
import { request } from '../provider/client.ts';
import { CHANGED, useSubscription } from '../provider/realtime.ts';
import { useAsk } from '../provider/useOperation.ts';
import { useCan } from '../provider/viewer.ts';
import { StatusTag } from '../shared/cells.tsx';
import { ExplainPopover, type Explanation } from '../shared/Explain.tsx';
import { ReferenceField, TextField } from '../shared/fields.tsx';
import { FormDialog } from '../shared/FormDialog.tsx';
import { useFormat } from '../shared/format.ts';
import { PageHeader } from '../shared/Page.tsx';
import { Empty, Failed, PageSkeleton } from '../shared/states.tsx';
import { toastDone } from '../shared/Toasts.tsx';
import { RISK_TONES, SeverityTag } from './looks.tsx';
import { type AlertRow, ALERTS, DISMISS_ALERT, TAKE_ALERT } from './quality.operations.ts';
import { RiskRules } from './RiskRules.tsx';

export function AlertList() {
  const t = useT();
  const can = useCan();
  const format = useFormat();
  const go = useNavigate();
  const { storeIds } = useScope();
  const [tab, setTab] = useState<'alerts' | 'rules'>('alerts');
  const [acting, setActing] = useState<{ alert: AlertRow; act: 'take' | 'dismiss' } | null>(null);
  /** The rule whose alerts are looked at; null: all. */
  const [rule, setRule] = useState<{ id: string; name: string } | null>(null);
  const here = { ...(storeIds ? { storeId: { in: storeIds } } : {}), ...(rule ? { ruleId: { eq: rule.id } } : {}) };
  const { data, error, isPending, refetch } = useAsk<{ waiting: { total: number; items: AlertRow[] }; decided: { items: AlertRow[] } }>(ALERTS, { waiting: { ...here, state: { eq: 'PROPOSED' } }, decided: { ...here, state: { ne: 'PROPOSED' } } }, { staleTime: 5_000 });
  useSubscription(CHANGED, { resource: 'RiskAlert' }, () => { void refetch(); });
  if (error) return <Failed what={t('risks.title')} fault={error} onRetry={() => refetch()} />;
  if (isPending || !data) return <PageSkeleton />;
  // What waits for somebody comes first, however old it is.
  const alerts = [...data.waiting.items, ...data.decided.items];
  const said = (row: { titleZh: string; titleEn: string }) => (format.language === 'zh' ? row.titleZh : row.titleEn);
  const done = async (words: string) => { setActing(null); await refetch(); toastDone(words); };
  return (
    <>
      <PageHeader title={t('risks.title')} facts={<span>{t('risks.facts', { count: data.waiting.total })}</span>}>
        {can('quality:configure') && <span className="seg links" role="tablist" aria-label={t('risks.title')}>{(['alerts', 'rules'] as const).map((name) => <button key={name} type="button" role="tab" aria-selected={tab === name} className={tab === name ? 'btn sm pri' : 'btn sm'} onClick={() => setTab(name)}>{t(`risks.${name}`)}</button>)}</span>}
      </PageHeader>
      {tab === 'alerts' && rule && <p className="row g6 t13" style={{ padding: '8px 20px' }}><StatusTag>{rule.name}</StatusTag><button type="button" className="lk" onClick={() => setRule(null)}>{t('risks.allRules')}</button></p>}
      {tab === 'rules' ? <RiskRules onAlerts={(next) => { setRule(next); setTab('alerts'); }} /> : alerts.length === 0 ? <Empty icon={ShieldAlert} title={t('risks.empty')} text={t('risks.emptyText')} /> : (
        <ul className="plain" style={{ borderTop: '1px solid var(--line)' }} aria-label={t('risks.alerts')}>{alerts.map((alert) => (
          <li key={alert.id} className="rule-card">
            <span className="row g6 wrap"><StatusTag tone={RISK_TONES[alert.state]}>{t(`riskState.${alert.state}`)}</StatusTag><SeverityTag severity={alert.severity} /><span className="tag">{t(`riskKind.${alert.riskKind}`)}</span><span className="t12 t3 nw">{alert.number}</span></span>
            <p className="t14 b" style={{ margin: '4px 0' }}><ExplainPopover name={said(alert)} explanation={alert.explanation as Explanation}>{said(alert)}</ExplainPopover></p>
            <p className="t12 t3">{[format.instant(alert.firedAt), alert.store ? format.named(alert.store) : t('findings.chain'), format.person(alert.owner, ''), alert.reason].filter(Boolean).join(' · ')}</p>
            <span className="row g6 wrap" style={{ marginTop: 6 }}>
              {alert.finding && <Link className="lk t13" to={`/findings/${alert.finding.id}/show`}>{alert.finding.number} {t(`findingState.${alert.finding.state}`)}</Link>}
              {alert.state === 'PROPOSED' && can('quality:write') && <><button type="button" className="btn sm" onClick={() => setActing({ alert, act: 'take' })}>{t('risks.take')}</button><button type="button" className="btn sm" onClick={() => setActing({ alert, act: 'dismiss' })}>{t('risks.dismiss')}</button></>}
            </span>
          </li>
        ))}</ul>
      )}
      {acting?.act === 'take' && (
        <FormDialog title={t('risks.take')} text={t('risks.takeText')} act={t('risks.take')} defaults={{ ownerId: acting.alert.owner?.id ?? null, actionOwnerId: null }} onClose={() => setActing(null)}
          onSend={async (values) => {
            const answer = await request<{ takeRiskAlert: { finding: { id: string } | null } }>(TAKE_ALERT, { input: { id: acting.alert.id, expectedVersion: acting.alert.version, ownerId: values.ownerId || null, actionOwnerId: values.actionOwnerId || null } });
            await done(t('risks.taken'));
            if (answer.takeRiskAlert.finding) go(`/findings/${answer.takeRiskAlert.finding.id}/show`);
          }}>
          <ReferenceField name="ownerId" label={t('findings.owner')} resource="employees" say={format.person} /><ReferenceField name="actionOwnerId" label={t('risks.actionOwner')} resource="employees" say={format.person} />
        </FormDialog>
      )}
      {acting?.act === 'dismiss' && (
        <FormDialog title={t('risks.dismiss')} act={t('risks.dismiss')} defaults={{ reason: '' }} onClose={() => setActing(null)}
          onSend={async (values) => { await request(DISMISS_ALERT, { input: { id: acting.alert.id, expectedVersion: acting.alert.version, reason: values.reason } }); await done(t('risks.dismissed')); }}>
          <TextField name="reason" label={t('findings.reason')} required />
        </FormDialog>
      )}
    </>
  );
}
