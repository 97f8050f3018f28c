// One policy of authority: its limits and who decides beyond them, the draft of the next version, and publishing it.
import { Pencil, Plus, Trash2, X } from 'lucide-react';
import { useEffect, useMemo, useState } from 'react';
import { useParams } from 'react-router-dom';
import { useT } from '../i18n/language.tsx';
import { request } from '../provider/client.ts';
import type { Fault } from '../provider/faults.ts';
import { useAsk } from '../provider/useOperation.ts';
import { useCan } from '../provider/viewer.ts';
import { StatusTag } from '../shared/cells.tsx';
import { TextField } from '../shared/fields.tsx';
import { FormDialog } from '../shared/FormDialog.tsx';
import { instantAt, useFormat } from '../shared/format.ts';
import { Breadcrumb, ContextPanel, PageHeader, PanelSection } from '../shared/Page.tsx';
import { Empty, Failed, PageSkeleton } from '../shared/states.tsx';
import { toastDone, toastFault } from '../shared/Toasts.tsx';
import { saySource } from '../shared/source.ts';
import { ApproverDialog, DueDialog, LimitDialog, type RoleName } from './AuthorityDialogs.tsx';
import { type Approver, AUTHORITY, authorityInForce, type AuthorityRow, DISCARD_AUTHORITY, type Limit, PUBLISH_AUTHORITY, ROLE_NAMES, type Rules, SAVE_AUTHORITY } from './authority.operations.ts';

type Editing = { limit: Limit | null } | { approver: Approver } | { due: true } | null;

