// The rules of alerts: each in its version, with another figure as the next one, and what it would have told on the past.
import { useState } from 'react';
import { useT } from '../i18n/language.tsx';
import { request } from '../provider/client.ts';
import type { Fault } from '../provider/faults.ts';
import { useAsk } from '../provider/useOperation.ts';
import { OpenNumber, StatusTag } from '../shared/cells.tsx';
import { ExplainPopover, type Explanation } from '../shared/Explain.tsx';
import { CheckField, Pair, TextField } from '../shared/fields.tsx';
import { FormDialog } from '../shared/FormDialog.tsx';
import { useFormat } from '../shared/format.ts';
import { Failed, PageSkeleton, SkeletonRows } from '../shared/states.tsx';
import { toastDone, toastFault } from '../shared/Toasts.tsx';
import { saySource } from '../shared/source.ts';
import { DISCARD_RULE, DRY_RUN, type DryRun, PUBLISH_RULE, type RuleRow, RULES, SAVE_RULE } from './quality.operations.ts';

interface Rule { test: { value: string }; minSample: number; quietDays: number; proposal?: { zh: string; en: string } | null; source?: string | null }

export type OnAlerts = (rule: { id: string; name: string }) => void;

export function RiskRules({ onAlerts }: { /** Shows the alerts of a rule. */ onAlerts: OnAlerts }) {
  const t = useT();
  const { data, error, isPending, refetch } = useAsk<{ riskRules: { items: RuleRow[] } }>(RULES, {}, { staleTime: 0 });
  if (error) return <Failed what={t('risks.rules')} fault={error} onRetry={() => refetch()} />;
  if (isPending || !data) return <PageSkeleton />;
  return <ul className="plain" style={{ borderTop: '1px solid var(--line)' }} aria-label={t('risks.rules')}>{data.riskRules.items.map((rule) => <OneRule key={rule.id} row={rule} onAlerts={onAlerts} onChanged={async () => { await refetch(); }} />)}</ul>;
}

function OneRule({ row, onAlerts, onChanged }: { row: RuleRow; onAlerts: OnAlerts; onChanged: () => Promise<void> }) {
  const t = useT();
  const format = useFormat();
  const [trying, setTrying] = useState<'inForce' | 'draft' | null>(null);
  const [editing, setEditing] = useState(false);
  const versions = row.versions?.items ?? [];
  const draft = versions.find((one) => one.state === 'DRAFT');
  const current = versions.find((one) => one.state === 'PUBLISHED');
  const shown = draft ?? current;
  const rule = shown?.rule as unknown as Rule | undefined;
  const target = { id: row.id, expectedVersion: row.version };
  const act = async (mutation: typeof PUBLISH_RULE, words: string) => { try { await request(mutation, { input: target }); setTrying(null); await onChanged(); toastDone(words); } catch (fault) { toastFault((fault as Fault).message); await onChanged(); } };
  return (
    <li className="rule-card">
      <span className="row g6 wrap"><b className="t14">{format.named(row)}</b><span className="tag">{t(`riskKind.${row.riskKind}`)}</span>{current && (current.isActive ? <StatusTag tone="ok">{t('risks.inForce')} · {t('risks.version', { number: current.number })}</StatusTag> : <StatusTag>{t('risks.off')}</StatusTag>)}{draft && <StatusTag tone="soon">{t('risks.draft')}</StatusTag>}
        <span className="t12 t3 end">{row.alerts?.total ? <OpenNumber label={`${format.named(row)} ${t('risks.given', { count: row.alerts.total })}`} onOpen={() => onAlerts({ id: row.id, name: format.named(row) })}>{t('risks.given', { count: row.alerts.total })}</OpenNumber> : t('risks.given', { count: 0 })}{rule?.source && ` · ${saySource(rule.source, t)}`}</span></span>
      {rule?.proposal && <p className="t12 t2" style={{ margin: '4px 0' }}>{t('risks.proposal')}: {format.label(rule.proposal)}</p>}
      <span className="row g6 wrap" style={{ marginTop: 6 }}>
        {current && <button type="button" className="btn sm" aria-expanded={trying === 'inForce'} onClick={() => setTrying(trying === 'inForce' ? null : 'inForce')}>{t('risks.try')}</button>}
        {draft && <button type="button" className="btn sm" aria-expanded={trying === 'draft'} onClick={() => setTrying(trying === 'draft' ? null : 'draft')}>{t('risks.tryDraft')}</button>}
        {rule && <button type="button" className="btn sm" onClick={() => setEditing(true)}>{t('risks.change')}</button>}
        {draft && <><button type="button" className="btn sm" onClick={() => void act(DISCARD_RULE, t('risks.discarded'))}>{t('risks.discard')}</button><button type="button" className="btn sm pri" onClick={() => void act(PUBLISH_RULE, t('risks.published'))}>{t('risks.publish')}</button></>}
      </span>
      {trying && <Tried key={`${trying}${row.version}`} id={row.id} isDraft={trying === 'draft'} />}
      {editing && rule && (
        <FormDialog title={t('risks.change')} text={t('risks.changeText')} act={t('risks.change')} onClose={() => setEditing(false)} defaults={{ value: rule.test.value, minSample: rule.minSample, quietDays: rule.quietDays, isActive: shown?.isActive ?? true }}
          onSend={async (values) => {
            const next = { ...(shown?.rule ?? {}), test: { ...rule.test, value: String(values.value) }, minSample: Number(values.minSample), quietDays: Number(values.quietDays ?? 0) };
            await request(SAVE_RULE, { input: { ...target, draft: { rule: next, isActive: Boolean(values.isActive) } } });
            setEditing(false); await onChanged(); toastDone(t('actions.saved'));
          }}>
          <TextField name="value" label={t('risks.threshold')} inputMode="decimal" required /><Pair><TextField name="minSample" type="number" label={t('risks.minSample')} required /><TextField name="quietDays" type="number" label={t('risks.quietDays')} required /></Pair><CheckField name="isActive" label={t('risks.isActive')} />
        </FormDialog>
      )}
    </li>
  );
}

function Tried({ id, isDraft }: { id: string; isDraft: boolean }) {
  const t = useT();
  const format = useFormat();
  const { data, error, isPending, refetch } = useAsk<{ riskDryRun: DryRun }>(DRY_RUN, { input: { id, isDraft, periods: 12 } }, { staleTime: 60_000 });
  if (error) return <Failed what={t('risks.try')} fault={error} onRetry={() => refetch()} />;
  if (isPending || !data) return <SkeletonRows rows={4} height={30} />;
  const run = data.riskDryRun;
  return (
    <div style={{ marginTop: 10 }}>
      <p className="t13">{format.label(run.sentence)}</p>
      <p className="t13 b" style={{ margin: '4px 0' }}>{t('risks.tryTitle', { count: run.hitCount })}</p>
      <ul className="plain dry">{run.periods.map((period) => (
        <li key={period.from}>
          <span className="t2 nw">{period.from}</span>
          {period.hits.length === 0 ? <span className="t3">{t('risks.none')} · {t('risks.judged', { count: period.judgedCount })}</span> : (
            <span className="row g6">{period.hits.map((hit) => {
              const words = [hit.group && format.label(hit.group), format.label(hit.said)].filter(Boolean).join(' ');
              return <StatusTag key={hit.groupKey ?? 'all'} tone={hit.isQuiet ? 'paused' : 'late'}><ExplainPopover name={words} explanation={hit.explain as Explanation}>{words}</ExplainPopover>{hit.isQuiet && ` · ${t('risks.quiet')}`}</StatusTag>;
            })}</span>
          )}
        </li>
      ))}</ul>
    </div>
  );
}