export function AuthorityShow() {
  const { id = '' } = useParams();
  const t = useT();
  const format = useFormat();
  const can = useCan();
  const { data, error, isPending, refetch } = useAsk<{ authorityPolicy: AuthorityRow | null }>(AUTHORITY, { id }, { staleTime: 0 });
  const { data: named } = useAsk<{ roles: { items: { key: string; nameZh: string; nameEn: string }[] } }>(ROLE_NAMES, {}, { enabled: can('platform:read-roles') });
  const policy = data?.authorityPolicy;
  const versions = useMemo(() => policy?.versions?.items ?? [], [policy]);
  const stored = versions.find((one) => one.state === 'DRAFT') ?? null;
  const current = authorityInForce(versions);
  const [chosen, setChosen] = useState<string | null>(null);
  const [rules, setRules] = useState<Rules | null>(null);
  const [editing, setEditing] = useState<Editing>(null);
  const [publishing, setPublishing] = useState(false);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another stored draft takes the place of what was edited
  useEffect(() => { setRules(stored?.rules ?? null); }, [stored?.id, stored?.version]);
  if (error) return <Failed what={t('authority.title')} fault={error} onRetry={() => refetch()} />;
  if (isPending) return <PageSkeleton />;
  if (!policy) return <Empty icon={X} title={t('state.notFound')} text={t('state.notFoundText')} />;
  const viewed = versions.find((one) => one.id === chosen) ?? (rules ? null : current ?? versions[0] ?? null);
  const shown = viewed?.rules ?? rules;
  const isEditing = !viewed && rules !== null && can('platform:write-authority');
  const next = stored?.number ?? Math.max(0, ...versions.map((one) => one.number)) + 1;
  const changed = rules !== null && JSON.stringify(rules) !== JSON.stringify(stored?.rules ?? null);
  const nameOf = (key: string): string => { const role = named?.roles.items.find((one) => one.key === key); return role ? format.named(role) : t(`approverRole.${key}`, { _: key }); };
  const list = (words: string[]): string => words.join(format.language === 'zh' ? '、' : ', ');
  const known: RoleName[] = [...new Set([...(named?.roles.items ?? []).map((one) => one.key), ...(shown ? [...shown.limits, ...shown.approvers].flatMap((one) => one.roles ?? []) : [])])].map((key) => ({ key, name: nameOf(key) }));
  const act = async (work: () => Promise<unknown>, words: string) => {
    try { await work(); await refetch(); toastDone(words); } catch (fault) { toastFault((fault as Fault).message); await refetch(); }
  };
  const put = (more: Partial<Rules>) => { setEditing(null); setRules({ ...(rules as Rules), ...more }); };
  const scenes = (shown?.suggestions ?? []) as { scenario: string; labelZh: string; labelEn: string }[];
  const scene = (key: string): string => { const one = scenes.find((each) => each.scenario === key); return one ? (format.language === 'zh' ? one.labelZh : one.labelEn) : key; };
  const what = (limit: Limit): string => list([...(limit.kinds ?? []).map((kind) => t(`compensation.${kind}`, { _: kind })), ...(limit.scenarios ?? []).map(scene)]) || t('authority.limit.all');
  return (
    <>
      <Breadcrumb path={[{ label: t('authority.title'), to: '/authorityPolicies' }, { label: format.named(policy) }]} />
      <PageHeader title={format.named(policy)} facts={isEditing ? <StatusTag tone="soon">{t('authority.editing', { number: next })}</StatusTag> : viewed && <span>{t('authority.version', { number: viewed.number })}</span>}>
        {isEditing && <button type="button" className="btn" onClick={() => void act(async () => { setRules(null); if (stored) await request(DISCARD_AUTHORITY, { input: { id, expectedVersion: policy.version } }); }, t('authority.discarded'))}><Trash2 size={14} aria-hidden />{t('authority.discard')}</button>}
        {isEditing && <button type="button" className={stored && !changed ? 'btn' : 'btn pri'} disabled={Boolean(stored) && !changed} onClick={() => void act(() => request(SAVE_AUTHORITY, { input: { id, expectedVersion: policy.version, rules } }), t('authority.saved'))}>{t('authority.save')}</button>}
        {isEditing && stored && !changed && <button type="button" className="btn pri" onClick={() => setPublishing(true)}>{t('authority.publish')}</button>}
        {!rules && can('platform:write-authority') && viewed && <button type="button" className="btn pri" onClick={() => { setChosen(null); setRules(viewed.rules); }}><Pencil size={14} aria-hidden />{t('authority.edit')}</button>}
      </PageHeader>
      <div className="two" style={{ borderTop: '1px solid var(--line)' }}>
        <div className="main">{shown && <>
          <div className="scrollx" style={{ flex: 'none' }}>
            <h2 className="phone-only b t13" style={{ padding: '10px 16px 4px' }}>{t('authority.limits')}</h2>
            <table className="table phone" aria-label={t('authority.limits')}>
              <thead><tr><th scope="col">{t('authority.limit.per')}</th><th scope="col" className="r">{t('authority.limit.amount')}</th><th scope="col">{t('authority.limit.who')}</th><th scope="col">{t('authority.limit.what')}</th><th scope="col">{t('authority.limit.source')}</th>{isEditing && <th scope="col"><span className="visually-hidden">{t('authority.edit')}</span></th>}</tr></thead>
              <tbody>{shown.limits.map((limit) => (
                <tr key={limit.id}>
                  <td className="b lead">{t(`authority.per.${limit.per}`, { _: limit.per })}</td><td className="r">{format.money(limit.amount)}</td>
                  <td>{limit.roles ? list(limit.roles.map(nameOf)) : t('authority.limit.everybody')}</td><td className="t2">{what(limit)}</td><td className="t3 minor">{saySource(limit.source, t)}</td>
                  {isEditing && <td className="r"><button type="button" className="ib sm" aria-label={`${t('authority.limit.edit')} ${limit.id}`} onClick={() => setEditing({ limit })}><Pencil size={14} aria-hidden /></button><button type="button" className="ib sm" aria-label={`${t('authority.limit.remove')} ${limit.id}`} onClick={() => put({ limits: shown.limits.filter((one) => one.id !== limit.id) })}><X size={14} aria-hidden /></button></td>}
                </tr>
              ))}</tbody>
            </table>
            {isEditing && <div style={{ padding: '10px 20px' }}><button type="button" className="btn" onClick={() => setEditing({ limit: null })}><Plus size={14} aria-hidden />{t('authority.limit.add')}</button></div>}
          </div>
          <div className="scrollx" style={{ flex: 'none', marginTop: 12 }}>
            <h2 className="phone-only b t13" style={{ padding: '10px 16px 4px' }}>{t('authority.approvers')}</h2>
            <table className="table phone" aria-label={t('authority.approvers')}>
              <thead><tr><th scope="col">{t('authority.approvers')}</th><th scope="col" className="r">{t('authority.approver.upTo')}</th>{isEditing && <th scope="col"><span className="visually-hidden">{t('authority.edit')}</span></th>}</tr></thead>
              <tbody>{shown.approvers.map((approver) => (
                <tr key={approver.id}><td className="b lead">{list(approver.roles.map(nameOf))}</td><td className="r" data-label={t('authority.approver.upTo')}>{approver.upTo === null ? t('authority.approver.any') : format.money(approver.upTo)}</td>
                  {isEditing && <td className="r"><button type="button" className="ib sm" aria-label={`${t('authority.approver.edit')} ${approver.id}`} onClick={() => setEditing({ approver })}><Pencil size={14} aria-hidden /></button></td>}</tr>
              ))}</tbody>
            </table>
          </div>
          <p className="row t13" style={{ padding: '12px 20px' }}><span className="b">{t('authority.due')}</span><span>{t('authority.dueMinutes', { n: shown.dueMinutes })}</span>{isEditing && <button type="button" className="ib sm" aria-label={t('authority.dueEdit')} onClick={() => setEditing({ due: true })}><Pencil size={14} aria-hidden /></button>}</p>
        </>}</div>
        <ContextPanel label={t('authority.versions')}>
          <PanelSection title={t('authority.versions')}>
            <ul className="plain">{versions.map((one) => {
              const isShown = one.state === 'DRAFT' ? !viewed : viewed?.id === one.id;
              return (
                <li key={one.id} style={{ padding: '4px 0' }}><button type="button" className="row t13" style={{ width: '100%', minHeight: 28 }} aria-pressed={isShown} onClick={() => setChosen(one.state === 'DRAFT' ? null : one.id)}>
                  <b className={isShown ? 'ac' : undefined}>{t('authority.version', { number: one.number })}</b>{one.id === current?.id ? <StatusTag tone="ac">{t('authority.inForce')}</StatusTag> : one.state === 'DRAFT' ? <StatusTag tone="soon">{t('authority.draft')}</StatusTag> : null}
                  <span className="t12 t3 end">{one.effectiveFrom && (one.effectiveFrom < '1971' ? t('authority.ever') : format.instant(one.effectiveFrom))}</span></button></li>
              );
            })}</ul>
          </PanelSection>
        </ContextPanel>
      </div>
      {editing && rules && 'limit' in editing && <LimitDialog limit={editing.limit} rules={rules} roles={known} hasKinds={policy.key === 'compensation'} onClose={() => setEditing(null)} onDone={(limits) => put({ limits })} />}
      {editing && rules && 'approver' in editing && <ApproverDialog approver={editing.approver} rules={rules} roles={known} onClose={() => setEditing(null)} onDone={(approvers) => put({ approvers })} />}
      {editing && rules && 'due' in editing && <DueDialog minutes={rules.dueMinutes} onClose={() => setEditing(null)} onDone={(dueMinutes) => put({ dueMinutes })} />}
      {publishing && (
        <FormDialog title={t('authority.publishTitle', { number: next })} text={t('authority.publishText')} act={t('authority.publish')} defaults={{ from: '' }} onClose={() => setPublishing(false)}
          onSend={async (values) => {
            await request(PUBLISH_AUTHORITY, { input: { id, expectedVersion: policy.version, ...(values.from ? { effectiveFrom: instantAt(String(values.from)) } : {}) } });
            setPublishing(false); setRules(null); await refetch(); toastDone(t('authority.published', { number: next }));
          }}>
          <TextField name="from" label={t('authority.from')} help={t('authority.fromHelp')} type="datetime-local" />
        </FormDialog>
      )}
    </>
  );
}
